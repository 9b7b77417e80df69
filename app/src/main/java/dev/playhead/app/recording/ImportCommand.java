package dev.playhead.app.recording;

import dev.playhead.transport.foreign.ForeignRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a recording of a file of another format.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Make a recording of a file of another format: .jsonl as \"playhead export\" writes it, or .har, an HTTP archive"
                    + " with the frames of WebSockets as _webSocketMessages (Chrome, Playwright, mitmproxy). It has what that"
                    + " file says: the broker's state, its faults and whatever others did are not in there.",
            "Exit code 0 when it was written, 2 when it cannot be done. A file that is there is not overwritten."
        })
public final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What is imported (.jsonl, .har).")
    private Path file;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where the recording goes (.playhead.mcap).")
    private Path out;

    @Override
    public Integer call() throws IOException {
        var imported = ForeignRecording.write(file, out);
        var console = spec.commandLine().getOut();
        console.printf(Locale.ROOT, "%s has %,d frames of %s.%n", out, imported.frames(), file);
        imported.remarks().forEach(console::println);
        return CommandLine.ExitCode.OK;
    }
}
