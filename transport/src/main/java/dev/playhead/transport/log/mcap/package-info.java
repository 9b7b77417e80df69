/// The container of a recording: records, chunks and checksums of MCAP, whatever is in them.
@NullMarked
package dev.playhead.transport.log.mcap;

import org.jspecify.annotations.NullMarked;
