/// Meaning of a log: devices, runs, streams, presence, and what each device was sent.
@NullMarked
package dev.playhead.transport.insight;

import org.jspecify.annotations.NullMarked;
