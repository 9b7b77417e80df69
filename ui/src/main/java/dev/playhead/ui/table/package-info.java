/// A table of what there was at the playhead, whatever it lists, and the facts of what is chosen in it.
@NullMarked
package dev.playhead.ui.table;

import org.jspecify.annotations.NullMarked;
