package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sizes of what channels keep, in bytes: payloads, and about what stands beside them in memory, such as names, serials
/// and places in maps. A text counts one for each character, so that the size of one that grows is known without
/// reading it.
final class KeptSize {
    // Measured: what a message, a further version and so on take on the heap beside their payload.
    private static final long MESSAGE = 600;
    private static final long VERSION = 250;
    private static final long PRESENCE = 400;
    private static final long ANNOTATION = 500;
    static final long GIVEN_ID = 250;

    private KeptSize() {}

    /// A message with its first version alone.
    static long ofCreated(Message message) {
        return MESSAGE + of(message);
    }

    /// One more version.
    static long ofVersion(Message message) {
        return VERSION + of(message);
    }

    static long of(PresenceMessage change) {
        return PRESENCE + of(change.data()) + of(change.clientId()) + ofTree(change.extras());
    }

    static long of(List<Annotation> annotations) {
        long size = 0;
        for (var annotation : annotations) {
            size += of(annotation);
        }
        return size;
    }

    static long of(Annotation annotation) {
        return ANNOTATION
                + of(annotation.data())
                + of(annotation.name())
                + of(annotation.clientId())
                + ofTree(annotation.extras());
    }

    private static long of(Message message) {
        return of(message.data()) + of(message.name()) + of(message.clientId()) + ofTree(message.extras());
    }

    private static long of(@Nullable Data data) {
        return switch (data) {
            case null -> 0;
            case Data.Text(var text) -> text.length();
            case Data.Binary(var bytes) -> bytes.length;
        };
    }

    private static long of(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static long ofTree(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case String text -> text.length();
            case Map<?, ?> map -> {
                long size = 0;
                for (var entry : map.entrySet()) {
                    size += String.valueOf(entry.getKey()).length() + ofTree(entry.getValue());
                }
                yield size;
            }
            case List<?> list -> {
                long size = 0;
                for (var item : list) {
                    size += ofTree(item);
                }
                yield size;
            }
            default -> Long.BYTES;
        };
    }
}
