package dev.playhead.transport.copy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lines of comma-separated values (RFC 4180), the titles first: what the table shows, without payloads.
public record CsvCopy() implements RowCopy {
    private static final String TITLES = "row,seconds,way,who,frame,channel,version,bytes,latencyMs,summary";

    @Override
    public String title() {
        return "CSV";
    }

    @Override
    public String of(List<CopiedRow> rows) {
        return rows.stream().map(CsvCopy::line).collect(Collectors.joining("", TITLES + "\r\n", ""));
    }

    private static String line(CopiedRow row) {
        var frames = row.frames();
        int version = frames.version(row.row());
        var values = List.of(
                String.format(Locale.ROOT, "%d", row.row() + 1),
                row.seconds(),
                row.way(),
                row.who(),
                frames.kind(row.row()),
                row.channel(),
                version == 0 ? "" : Integer.toString(version),
                Integer.toString(frames.bytes(row.row())),
                row.latencyMs(),
                row.summary());
        return values.stream().map(CsvCopy::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
