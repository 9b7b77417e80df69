package dev.playhead.transport.protocol;

import org.jspecify.annotations.Nullable;

/// Action of an annotation: its effect on the summary of its message (TAN2b).
public enum AnnotationAction {
    CREATE(0),
    DELETE(1);

    private static final AnnotationAction[] BY_CODE = values();

    private final int code;

    AnnotationAction(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The action with this number, or null when the protocol does not define it.
    public static @Nullable AnnotationAction of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
