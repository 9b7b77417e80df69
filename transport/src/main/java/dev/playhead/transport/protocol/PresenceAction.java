package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// Action of a presence message: what it says of a member (TP2).
public enum PresenceAction {
    ABSENT(0),
    PRESENT(1),
    ENTER(2),
    LEAVE(3),
    UPDATE(4);

    private static final PresenceAction[] BY_CODE = values();

    private final int code;

    PresenceAction(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The action with this number, or null when the protocol does not define it.
    public static @Nullable PresenceAction of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
