package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Map;

/// Frames with messages reach a client twice, one right after the other.
public record Duplicate(Dose dose) implements FrameFault {
    public static final FaultKind KIND = new FaultKind(
            "duplicate", "percent=100", Dose.PARAMETERS, fields -> new Duplicate(Dose.read(fields, Dose.ALWAYS)));

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
        return dose.fields();
    }

    @Override
    public String verb() {
        return "Duplicate";
    }

    @Override
    public String label(String who) {
        return "Duplicate messages to " + who;
    }

    @Override
    public String words() {
        return "Frames with messages reach the client twice: " + dose.words() + ".";
    }

    // Recordings of the first version counted every frame, and must draw again what they drew.
    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return dose instanceof Dose.Percent || way == Way.TO && frame.action() == Action.MESSAGE;
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return frame.action() == Action.MESSAGE && dose.hits(chance)
                ? new FrameDecision.Replaced(List.of(frame, frame))
                : FrameDecision.PASSED;
    }
}
