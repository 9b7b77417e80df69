package dev.playhead.transport.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fault with a name from the life of a user, with parameters that make it so. Immutable.
///
/// @param id stable name, for the command line, scripts and tests: `lid-closed`
/// @param name what happens, in words of people: `Lid closed`
/// @param words how, in a few words
/// @param forMs how long it is on, ms; 0 for until it is ended
public record FaultPreset(String id, String name, String words, Fault fault, long forMs) {
    /// Prefix of its id where a kind of fault can be named as well.
    public static final String PREFIX = "preset:";

    /// All that there are, in the order in which they are shown. A new one is a line.
    public static final List<FaultPreset> ALL = List.of(
            of("tunnel", "Tunnel", "cut 8 s, then resume", "cut for=8s"),
            of("lid-closed", "Lid closed", "cut 2 min 30 s", "cut for=150s"),
            of("no-signal", "No signal", "cut until restored", "cut"),
            of("half-open", "Half open", "60 s of silence", "half-open for=60s"),
            of("slow-network", "Slow network", "+400 ms, both ways", "slow ms=400"),
            of("buffering-proxy", "Buffering proxy", "a burst every 2 s", "hold ms=2000"),
            of("background-tab", "Background tab", "a burst every 20 s", "hold ms=20000"),
            of("flaky-network", "Flaky network", "drop 1 in 20", "drop percent=5"),
            of("sent-twice", "Sent twice", "every message", "duplicate"),
            of("ack-lost", "ACK lost", "the next one", "withhold-ack first=1"),
            of("append-refused", "Append refused", "93002, once", "refuse-publish what=append first=1"),
            of("resume-refused", "Resume refused", "new connection ID", "resume-refused first=1"),
            of("replayed-twice", "Replayed twice", "what it missed", "duplicate what=replay"),
            of("websocket-blocked", "WebSocket blocked", "HTTP goes on", "cut over=websocket"),
            of(
                    "token-expires",
                    "Token expires",
                    "40142 mid-answer",
                    "close code=40142 nth=10 reason='The token has expired, on purpose.'"),
            of("agent-dies", "Agent dies", "with its 20th publish", "die nth=20 way=from"),
            of("no-terminator", "No terminator", "ai-run-end is lost", "drop way=from name=ai-run-end"),
            of(
                    "server-restart",
                    "Server restart",
                    "told to come back",
                    "close code=50003 status=503 reason='The broker restarts, on purpose.'"));

    private static FaultPreset of(String id, String name, String words, String line) {
        var spec = FaultSpec.now(line);
        return new FaultPreset(id, name, words, spec.fault(), spec.forMs());
    }

    /// Returns the label of a rule to which nobody gave another: `Lid closed, phone`.
    ///
    /// @param who whom it hits
    public String label(String who) {
        return name + ", " + who;
    }

    /// The preset with this id; null when there is none.
    public static @Nullable FaultPreset of(String id) {
        for (var preset : ALL) {
            if (preset.id().equals(id)) {
                return preset;
            }
        }
        return null;
    }

    /// The preset that a rule was made from, or could have been; null when there is none.
    public static @Nullable FaultPreset of(FaultRule rule) {
        FaultPreset found = null;
        for (var preset : ALL) {
            if (preset.fault().equals(rule.fault())) {
                if (rule.label().startsWith(preset.label(""))) {
                    return preset;
                }
                // Who has set it by its kind has said nothing of a time.
                found = found == null && preset.forMs() == 0 ? preset : found;
            }
        }
        return found;
    }
}
