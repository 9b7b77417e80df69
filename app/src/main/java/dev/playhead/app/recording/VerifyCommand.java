package dev.playhead.app.recording;

import dev.playhead.app.terminal.ControlCharacters;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.replay.DeterminismCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/// Runs a recording again and says whether the broker does today what it did then.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Run what clients sent in a recording through the broker again and compare what it does with what was recorded.",
            "Exit code 0 when it is the same, 1 when it differs or when part of the recording is lost,"
                    + " 2 when it cannot be read."
        })
public final class VerifyCommand extends RecordingVerdict {
    /// Makes the verb; picocli sets its options.
    public VerifyCommand() {
        super("Not verified");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter out) throws IOException {
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
}
