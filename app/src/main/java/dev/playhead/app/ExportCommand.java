package dev.playhead.app;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.field.FilterSyntaxException;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.LogFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes the rows of the frames table for other programs.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the frames of a recording for other programs: a JSON object a line with the decoded payload, or CSV"
                    + " without payloads. Keys of connections are masked.",
            "Exit code 0 when all was written, 1 when part of the recording is lost, 2 when it cannot be done."
        })
final class ExportCommand extends RecordingVerdict {
    private static final int BATCH = 1_000;

    @Option(names = "--format", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; jsonl unless given.")
    private ExportFormat format = ExportFormat.JSONL;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it goes, as a whole or not at all; printed unless given.")
    private @Nullable Path file;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description =
                    "Which rows, as in the filter field of the window: 'channel == \"ai:*\" and kind != HEARTBEAT'.")
    private String filter = "";

    @Option(names = "--from", paramLabel = "T", description = "From this moment on: start, 12.5 (seconds), 02:08.400.")
    private String from = "start";

    @Option(names = "--to", paramLabel = "T", description = "Up to this moment; end unless given.")
    private String to = "end";

    ExportCommand() {
        super("Not exported");
    }

    @Override
    boolean judge(Path name, LogFile log, PrintWriter out) throws IOException {
        var wanted = wanted();
        try (var session = LogSession.open(name)) {
            session.awaitCaughtUp();
            if (file == null) {
                // A terminal is no CSV file: its lines end as lines do.
                write(session, wanted, rows -> out.print(rows.replace("\r\n", "\n")));
                out.flush();
            } else {
                WholeFile.write(file, to -> write(session, wanted, to::write));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted before everything was written");
        }
    }

    private Filter wanted() {
        try {
            return Filter.parse(filter);
        } catch (FilterSyntaxException wrong) {
            throw new IllegalArgumentException("The filter cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    /// Takes rows as text.
    private interface Rows {
        void write(String rows) throws IOException;
    }

    private void write(LogSession session, Filter wanted, Rows to) throws IOException {
        var timeline = session.timeline();
        long begin = moment(from, timeline);
        long end = moment(this.to, timeline);
        var frames = timeline.frames();
        var isWanted = session.rows(wanted, timeline);
        var batch = new ArrayList<Integer>(BATCH);
        boolean areFirst = true;
        for (int row = 0; row < frames.count(); row++) {
            long at = frames.atNanos(row);
            if (at >= begin && at <= end && isWanted.test(row)) {
                batch.add(row);
            }
            boolean isLast = row == frames.count() - 1;
            if (batch.size() == BATCH || isLast && (areFirst || !batch.isEmpty())) {
                to.write(session.copy(format.rows(areFirst), List.copyOf(batch)));
                areFirst = false;
                batch.clear();
            }
        }
    }

    private static long moment(String text, Timeline timeline) {
        return TimeOption.parse(text, timeline.startNanos(), timeline.endNanos());
    }
}
