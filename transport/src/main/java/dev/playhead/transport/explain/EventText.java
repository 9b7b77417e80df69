package dev.playhead.transport.explain;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.FrameDetail.Field;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says what happened at the door: how a connection ended, and who was not let in.
public final class EventText {
    private EventText() {}

    /// For a row of the frames table.
    static String few(Entry.Rejected rejected) {
        return (rejected.status() == 0 ? "" : rejected.status() + " ") + rejected.reason() + " \u00b7 "
                + String.join(", ", seen(rejected));
    }

    static String sentence(Entry.Rejected rejected) {
        return "Not let in: " + String.join(", ", seen(rejected)) + ". " + rejected.reason()
                + (rejected.reason().endsWith(".") ? "" : ".")
                + (rejected.status() == 0
                        ? " It got no answer."
                        : " It was answered with HTTP status " + rejected.status() + ".");
    }

    private static List<String> seen(Entry.Rejected rejected) {
        var seen = new ArrayList<String>();
        seen.add("from " + rejected.remoteAddress());
        if (rejected.request() != null) {
            seen.add(rejected.request());
        }
        if (rejected.host() != null) {
            seen.add("Host " + rejected.host());
        }
        if (rejected.origin() != null) {
            seen.add("Origin " + rejected.origin());
        }
        return seen;
    }

    static List<Field> fields(Entry.Rejected rejected) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("failed at", stage(rejected.stage())));
        fields.add(new Field("from", rejected.remoteAddress()));
        add(fields, "request", rejected.request());
        add(fields, "Host", rejected.host());
        add(fields, "Origin", rejected.origin());
        fields.add(new Field("HTTP status", rejected.status() == 0 ? "none" : Integer.toString(rejected.status())));
        fields.add(new Field("reason", rejected.reason()));
        return fields;
    }

    private static String stage(Entry.Stage stage) {
        return switch (stage) {
            case ACCEPT -> "too many sockets";
            case TLS -> "the TLS handshake";
            case HEAD -> "the head of the request";
            case HOST -> "Host or Origin";
            case UPGRADE -> "the upgrade to a WebSocket";
            case BODY -> "the body of the request";
            case SESSION -> "a session of requests";
            case ANSWER -> "the answer, which did not come in time";
        };
    }

    static List<Field> fields(ConnectionEnd end) {
        var fields = new ArrayList<Field>();
        fields.add(new Field(
                "ended by",
                end.reason().kind().by() == CloseReason.By.NETWORK
                        ? "neither side"
                        : "the " + end.reason().kind().by().name().toLowerCase(Locale.ROOT)));
        if (end.reason().code() != 0) {
            fields.add(new Field("close code", Integer.toString(end.reason().code())));
        }
        if (!end.reason().text().isEmpty()) {
            fields.add(new Field("reason", end.reason().text()));
        }
        if (end.rule() != null) {
            fields.add(new Field("rule", end.rule().value()));
        }
        return fields;
    }

    /// Returns what somebody whose credentials were refused said of themselves: `ann, ably-js/2.28.0, from
    /// 127.0.0.1:50000`.
    static String whoever(Handshake handshake) {
        var seen = new ArrayList<String>();
        var identity = handshake.identity();
        if (identity != null && identity.clientId() != null) {
            seen.add(identity.clientId());
        }
        if (handshake.agent() != null) {
            seen.add(handshake.agent());
        }
        seen.add("from " + handshake.remoteAddress());
        return String.join(", ", seen);
    }

    private static void add(List<Field> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(new Field(name, value));
        }
    }
}
