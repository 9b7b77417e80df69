package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Frames with messages reach a client twice: each of them, or what it has missed when it comes back (RTL4c, RTN15c6).
public record Duplicate(What what, Dose dose) implements FrameFault {
    private static final String WHAT = "what";

    public static final FaultKind KIND =
            new FaultKind("duplicate", "percent=100", "what=replay " + Dose.PARAMETERS, Duplicate::read);

    /// Things that come twice.
    public enum What {
        /// A frame with messages, one right after the other.
        MESSAGES,
        /// All that a client has missed on a channel, once more from its beginning.
        REPLAY
    }

    private static Duplicate read(FaultFields fields) {
        var what = What.valueOf(fields.choice(WHAT, "messages", "replay").toUpperCase(Locale.ROOT));
        return new Duplicate(what, Dose.read(fields, Dose.ALWAYS));
    }

    /// One of all frames with messages.
    public Duplicate(Dose dose) {
        this(What.MESSAGES, dose);
    }

    /// @param percent how many of a hundred
    public Duplicate(long percent) {
        this(new Dose.Percent(percent));
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        if (what == What.MESSAGES) {
            return dose.fields();
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put(WHAT, what.name().toLowerCase(Locale.ROOT));
        fields.putAll(dose.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Duplicate";
    }

    @Override
    public String label(String who) {
        return switch (what) {
            case MESSAGES -> "Duplicate messages to " + who;
            case REPLAY -> "Replay twice to " + who;
        };
    }

    @Override
    public String words() {
        return switch (what) {
            case MESSAGES -> "Frames with messages reach the client twice: " + dose.words() + ".";
            case REPLAY -> "What the client has missed is sent to it twice when it comes back: " + dose.words() + ".";
        };
    }

    // Recordings of the first version counted every frame, and must draw again what they drew.
    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return what == What.MESSAGES
                && (dose instanceof Dose.Percent || way == Way.TO && frame.action() == Action.MESSAGE);
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return frame.action() == Action.MESSAGE && dose.hits(chance)
                ? new FrameDecision.Replaced(List.of(frame, frame))
                : FrameDecision.PASSED;
    }

    @Override
    public @Nullable Dose repeatsReplays() {
        return what == What.REPLAY ? dose : null;
    }
}
