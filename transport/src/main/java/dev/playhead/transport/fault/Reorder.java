package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/// Frames to a client wait until so many have come, and leave in the opposite order. Those that still wait
/// when the rule ends leave in their own order; those of a transport that ends are left to the resume.
///
/// @param group how many wait for each other
public record Reorder(long group, FrameMatch match) implements FrameFault {
    private static final String GROUP = "group";
    private static final long MOST = 100;

    public static final FaultKind KIND = new FaultKind(
            "reorder",
            "group=2",
            "frames=MESSAGE channel=NAME name=NAME",
            fields -> new Reorder(fields.number(2, MOST, 2L, GROUP), FrameMatch.read(fields, FrameMatch.MESSAGES)));

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(GROUP, group);
        fields.putAll(match.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Reorder";
    }

    @Override
    public String label(String who) {
        return "Reorder frames to " + who;
    }

    @Override
    public String words() {
        return match.words() + " wait until there are " + group + ", and come in the opposite order.";
    }

    @Override
    public boolean slows() {
        return true;
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return way == Way.TO && match.has(frame);
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return new FrameDecision.Held((int) group);
    }
}
