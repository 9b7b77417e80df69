package dev.playhead.app.recording;

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
import picocli.CommandLine.Mixin;
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

    @Mixin
    private RangeOptions range = new RangeOptions();

    /// Makes the verb; picocli sets its options.
    public ScenarioCommand() {
        super("Not taken into the scenario");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter printed) throws IOException {
        var asked = range.of(log);
        if (out != null && Files.exists(out)) {
            throw new FileAlreadyExistsException(out + " is there already; choose another name.");
        }
        var called = Objects.requireNonNullElse(name.getFileName(), name).toString();
        try {
            var draft = ScenarioDraft.of(
                    log, new DraftRange(asked.from(), asked.to()), called.replaceFirst("(\\.playhead)?\\.mcap$", ""));
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
