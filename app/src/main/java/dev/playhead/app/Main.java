package dev.playhead.app;

import picocli.CommandLine;

/// Starts the product: one verb a command, each in a class of its own.
public final class Main {
    static final long BEGUN_NANOS = System.nanoTime();

    private Main() {}

    public static void main(String[] args) {
        wakeReadersDirectly();
        System.exit(run(args));
    }

    // Virtual threads that wait for a socket are woken by a thread of the system instead of by another virtual one,
    // which saves a step on the way of every frame. The default elsewhere than on Linux; before the first socket.
    private static void wakeReadersDirectly() {
        if (System.getProperty("jdk.pollerMode") == null) {
            System.setProperty("jdk.pollerMode", "1");
        }
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
