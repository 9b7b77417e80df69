/// The playing of a scenario from its beginning to its end.
@NullMarked
package dev.playhead.transport.scenario.run;

import org.jspecify.annotations.NullMarked;
