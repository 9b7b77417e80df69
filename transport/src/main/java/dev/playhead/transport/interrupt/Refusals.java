package dev.playhead.transport.interrupt;

import org.jspecify.annotations.Nullable;

/// Reasons that several interrupts share, as sentences.
final class Refusals {
    static final String NO_RUN = "No run is there to act on.";
    private static final String GONE = "That message is not on the channel any more.";
    private static final String GENERATION =
            "These messages are of a generation of AI Transport that Playhead does not know, so it cannot write to it.";
    private static final String CODEC =
            "Nobody can tell which codec the application uses, so Playhead cannot write to it.";

    private Refusals() {}

    /// Refuses what nobody can read, and what is chosen and gone.
    static @Nullable String unreadable(ChannelScene scene) {
        if (scene.isChoiceGone()) {
            return GONE;
        }
        return scene.dialect() == WireDialect.UNKNOWN_GENERATION ? GENERATION : null;
    }

    /// Refuses to write a text in a codec that is not known.
    static @Nullable String unwritable(ChannelScene scene) {
        var why = unreadable(scene);
        return why == null && scene.dialect() == WireDialect.OTHER_CODEC ? CODEC : why;
    }

    /// Refuses when the run has come to its end.
    static @Nullable String over(@Nullable ChannelRun run) {
        if (run == null) {
            return NO_RUN;
        }
        return run.state() == ChannelRun.State.OVER ? "This run is over." : null;
    }
}
