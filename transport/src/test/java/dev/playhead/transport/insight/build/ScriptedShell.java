package dev.playhead.transport.insight.build;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What surrounds the core of a [SessionScript]: timers that are set, and transports that the broker has ended.
final class ScriptedShell {
    private final Map<TimerId, Long> timers = new LinkedHashMap<>();
    private final Deque<Ended> ended = new ArrayDeque<>();

    record Ended(TransportId transport, CloseReason reason) {}

    void perform(Effect effect) {
        switch (effect) {
            case Effect.Close(var transport, var code, var reason, var rule) ->
                ended.add(new Ended(transport, CloseReason.BROKER_CLOSED));
            case Effect.Reset(var transport, var rule) -> ended.add(new Ended(transport, CloseReason.CUT));
            case Effect.SetTimer(var timer, var atMs) -> timers.put(timer, atMs);
            case Effect.CancelTimer(var timer) -> timers.remove(timer);
            case Effect.Send send -> {}
            case Effect.Undelivered missed -> {}
            case Effect.Held held -> {}
            case Effect.HeldEnded ended -> {}
            case Effect.Delay delay -> {}
            case Effect.Respond respond -> {}
        }
    }

    /// The next transport that the broker has ended; null when there is none.
    @Nullable
    Ended ended() {
        return ended.poll();
    }

    /// Takes the timer that is due next; null when none is until `ms`.
    Map.@Nullable Entry<TimerId, Long> dueUntil(long ms) {
        var due = timers.entrySet().stream()
                .filter(timer -> timer.getValue() <= ms)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::copyOf)
                .orElse(null);
        if (due != null) {
            timers.remove(due.getKey());
        }
        return due;
    }
}
