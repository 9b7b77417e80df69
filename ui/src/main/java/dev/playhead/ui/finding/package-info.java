/// The Findings view: what the rules found, and how every version reached everybody.
@NullMarked
package dev.playhead.ui.finding;

import org.jspecify.annotations.NullMarked;
