package dev.playhead.app.broker;

import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.transport.interrupt.PlainWords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how interrupts are published.
public final class InterruptFlags {
    @Option(
            names = "--interrupt-as",
            paramLabel = "NAME",
            description = "The clientId of stops, questions and other interrupts of Playhead (default playhead).")
    private String name = InterruptSettings.DEFAULT.clientId();

    @Option(
            names = "--wake",
            paramLabel = "URL",
            description = "Where the application wakes its agent of AI Transport, for interrupts that need one.")
    private String wake = "";

    @Option(
            names = "--cancel-message",
            paramLabel = "NAME[=DATA]",
            description = "The message that stops an answer on a plain channel (default ai-cancel={serial}).")
    private @Nullable String cancel;

    /// Returns how interrupts are published.
    ///
    /// @throws IllegalArgumentException says in a sentence what is wrong
    InterruptSettings settings() {
        var words = cancel == null ? PlainWords.DEFAULT : PlainWords.cancelling(cancel);
        return InterruptSettings.DEFAULT.as(name).saying(words).waking(wake);
    }
}
