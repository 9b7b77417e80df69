/// Settings as a page: what there is, what it does, and what is remembered by itself.
@NullMarked
package dev.playhead.ui.settings;

import org.jspecify.annotations.NullMarked;
