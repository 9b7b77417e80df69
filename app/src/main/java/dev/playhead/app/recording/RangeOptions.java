package dev.playhead.app.recording;

import dev.playhead.app.terminal.TimeOption;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import picocli.CommandLine.Option;

/// Options `--from` and `--to` of verbs that take a part of a recording.
public final class RangeOptions {
    @Option(names = "--from", paramLabel = "T", description = "From this moment on: start, 12.5 (seconds), 02:08.400.")
    private String from = "start";

    @Option(names = "--to", paramLabel = "T", description = "Up to this moment; end unless given.")
    private String to = "end";

    /// Part of a recording, ns since 1970.
    ///
    /// @param from its first moment
    /// @param to its last moment; `Long.MAX_VALUE` when it has no end but that of the recording
    public record Range(long from, long to) {}

    /// Reads the options for a recording.
    ///
    /// @throws IllegalArgumentException says in a sentence why they name no part of it
    /// @throws IOException when the recording cannot be read
    public Range of(LogReader recording) throws IOException {
        return of(
                recording.read(0).atNanos(),
                recording.read(recording.size() - 1).atNanos());
    }

    /// Reads the options for a recording of these moments, ns since 1970.
    ///
    /// @throws IllegalArgumentException says in a sentence why they name no part of it
    public Range of(long startNanos, long endNanos) {
        long begin = TimeOption.parse(from, startNanos, endNanos);
        long last = TimeOption.parse(to, startNanos, endNanos);
        if (last < begin) {
            throw new IllegalArgumentException("--to " + to + " is before --from " + from + ".");
        }
        return new Range(begin, last);
    }
}
