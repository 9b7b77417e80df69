package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Messages of one channel as a client has them by what it was sent. A version that comes twice, or late, counts
/// once; an addition to a message of which the client has no beginning is left out. For one thread.
final class HeldMessages {
    private static final int MOST = 1_000;

    private final TreeMap<String, Message> bySerial = new TreeMap<>();

    /// Takes in a version of a message.
    void take(Message message) {
        var serial = message.serial();
        var action = message.action();
        if (serial == null || action == null) {
            return;
        }
        var known = bySerial.get(serial);
        if (known != null && version(message).compareTo(version(known)) <= 0) {
            return;
        }
        switch (action) {
            case CREATE, UPDATE, DELETE -> bySerial.put(serial, message);
            case APPEND -> {
                if (known != null) {
                    bySerial.put(serial, grown(known, message));
                }
            }
            case META, SUMMARY -> {} // they change nothing of what it says
        }
        if (bySerial.size() > MOST) {
            bySerial.pollFirstEntry();
        }
    }

    private static Message grown(Message known, Message piece) {
        var grown = known.toBuilder()
                .actionCode(MessageAction.UPDATE.code())
                .version(piece.version())
                .extras(piece.extras() == null ? known.extras() : piece.extras());
        if (known.data() instanceof Data.Text(var before) && piece.data() instanceof Data.Text(var more)) {
            grown.data(new Data.Text(before + more));
        }
        return grown.build();
    }

    private static String version(Message message) {
        var version = message.version();
        var serial = version == null ? null : version.serial();
        return serial == null ? String.valueOf(message.serial()) : serial;
    }

    /// Returns the version of a message that the client has; null when it has none.
    @Nullable
    String versionOf(String serial) {
        var known = bySerial.get(serial);
        return known == null ? null : version(known);
    }

    /// Returns all of them, in the order of their serials.
    List<Message> all() {
        return List.copyOf(bySerial.values());
    }
}
