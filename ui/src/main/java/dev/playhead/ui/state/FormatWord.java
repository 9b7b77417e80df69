package dev.playhead.ui.state;

import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.Handshake;
import org.jspecify.annotations.Nullable;

/// Names of formats for people.
final class FormatWord {
    private FormatWord() {}

    static String of(@Nullable Handshake handshake) {
        return handshake == null ? "" : of(handshake.format());
    }

    static String of(@Nullable Format format) {
        return switch (format) {
            case JSON -> "JSON";
            case MSGPACK -> "MessagePack";
            case null -> "";
        };
    }
}
