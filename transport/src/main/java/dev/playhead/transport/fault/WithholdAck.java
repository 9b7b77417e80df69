package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.Map;

/// Publishes are stored and delivered, and their publisher is never told: no ACK is sent (RTN7).
public record WithholdAck(Dose dose) implements FrameFault {
    public static final FaultKind KIND = new FaultKind(
            "withhold-ack",
            "first=1",
            "percent=N every=N nth=N",
            fields -> new WithholdAck(Dose.read(fields, Dose.ALWAYS)));

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
        return "Withhold ACK";
    }

    @Override
    public String label(String who) {
        return "Withhold ACKs of " + who;
    }

    @Override
    public String words() {
        return "What the client publishes is stored, and no ACK tells it so: " + dose.words() + ".";
    }

    @Override
    public String done() {
        return "withheld it";
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return way == Way.TO && frame.action() == Action.ACK;
    }

    @Override
    public FrameDecision frameOut(ProtocolMessage frame, SeededRandom chance) {
        return dose.hits(chance) ? FrameDecision.DROPPED : FrameDecision.PASSED;
    }
}
