/// Verdicts on a run, worked out from its log.
@NullMarked
package dev.playhead.transport.scenario.verdict;

import org.jspecify.annotations.NullMarked;
