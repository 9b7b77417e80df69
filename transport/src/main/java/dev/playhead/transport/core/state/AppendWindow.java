package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.TransportId;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The time after an append in which further ones, of the same connection to the same message, become one.
///
/// @param key whose appends to which message
/// @param publisher as whom they are published
/// @param endsAtMs when what is held back is published
/// @param held what is held back; null when nothing is
public record AppendWindow(
        Key key,
        Publisher publisher,
        long endsAtMs,
        @Nullable Held held) {

    public record Key(ConnectionId connection, String serial) {}

    /// Appends put together, and the last of the frames that brought them: the one that has no answer yet.
    public record Held(TransportId transport, long msgSerial, Message append) {}

    public AppendWindow holding(@Nullable Held next) {
        return new AppendWindow(key, publisher, endsAtMs, next);
    }

    public AppendWindow until(long nextEndMs) {
        return new AppendWindow(key, publisher, nextEndMs, null);
    }

    /// Two appends as one: the data of both, everything else as the later one says; null when they do not fit.
    public static @Nullable Message together(Message first, Message second) {
        if (second.data() != null && first.data() != null && !Objects.equals(first.encoding(), second.encoding())) {
            return null;
        }
        Data data;
        if (first.data() == null || second.data() == null) {
            data = first.data() == null ? second.data() : first.data();
        } else if (first.data() instanceof Data.Text(var text) && second.data() instanceof Data.Text(var more)) {
            data = new Data.Text(text.concat(more));
        } else if (first.data() instanceof Data.Binary(var bytes) && second.data() instanceof Data.Binary(var more)) {
            var both = Arrays.copyOf(bytes, bytes.length + more.length);
            System.arraycopy(more, 0, both, bytes.length, more.length);
            data = new Data.Binary(both);
        } else {
            return null;
        }
        return second.toBuilder()
                .data(data)
                .encoding(second.data() == null ? first.encoding() : second.encoding())
                .name(second.name() == null ? first.name() : second.name())
                .extras(second.extras() == null ? first.extras() : second.extras())
                .build();
    }
}
