package dev.playhead.transport.check;

import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages that one connection missed on one channel: of each the newest version that was not delivered
/// to it. For one thread.
final class MissedMessages {
    private static final int MOST = 10_000;

    private final Map<String, Missing> bySerial = new BoundedMap<>(MOST);

    /// @param position of the first entry that says so
    private record Missing(String version, long position) {}

    /// The messages of the entry at `position` were not delivered. What no broker stores, nobody misses:
    /// ephemeral messages, and summaries, which are told anew.
    void undelivered(List<Message> messages, long position) {
        for (var message : messages) {
            var serial = message.serial();
            if (serial == null || !isStored(message)) {
                continue;
            }
            var before = bySerial.get(serial);
            bySerial.put(serial, new Missing(version(message, serial), before == null ? position : before.position));
        }
    }

    private static boolean isStored(Message message) {
        var ephemeral = message.extras() == null ? null : message.extras().get("ephemeral");
        return switch (message.action()) {
            case CREATE, UPDATE, DELETE, APPEND -> !"true".equals(String.valueOf(ephemeral));
            case META, SUMMARY -> false;
            case null -> false;
        };
    }

    private static String version(Message message, String serial) {
        var version = message.version();
        return version == null || version.serial() == null ? serial : version.serial();
    }

    /// The connection was sent messages.
    ///
    /// @param replay whether as part of the resume: then an append may stand for several
    void sent(List<Message> messages, boolean replay) {
        for (var message : messages) {
            var serial = message.serial();
            var missing = serial == null ? null : bySerial.get(serial);
            if (serial != null && missing != null && covers(message, serial, missing.version, replay)) {
                bySerial.remove(serial);
            }
        }
    }

    // A later append adds to what is not there, a later version of the whole has it all.
    private static boolean covers(Message message, String serial, String version, boolean replay) {
        int order = version(message, serial).compareTo(version);
        boolean isWhole = message.action() != MessageAction.APPEND && message.action() != MessageAction.SUMMARY;
        return order == 0 || order > 0 && (isWhole || replay && message.action() == MessageAction.APPEND);
    }

    /// The number of messages that are not there as they were when they were not delivered.
    int count() {
        return bySerial.size();
    }

    /// The position of the first entry that says of one of them that it was not delivered.
    List<Long> positions(int most) {
        return bySerial.values().stream().map(Missing::position).limit(most).toList();
    }

    /// Serial of the first; null when nothing is missing.
    @Nullable
    String first() {
        return bySerial.isEmpty() ? null : bySerial.keySet().iterator().next();
    }
}
