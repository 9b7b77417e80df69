/// A recording that is served to live clients: its bar, and what its clients do and get.
@NullMarked
package dev.playhead.ui.serving;

import org.jspecify.annotations.NullMarked;
