package dev.playhead.app.terminal;

import java.io.PrintWriter;
import picocli.CommandLine;

/// Runs commands at a terminal: nothing that others wrote steers it, and what fails is said in a sentence.
public final class Console {
    private Console() {}

    /// Runs a command with the arguments behind its name.
    ///
    /// @param command an object with picocli's `@Command`
    /// @return its exit code; 2 when it cannot run
    public static int run(Object command, String... args) {
        return line(command).execute(args);
    }

    /// Makes the command line of a command, to be executed once.
    ///
    /// @param command an object with picocli's `@Command`
    public static CommandLine line(Object command) {
        var line = new CommandLine(command);
        // Recordings hold names that strangers chose; none may steer the terminal, so colours are not used either.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setOut(new PrintWriter(new ControlCharacters(line.getOut()), true));
        line.setErr(new PrintWriter(new ControlCharacters(line.getErr()), true));
        line.setExecutionExceptionHandler((problem, failed, parsed) -> {
            failed.getErr().println(Problems.inWords(problem));
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }
}
