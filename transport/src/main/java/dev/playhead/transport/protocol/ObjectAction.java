package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// Action of an operation on an object (OOP2); the wire carries [#code].
public enum ObjectAction {
    MAP_CREATE,
    MAP_SET,
    MAP_REMOVE,
    COUNTER_CREATE,
    COUNTER_INC,
    OBJECT_DELETE,
    MAP_CLEAR;

    private static final ObjectAction[] BY_CODE = values();

    /// The number on the wire.
    public int code() {
        return ordinal();
    }

    /// The action with this number, or null when the protocol does not define it.
    public static @Nullable ObjectAction of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
