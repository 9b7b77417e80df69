package dev.playhead.transport.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All presets that there are, in the order in which they are shown. A new one is a line.
public final class FaultPresets {
    public static final List<FaultPreset> ALL = List.of(
            FaultPreset.of("tunnel", "Tunnel", "cut 8 s, then resume", "cut for=8s"),
            FaultPreset.of("lid-closed", "Lid closed", "cut 2 min 30 s", "cut for=150s"),
            FaultPreset.of("no-signal", "No signal", "cut until restored", "cut"),
            FaultPreset.of("half-open", "Half open", "60 s of silence", "half-open for=60s"),
            FaultPreset.of("slow-network", "Slow network", "+400 ms, both ways", "slow ms=400"),
            FaultPreset.of("buffering-proxy", "Buffering proxy", "a burst every 2 s", "hold ms=2000"),
            FaultPreset.of("background-tab", "Background tab", "a burst every 20 s", "hold ms=20000"),
            FaultPreset.of("flaky-network", "Flaky network", "drop 1 in 20", "drop percent=5"),
            FaultPreset.of("sent-twice", "Sent twice", "every message", "duplicate"),
            FaultPreset.of("ack-lost", "ACK lost", "the next one", "withhold-ack first=1"),
            FaultPreset.of("append-refused", "Append refused", "93002, once", "refuse-publish what=append first=1"),
            FaultPreset.of("resume-refused", "Resume refused", "new connection ID", "resume-refused first=1"),
            FaultPreset.of(
                    "token-expires",
                    "Token expires",
                    "40142, 10th message",
                    "close code=40142 nth=10 reason='The token has expired, on purpose.'"),
            FaultPreset.of("agent-dies", "Agent dies", "with its 20th publish", "die nth=20 way=from"),
            FaultPreset.of("no-terminator", "No terminator", "ai-run-end is lost", "drop way=from name=ai-run-end"),
            FaultPreset.of(
                    "server-restart",
                    "Server restart",
                    "told to come back",
                    "close code=50003 status=503 reason='The broker restarts, on purpose.'"));

    private FaultPresets() {}

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
