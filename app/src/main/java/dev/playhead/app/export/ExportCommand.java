package dev.playhead.app.export;

import dev.playhead.app.recording.RangeOptions;
import dev.playhead.app.recording.RecordingVerdict;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.copy.CsvCopy;
import dev.playhead.transport.copy.HarExport;
import dev.playhead.transport.copy.JsonLinesCopy;
import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.copy.TextOutput;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.filter.Glob;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.mask.MaskedRecording;
import dev.playhead.transport.page.HtmlPage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the rows of the frames table for other programs.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the frames of a recording for other programs: jsonl, a JSON object a line with the decoded payload;"
                    + " csv, without payloads; har, an HTTP archive with requests, sockets and their frames as"
                    + " _webSocketMessages; html, one page for a browser with a playhead that people move."
                    + " Keys of connections are masked.",
            "Exit code 0 when all was written, 1 when part of the recording is lost, 2 when it cannot be done."
        })
public final class ExportCommand extends RecordingVerdict {
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

    @Option(
            names = "--channel",
            paramLabel = "GLOB",
            description =
                    "Only frames of channels of this name, in which * stands for anything. May be given several times.")
    private List<String> channels = new ArrayList<>();

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(
            names = "--mask",
            description = "Leave out what was said: texts become x, as long as they were, and numbers in payloads 1."
                    + " A filter is still about what was said.")
    private boolean mask;

    /// Makes the verb; picocli sets its options.
    public ExportCommand() {
        super("Not exported");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter out) throws IOException {
        if (format == ExportFormat.HAR && !(filter.isBlank() && channels.isEmpty())) {
            throw new IllegalArgumentException(
                    "An archive has whole sockets: use --from and --to, not --filter or --channel.");
        }
        if (file == null) {
            // A terminal is no CSV file: its lines end as lines do.
            write(name, log, text -> out.print(text.replace("\r\n", "\n")));
            out.flush();
        } else {
            WholeFile.write(file, to -> write(name, log, to));
        }
        return true;
    }

    private void write(Path name, LogFile log, TextOutput to) throws IOException {
        switch (format) {
            case JSONL -> rows(name, new JsonLinesCopy(), new JsonLinesCopy(), to);
            case CSV -> rows(name, new CsvCopy(true), new CsvCopy(false), to);
            case HTML -> page(name, to);
            case HAR -> {
                var asked = range.of(log);
                new HarExport(shown(log), asked.from(), asked.to()).write(to);
            }
        }
    }

    private Filter wanted() {
        try {
            return Filter.parse(filter);
        } catch (FilterSyntaxException wrong) {
            throw new IllegalArgumentException("The filter cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    /// @param first how the first rows are written
    /// @param more how those after them are
    private void rows(Path name, RowCopy first, RowCopy more, TextOutput to) throws IOException {
        var wanted = wanted();
        with(name, (session, asked) -> {
            var batch = new ArrayList<Integer>(BATCH);
            boolean areFirst = true;
            for (int row : (Iterable<Integer>) chosen(asked, wanted)::iterator) {
                batch.add(row);
                if (batch.size() == BATCH) {
                    to.write(session.copy(areFirst ? first : more, List.copyOf(batch)));
                    areFirst = false;
                    batch.clear();
                }
            }
            if (areFirst || !batch.isEmpty()) {
                to.write(session.copy(areFirst ? first : more, List.copyOf(batch)));
            }
        });
    }

    private void page(Path name, TextOutput to) throws IOException {
        var wanted = wanted();
        with(name, (session, asked) -> {
            var part = part(session.timeline());
            new HtmlPage(session, part.from(), part.to(), this::isWanted)
                    .write(
                            Objects.requireNonNullElse(name.getFileName(), name).toString(),
                            chosen(asked, wanted).boxed().toList(),
                            to);
        });
    }

    /// Work on a session.
    private interface Work {
        /// @param session what is written
        /// @param asked what filters are about: the same rows, with what was said
        void on(LogSession session, LogSession asked) throws IOException;
    }

    private void with(Path name, Work work) throws IOException {
        try (var session = LogSession.open(shown(LogFile.open(name)));
                var original = mask && !filter.isBlank() ? LogSession.open(name) : null) {
            session.awaitCaughtUp();
            if (original != null) {
                original.awaitCaughtUp();
            }
            work.on(session, original == null ? session : original);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted before everything was written");
        }
    }

    private LogReader shown(LogReader recording) {
        return mask ? new MaskedRecording(recording) : recording;
    }

    private IntStream chosen(LogSession session, Filter wanted) {
        var timeline = session.timeline();
        var part = part(timeline);
        var frames = timeline.frames();
        var isWanted = session.rows(wanted, timeline);
        return IntStream.range(0, frames.count())
                .filter(row -> frames.atNanos(row) >= part.from() && frames.atNanos(row) <= part.to())
                .filter(row -> channels.isEmpty()
                        || frames.channel(row) >= 0
                                && isWanted(timeline.channels()
                                        .get(frames.channel(row))
                                        .id()
                                        .name()))
                .filter(isWanted);
    }

    private boolean isWanted(String channel) {
        return channels.isEmpty() || channels.stream().anyMatch(glob -> new Glob(glob).matches(channel));
    }

    private RangeOptions.Range part(Timeline timeline) {
        return range.of(timeline.startNanos(), timeline.endNanos());
    }
}
