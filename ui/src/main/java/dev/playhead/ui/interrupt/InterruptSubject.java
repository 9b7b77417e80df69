package dev.playhead.ui.interrupt;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptTarget;
import java.util.Arrays;
import java.util.List;

/// Run or message that is interrupted, as a window knows it. Immutable.
///
/// @param title what people call it: `Run 6`
/// @param text what stands there now, to begin an edit with
/// @param over whether it has come to its end as far as the window knows; a plain message does not say so itself
/// @param kinds what is offered for it
public record InterruptSubject(
        String title, InterruptTarget target, String text, boolean over, List<InterruptKind> kinds) {
    private static final List<InterruptKind> OF_RUNS = Arrays.stream(InterruptKind.values())
            .filter(kind -> kind != InterruptKind.DELETE)
            .toList();

    public InterruptSubject {
        kinds = List.copyOf(kinds);
    }

    /// A run.
    public static InterruptSubject of(Run run) {
        var channel = run.channel();
        return new InterruptSubject(
                "Run " + run.number() + " on " + channel.words(),
                new InterruptTarget(channel.app(), channel.name(), run.id(), null),
                run.question(),
                run.endedNanos() != 0,
                OF_RUNS);
    }

    /// A message.
    ///
    /// @param text what it says; empty when that is not known
    public static InterruptSubject of(ChannelId channel, String serial, String text) {
        return new InterruptSubject(
                "Message " + serial,
                new InterruptTarget(channel.app(), channel.name(), null, serial),
                text,
                false,
                List.of(InterruptKind.values()));
    }

    /// Returns why something cannot be done that only the window knows; empty when it knows nothing against it.
    String refusal(InterruptKind kind) {
        boolean stops = kind == InterruptKind.STOP || kind == InterruptKind.INTERRUPT || kind == InterruptKind.STEER;
        return over && stops ? "This run is over." : "";
    }
}
