package dev.playhead.app;

import dev.playhead.app.terminal.Console;
import picocli.CommandLine;

/// Starts the product: one verb a command, each in a class of its own.
public final class Main {
    static final long BEGUN_NANOS = System.nanoTime();

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs a command line and returns its exit code: 0 fine, 1 a check failed, 2 could not run.
    static int run(String... args) {
        var command = Console.line(new PlayheadCommand());
        command.setExecutionStrategy(Main::execute);
        return command.execute(args);
    }

    // An option before the verb would be taken for the window and forgotten: the recording would go elsewhere.
    private static int execute(CommandLine.ParseResult parsed) {
        boolean asksForHelp = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
        if (parsed.hasSubcommand() && !asksForHelp && !parsed.matchedOptions().isEmpty()) {
            var option = parsed.matchedOptions().getFirst().longestName();
            var verb = parsed.subcommand().commandSpec().name();
            var line = parsed.commandSpec().commandLine();
            line.getErr().println("Options follow the verb: playhead " + verb + " " + option + " \u2026");
            return CommandLine.ExitCode.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }
}
