package dev.playhead.app;

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
        var command = new CommandLine(new PlayheadCommand());
        command.setExecutionExceptionHandler((problem, line, parsed) -> {
            line.getErr().println(Problems.inWords(problem));
            return CommandLine.ExitCode.USAGE;
        });
        return command.execute(args);
    }
}
