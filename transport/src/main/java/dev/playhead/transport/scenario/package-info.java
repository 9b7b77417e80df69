/// Scenarios: files that say who takes part in a session, what happens and breaks in it, and what must be
/// so at its end.
@NullMarked
package dev.playhead.transport.scenario;

import org.jspecify.annotations.NullMarked;
