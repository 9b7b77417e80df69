package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// Action of one message inside a MESSAGE frame: its effect on the channel (TM5).
public enum MessageAction {
    CREATE(0),
    UPDATE(1),
    DELETE(2),
    META(3),
    SUMMARY(4),
    APPEND(5);

    private static final MessageAction[] BY_CODE = values();

    private final int code;

    MessageAction(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The action with this number, or null when the protocol does not define it.
    public static @Nullable MessageAction of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
