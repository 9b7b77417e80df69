package dev.playhead.transport.explain;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Handshake;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reasons that stand in other entries of the log and explain a row: insight remembers only where.
final class Reasons {
    private final LogReader log;

    Reasons(LogReader log) {
        this.log = log;
    }

    /// Returns why something was refused, by the entry that says so; null for -1 and when it does not say so.
    ///
    /// @throws IOException when the log cannot be read
    @Nullable
    ErrorInfo refusal(long position) throws IOException {
        if (position < 0) {
            return null;
        }
        var entry = log.readForShow(position);
        if (entry instanceof Entry.RestIn request) {
            return request.refusal();
        }
        return switch (EntryDecoder.decode(entry)) {
            case Decoded.Frame(var frame) ->
                frame.error() != null ? frame.error() : new ErrorInfo(0, 400, "no reason given");
            case Decoded.Refused(var error) -> error;
            case Decoded.Nothing _, Decoded.Call _, Decoded.Read _, Decoded.Stored _, Decoded.ObjectsChanged _ -> null;
        };
    }

    /// Returns what somebody said of themselves when they came; null for -1.
    ///
    /// @param position of the entry with their handshake
    /// @throws IOException when the log cannot be read
    @Nullable
    Handshake handshake(long position) throws IOException {
        return position >= 0 && log.readForShow(position) instanceof Entry.Opened opened ? opened.handshake() : null;
    }
}
