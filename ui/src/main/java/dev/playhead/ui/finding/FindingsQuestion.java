package dev.playhead.ui.finding;

import dev.playhead.transport.insight.ChannelId;
import org.jspecify.annotations.Nullable;

/// Question that the Findings view asks of a session. Immutable.
///
/// @param nanos the moment, ns since 1970; `Long.MAX_VALUE` for now
/// @param chosen number of the chosen finding; -1 for none
/// @param channel of the matrix; null for that of the chosen finding, or else the one with the newest message
/// @param columns what a column of the matrix is
/// @param first number of the first column; -1 for the columns around the chosen finding, or else the newest
/// @param most number of columns that there is room for
/// @param lateNanos after which time a delivery is late, ns
public record FindingsQuestion(
        long nanos,
        int chosen,
        @Nullable ChannelId channel,
        MatrixColumns columns,
        int first,
        int most,
        long lateNanos) {}
