package dev.playhead.transport.fault;

import dev.playhead.transport.filter.Client;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.filter.FrameFilter;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/// Breakpoint: frames that match a filter stop between the broker and the client until a person or a program lets them
/// go, edits or drops them. It stands at the client's side of all other faults, in both directions.
///
/// Never stopped are heartbeats, so that no client takes the connection for dead, tokens (AUTH), and what ends a
/// connection.
///
/// @param to whether frames to a client
/// @param from whether frames from a client
/// @param waits whether frames behind one that is stopped wait for it; otherwise they pass it
public record Break(FrameFilter filter, boolean to, boolean from, Dose dose, boolean waits) implements Fault {
    private static final String FILTER = "filter";
    private static final String WAY = "way";
    private static final String BEHIND = "behind";
    private static final String WAIT = "wait";

    public static final FaultKind KIND = new FaultKind(
            "break", "filter='kind == APPEND' way=to", "behind=pass percent=N " + Dose.PARAMETERS, Break::read);

    private static Break read(FaultFields fields) {
        var way = fields.choice(WAY, "to", "from", "both");
        return new Break(
                filter(fields.text(FILTER, "")),
                !way.equals("from"),
                !way.equals("to"),
                Dose.read(fields, Dose.ALWAYS),
                fields.choice(BEHIND, WAIT, "pass").equals(WAIT));
    }

    private static FrameFilter filter(String text) {
        try {
            return FrameFilter.of(text);
        } catch (FilterSyntaxException wrong) {
            throw new FaultFields.Wrong("filter=" + text + " cannot be read: " + wrong.getMessage());
        }
    }

    /// Returns whether a frame may be stopped at all.
    public static boolean mayStop(ProtocolMessage frame) {
        return switch (frame.action()) {
            case HEARTBEAT, AUTH, CLOSE, CLOSED, DISCONNECT, DISCONNECTED -> false;
            case ERROR -> frame.channel() != null;
            case null, default -> true; // all else waits well
        };
    }

    /// Returns whether it looks at a frame; those are counted for the dose.
    public boolean looksAt(ProtocolMessage frame, FrameFault.Way way, Client client) {
        boolean toClient = way == FrameFault.Way.TO;
        return (toClient ? to : from) && mayStop(frame) && filter.matches(frame, toClient, client);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(FILTER, filter.text());
        fields.put(WAY, to && from ? "both" : to ? "to" : "from");
        fields.put(BEHIND, waits ? WAIT : "pass");
        fields.putAll(dose.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Break";
    }

    @Override
    public String label(String who) {
        return "Break on frames " + way() + " " + who;
    }

    private String way() {
        return to && from ? "to and from" : to ? "to" : "from";
    }

    @Override
    public String words() {
        var which = filter.text().isEmpty() ? "Frames" : "Frames with " + filter.text();
        return which + " " + way() + " the client are held until somebody releases or drops them: " + dose.words()
                + (waits ? ", and those behind them wait." : ", and those behind them pass.");
    }

    @Override
    public String done() {
        return "held it, and it was dropped or edited there";
    }

    @Override
    public boolean slows() {
        return true;
    }
}
