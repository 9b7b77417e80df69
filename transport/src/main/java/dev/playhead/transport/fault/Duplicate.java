package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Map;

/// Frames with messages reach a client twice, one right after the other.
///
/// @param percent how many of a hundred
public record Duplicate(long percent) implements FrameFault {
    private static final String PERCENT = "percent";

    public static final FaultKind KIND =
            new FaultKind("duplicate", "percent=100", fields -> new Duplicate(fields.number(0, 100, 100L, PERCENT)));

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        return Map.of(PERCENT, percent);
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
        return percent + " of 100 frames with messages reach the client twice.";
    }

    @Override
    public List<ProtocolMessage> frameOut(ProtocolMessage frame, SeededRandom chance) {
        return frame.action() == Action.MESSAGE && chance.hits(percent) ? List.of(frame, frame) : List.of(frame);
    }
}
