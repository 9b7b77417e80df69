package dev.playhead.ui.serving;

import dev.playhead.transport.serving.GateReason;
import dev.playhead.transport.serving.LiveClient;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingState;
import dev.playhead.transport.serving.Turn;
import dev.playhead.ui.format.Formats;
import java.util.Objects;

/// Words on a recording that is served. Safe for use by many threads.
public final class ServeWords {
    private static final long LEAST_NANOS = 10_000_000;

    private ServeWords() {}

    /// Returns what is served, by the name of its file.
    static String name(Serving serving) {
        var file = Objects.requireNonNullElse(serving.recording().getFileName(), serving.recording());
        return file.toString().replace(".playhead.mcap", "");
    }

    /// Returns where it began, and who is left out.
    static String began(Serving serving, ServingState state) {
        return "from " + Formats.clock(serving.fromNanos() - serving.startNanos()) + " on"
                + (state.place() == null ? "" : ", you are " + state.place());
    }

    /// Returns how many clients there are, for a chip.
    public static String clients(ServingState state) {
        return "Serving to " + Formats.count(state.here(), "client");
    }

    /// Returns why the gate is closed, in a sentence.
    static String gate(ServingState state) {
        var why = state.closed();
        if (state.ended()) {
            return "The recording has come to its end; its channels stay until you stop serving.";
        }
        if (why == null) {
            return "The recording plays. Space or F8 closes the gate: clients stay attached, and nothing recorded is sent.";
        }
        return why == GateReason.CLIENTS && state.words().isEmpty()
                ? "Waiting for the first client."
                : "The gate is closed: " + why.words() + (state.words().isEmpty() ? "." : ", " + state.words() + ".");
    }

    /// Returns whose place a client has.
    static String place(LiveClient client) {
        return client.inPlace() ? "recorded " + client.name() : "nobody, it watches";
    }

    /// Returns how a turn differs from what the recorded participant did.
    static String difference(Turn turn, long nowNanos) {
        return switch (turn.state()) {
            case DONE -> done(turn);
            case SKIPPED -> "skipped";
            case NOW -> "now";
            case PASSED -> "went by";
            case LATER -> "due in " + Formats.seconds(Math.max(0, turn.atNanos() - nowNanos));
        };
    }

    private static String done(Turn turn) {
        if (turn.waitedNanos() > LEAST_NANOS) {
            return "gate waited " + Formats.seconds(turn.waitedNanos());
        }
        long late = turn.yoursNanos() - turn.atNanos();
        if (Math.abs(late) < LEAST_NANOS) {
            return "at its time";
        }
        return Formats.seconds(Math.abs(late)) + (late < 0 ? " early" : " late");
    }
}
