/// Says in words what entries, frames and messages are: for screens, command line and exports alike. Needs a
/// log and what `insight` made of it, no session.
@NullMarked
package dev.playhead.transport.explain;

import org.jspecify.annotations.NullMarked;
