package dev.playhead.transport.fault;

import java.util.Locale;
import java.util.Map;

/// Sockets are reset, and every attempt to come back too.
///
/// @param over the transports that it reaches
public record Cut(Over over) implements Fault {
    private static final String OVER = "over";

    public static final FaultKind KIND = new FaultKind(
            "cut",
            "",
            "over=websocket",
            fields -> new Cut(
                    Over.valueOf(fields.choice(OVER, "any", "websocket", "http").toUpperCase(Locale.ROOT))));

    /// Transports that are cut.
    public enum Over {
        ANY,
        /// WebSockets alone, as behind a proxy that does not know them: SDKs that can go on over HTTP.
        WEBSOCKET,
        /// All but WebSockets: long polling, HTTP streaming and event streams.
        HTTP
    }

    /// One of all transports.
    public Cut() {
        this(Over.ANY);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        return over == Over.ANY ? Map.of() : Map.of(OVER, over.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String verb() {
        return "Cut";
    }

    @Override
    public String label(String who) {
        return switch (over) {
            case ANY -> verb() + " " + who;
            case WEBSOCKET -> "Block WebSockets of " + who;
            case HTTP -> "Block streams over HTTP of " + who;
        };
    }

    @Override
    public String words() {
        return switch (over) {
            case ANY -> "Sockets are reset, and every attempt to come back too.";
            case WEBSOCKET -> "WebSockets are reset, and requests for one refused; what else an SDK can do goes on.";
            case HTTP -> "Long polling and streams over HTTP are reset, and every attempt to open one too.";
        };
    }

    @Override
    public String done() {
        return "cut it";
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
    public boolean reaches(boolean webSocket) {
        return switch (over) {
            case ANY -> true;
            case WEBSOCKET -> webSocket;
            case HTTP -> !webSocket;
        };
    }

    // An SDK that has had a WebSocket open, however briefly, would try another one.
    @Override
    public boolean refusesUpgrade() {
        return over == Over.WEBSOCKET;
    }

    @Override
    public ConnectDecision opening(SeededRandom chance, boolean hasEnded) {
        return new ConnectDecision.Reset();
    }

    @Override
    public SocketEffect socket() {
        return new SocketEffect.Reset();
    }
}
