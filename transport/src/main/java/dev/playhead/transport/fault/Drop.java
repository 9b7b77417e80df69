package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/// Frames on their way to a client vanish, or those on their way from it, or both.
///
/// @param to whether those to a client
/// @param from whether those from a client
public record Drop(boolean to, boolean from, FrameMatch match, Dose dose) implements FrameFault {
    private static final String WAY = "way";

    public static final FaultKind KIND = new FaultKind(
            "drop", "percent=5 way=to", Dose.PARAMETERS + " frames=MESSAGE channel=NAME name=NAME", Drop::read);

    private static Drop read(FaultFields fields) {
        var way = fields.choice(WAY, "to", "from", "both");
        return new Drop(
                !way.equals("from"),
                !way.equals("to"),
                FrameMatch.read(fields, FrameMatch.MESSAGES),
                Dose.read(fields, Dose.ALWAYS));
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<>(dose.fields());
        fields.put(WAY, to && from ? "both" : to ? "to" : "from");
        fields.putAll(match.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Drop";
    }

    @Override
    public String label(String who) {
        return "Drop frames " + (to && from ? "to and from " : to ? "to " : "from ") + who;
    }

    @Override
    public String words() {
        return match.words() + (to && from ? " to and from" : to ? " to" : " from") + " the client vanish: "
                + dose.words() + ".";
    }

    @Override
    public boolean loses() {
        return true;
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return (way == Way.TO ? to : from) && match.has(frame);
    }

    @Override
    public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        return dose.hits(chance) ? FrameDecision.DROPPED : FrameDecision.PASSED;
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return dose.hits(chance) ? FrameDecision.DROPPED : FrameDecision.PASSED;
    }
}
