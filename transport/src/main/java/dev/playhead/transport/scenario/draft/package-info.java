/// Scenarios made of recordings.
@NullMarked
package dev.playhead.transport.scenario.draft;

import org.jspecify.annotations.NullMarked;
