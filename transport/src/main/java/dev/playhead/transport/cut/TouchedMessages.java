package dev.playhead.transport.cut;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The messages and runs that the entries of a part are about, so that what was said of them before can be found.
final class TouchedMessages {
    private final Set<String> serials = new HashSet<>(); // looked up only
    private final Set<String> runs = new HashSet<>(); // looked up only

    /// Takes an entry of the part.
    void touch(Decoded decoded) {
        messages(decoded).forEach(message -> {
            if (message.serial() != null) {
                serials.add(message.serial());
            }
            touchRun(message);
        });
    }

    /// Takes the state that the part begins with: messages that it is about may name their run there alone.
    void touchRuns(Broker state) {
        state.image(part -> {
            if (part instanceof ImagePart.MessagePart held) {
                held.versions().stream().filter(this::hasSerial).forEach(this::touchRun);
            }
        });
    }

    private boolean hasSerial(Message message) {
        return message.serial() != null && serials.contains(message.serial());
    }

    private void touchRun(Message message) {
        var run = AiHeaders.of(message).runId();
        if (run != null) {
            runs.add(run);
        }
    }

    /// Returns whether an entry is about one of them.
    boolean isAbout(Entry entry, Decoded decoded) {
        if (serials.isEmpty() && runs.isEmpty()) {
            return false;
        }
        return messages(decoded).anyMatch(this::isOne)
                || stored(entry, decoded).anyMatch(serial -> serial != null && serials.contains(serial));
    }

    private boolean isOne(Message message) {
        var run = AiHeaders.of(message).runId();
        return hasSerial(message) || (run != null && runs.contains(run));
    }

    // What an answer says was stored: the message is then known by its serial.
    private static Stream<@Nullable String> stored(Entry entry, Decoded decoded) {
        return switch (decoded) {
            case Decoded.Frame(var frame)
            when entry instanceof Entry.FrameOut && frame.res() != null ->
                frame.res().stream().flatMap(result -> result.serials().stream());
            case Decoded.Stored(var stored) -> stored.stream();
            case Decoded.Frame _,
                    Decoded.Call _,
                    Decoded.Read _,
                    Decoded.Refused _,
                    Decoded.ObjectsChanged _,
                    Decoded.Nothing _ -> Stream.empty();
        };
    }

    private static Stream<Message> messages(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Frame(var frame) -> messages(frame).stream();
            case Decoded.Call(RestCall.Publish(var channel, var messages)) -> messages.stream();
            case Decoded.Call(RestCall.Change(var channel, var serial, var message)) ->
                Stream.of(message.toBuilder().serial(serial).build());
            case Decoded.Call(RestCall.BatchPublish(var batches, var single, var flat)) ->
                batches.stream().flatMap(batch -> batch.messages().stream());
            case Decoded.Call _,
                    Decoded.Read _,
                    Decoded.Stored _,
                    Decoded.Refused _,
                    Decoded.ObjectsChanged _,
                    Decoded.Nothing _ -> Stream.empty();
        };
    }

    private static List<Message> messages(ProtocolMessage frame) {
        return Objects.requireNonNullElse(frame.messages(), List.of());
    }
}
