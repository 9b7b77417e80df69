package dev.playhead.app.recording;

import dev.playhead.app.terminal.ControlCharacters;
import dev.playhead.transport.cut.RecordingRepair;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.DeterminismCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a recording again and says whether the broker does today what it did then.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Run what clients sent in a recording through the broker again and compare what it does with what was recorded.",
            "With --repair, also write a copy of what is whole of a recording that is damaged or was never closed.",
            "Exit code 0 when it is the same, 1 when it differs or when part of the recording is lost,"
                    + " 2 when it cannot be read."
        })
public final class VerifyCommand extends RecordingVerdict {
    @Option(
            names = "--repair",
            paramLabel = "FILE",
            description =
                    "Where the copy goes: closed, with an index, everything at its position and time. The recording stays as"
                            + " it is, and no file is overwritten.")
    private @Nullable Path repaired;

    /// Makes the verb; picocli sets its options.
    public VerifyCommand() {
        super("Not verified");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter out) throws IOException {
        if (repaired != null) {
            repair(name, log, repaired, out);
        }
        var difference = DeterminismCheck.verify(log);
        if (difference.isEmpty()) {
            out.printf("%s runs again to the same end: %,d entries.%n", name, log.size());
            return true;
        }
        var found = difference.get();
        out.printf("%s differs at entry %d.%n", name, found.position());
        out.println("  Recorded: " + ControlCharacters.visible(found.expected()));
        out.println("  Now:      " + ControlCharacters.visible(found.came()));
        return false;
    }

    private static void repair(Path name, LogFile log, Path file, PrintWriter out) throws IOException {
        if (log.damage().isEmpty() && !log.mayLackItsEnd()) {
            out.println(name + " is whole and closed, so no copy of it was written.");
            return;
        }
        long lost = RecordingRepair.write(log, file);
        out.printf(Locale.ROOT, "%s has what is whole of it: %,d entries, %,d of them lost.%n", file, log.size(), lost);
    }
}
