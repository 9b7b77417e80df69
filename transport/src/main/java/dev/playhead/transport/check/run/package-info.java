/// Rules about runs of agents: how they start, what they bring, how they end and who hears of it.
@NullMarked
package dev.playhead.transport.check.run;

import org.jspecify.annotations.NullMarked;
