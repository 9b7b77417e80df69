package dev.playhead.app.recording;

import dev.playhead.app.terminal.TimeOption;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.scenario.draft.DraftRange;
import dev.playhead.transport.scenario.draft.NothingToPlayException;
import dev.playhead.transport.scenario.draft.ScenarioDraft;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes a scenario of a recording.
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = {
            "Make a scenario of a recording, to be played by playhead run: the same devices and agents, what was asked, said"
                    + " and stopped at its time, the faults that were on, and as expectations what held in the recording and"
                    + " what was broken there.",
            "It is printed unless --out says where it goes. A file that is there is not overwritten."
        })
public final class ScenarioCommand extends RecordingVerdict {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "YAML",
            description = "Where the scenario goes.")
    private @Nullable Path out;

    @Option(names = "--from", paramLabel = "T", description = "From this moment on: start, 12.5 (seconds), 02:08.400.")
    private String from = "start";

    @Option(names = "--to", paramLabel = "T", description = "Up to this moment; end unless given.")
    private String to = "end";

    /// Makes the verb; picocli sets its options.
    public ScenarioCommand() {
        super("Not taken into the scenario");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter printed) throws IOException {
        long start = log.read(0).atNanos();
        long end = log.read(log.size() - 1).atNanos();
        long begin = TimeOption.parse(from, start, end);
        long last = TimeOption.parse(to, start, end);
        if (last < begin) {
            throw new IllegalArgumentException("--to " + to + " is before --from " + from + ".");
        }
        if (out != null && Files.exists(out)) {
            throw new FileAlreadyExistsException(out + " is there already; choose another name.");
        }
        var called = Objects.requireNonNullElse(name.getFileName(), name).toString();
        try {
            var draft = ScenarioDraft.of(
                    log, new DraftRange(begin, last), called.replaceFirst("(\\.playhead)?\\.mcap$", ""));
            if (out == null) {
                printed.print(draft.text());
                printed.flush();
            } else {
                WholeFile.write(out, draft.text());
                draft.remarks().forEach(printed::println);
                printed.println("Play it with: playhead run " + out);
            }
            return true;
        } catch (NothingToPlayException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
