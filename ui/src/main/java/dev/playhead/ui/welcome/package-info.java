/// The first screen: the address, snippets, recordings.
@NullMarked
package dev.playhead.ui.welcome;

import org.jspecify.annotations.NullMarked;
