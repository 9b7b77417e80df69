package dev.playhead.samples.load;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.QualifiedName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Moments at which each version of each message was handed on for the first time, as a recording has them. Immutable.
final class RecordedMessages {
    private final Map<String, Long> nanos = new HashMap<>(); // looked up only
    private final TreeSet<String> channels = new TreeSet<>();

    private RecordedMessages() {}

    static RecordedMessages of(Path recording) throws IOException {
        var all = new RecordedMessages();
        try (var log = LogFile.open(recording)) {
            for (long position = 0; position < log.size(); position++) {
                if (log.read(position) instanceof Entry.FrameOut out
                        && EntryDecoder.decode(out) instanceof Decoded.Frame(var frame)
                        && frame.action() == Action.MESSAGE
                        && frame.channel() != null) {
                    var channel = QualifiedName.base(frame.channel());
                    all.channels.add(channel);
                    for (var message : Objects.requireNonNullElse(frame.messages(), List.<Message>of())) {
                        var key = key(channel, message);
                        if (key != null) {
                            all.nanos.putIfAbsent(key, out.atNanos());
                        }
                    }
                }
            }
        }
        return all;
    }

    /// Returns the channels on which there were messages, by their names.
    List<String> channels() {
        return List.copyOf(channels);
    }

    /// Returns when a message was handed on, ns since 1970; null when it is not of the recording.
    @Nullable
    Long nanos(String channel, Message message) {
        var key = key(channel, message);
        return key == null ? null : nanos.get(key);
    }

    private static @Nullable String key(String channel, Message message) {
        var version = message.version();
        var serial = version == null || version.serial() == null ? message.serial() : version.serial();
        return serial == null ? null : channel + " " + serial;
    }
}
