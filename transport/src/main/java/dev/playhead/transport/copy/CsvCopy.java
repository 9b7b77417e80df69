package dev.playhead.transport.copy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lines of comma-separated values (RFC 4180): what the table shows, without payloads.
///
/// @param titled whether a line of titles comes first, as it does unless the rows go on with earlier ones
public record CsvCopy(boolean titled) implements RowCopy {
    private static final List<String> TITLES =
            List.of("row", "seconds", "way", "who", "frame", "channel", "version", "bytes", "latencyMs", "summary");

    @Override
    public String title() {
        return "CSV";
    }

    @Override
    public String of(List<CopiedRow> rows) {
        return (titled ? Csv.line(TITLES) : "")
                + rows.stream().map(CsvCopy::line).collect(Collectors.joining());
    }

    private static String line(CopiedRow row) {
        var frames = row.frames();
        int version = frames.version(row.row());
        return Csv.line(List.of(
                String.format(Locale.ROOT, "%d", row.row() + 1),
                row.seconds(),
                row.way(),
                row.who(),
                frames.kind(row.row()),
                row.channel(),
                version == 0 ? "" : Integer.toString(version),
                Integer.toString(frames.bytes(row.row())),
                row.latencyMs(),
                row.summary()));
    }
}
