package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// Action of a frame (TR2). The wire carries [#code]; a number that is not listed here is kept as a number
/// (see [ProtocolMessage#actionCode]) and shown as unknown, never dropped.
public enum Action {
    HEARTBEAT(0),
    ACK(1),
    NACK(2),
    CONNECT(3),
    CONNECTED(4),
    DISCONNECT(5),
    DISCONNECTED(6),
    CLOSE(7),
    CLOSED(8),
    ERROR(9),
    ATTACH(10),
    ATTACHED(11),
    DETACH(12),
    DETACHED(13),
    PRESENCE(14),
    MESSAGE(15),
    SYNC(16),
    AUTH(17),
    ACTIVATE(18),
    OBJECT(19),
    OBJECT_SYNC(20),
    ANNOTATION(21);

    private static final Action[] BY_CODE = values();

    private final int code;

    Action(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The action with this number, or null when the protocol does not define it.
    public static @Nullable Action of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
