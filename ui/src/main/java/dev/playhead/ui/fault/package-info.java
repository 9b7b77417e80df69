/// Faults: the rules there were at the playhead, and how a new one is put together.
@NullMarked
package dev.playhead.ui.fault;

import org.jspecify.annotations.NullMarked;
