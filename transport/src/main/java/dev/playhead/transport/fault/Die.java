package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/// A client is gone for good in the middle of what it does, as when its process dies: with one of its
/// frames its sockets are reset, and from then on every attempt to come back too.
///
/// @param dose says with which frame
/// @param match the frames that are counted
public record Die(FrameMatch match, Way way, Dose dose) implements FrameFault {
    private static final String WAY = "way";

    public static final FaultKind KIND =
            new FaultKind("die", "nth=20 way=from", "percent=N frames=MESSAGE channel=NAME name=NAME", Die::read);

    private static Die read(FaultFields fields) {
        return new Die(
                FrameMatch.read(fields, FrameMatch.MESSAGES),
                fields.choice(WAY, "from", "to").equals("to") ? Way.TO : Way.FROM,
                Dose.read(fields, new Dose.Nth(1)));
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<>(dose.fields());
        fields.put(WAY, way == Way.TO ? "to" : "from");
        fields.putAll(match.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Kill";
    }

    @Override
    public String words() {
        return match.words() + (way == Way.TO ? " to" : " from") + " the client are counted, and with one of them it is"
                + " gone for good: " + dose.words() + ".";
    }

    @Override
    public String done() {
        return "killed the client";
    }

    @Override
    public boolean loses() {
        return true;
    }

    @Override
    public boolean keepsAway() {
        return true;
    }

    @Override
    public ConnectDecision opening(SeededRandom chance, boolean hasEnded) {
        return hasEnded ? new ConnectDecision.Reset() : ConnectDecision.ADMITTED;
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way direction) {
        return direction == way && match.has(frame);
    }

    @Override
    public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        return decision(chance);
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return decision(chance);
    }

    private FrameDecision decision(SeededRandom chance) {
        return dose.hits(chance) ? new FrameDecision.Ended(new SocketEffect.Reset()) : FrameDecision.PASSED;
    }
}
