package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Attachment.DeltaBase;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.delta.Vcdiff;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.Ordered;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends frames, and to attachments that asked for deltas only how each payload differs from the one before
/// (PC3, RTL18 to RTL20). Every MESSAGE frame of a channel must leave through here, or what the client has and
/// what the broker believes it has are two different things.
final class Deltas {
    private static final String PARAM = "delta";
    private static final String FORMAT = "vcdiff";

    private final ClientNames names;

    Deltas(State state, Outbox outbox) {
        this.names = new ClientNames(state, outbox);
    }

    /// Attachments that were sent the same last.
    private record Group(@Nullable DeltaBase base, List<Attachment> to) {}

    void send(Channel channel, List<Attachment> to, ProtocolMessage frame) {
        var messages = frame.messages();
        if (messages == null || messages.isEmpty() || !isWanted(channel)) {
            names.send(channel, to, frame);
            return;
        }
        var whole = new ArrayList<Attachment>();
        var groups = new ArrayList<Group>();
        var next = base(messages.getLast());
        for (var attachment : to) {
            if (!attachment.takesDeltas()) {
                whole.add(attachment);
            } else {
                group(groups, attachment.deltaBase()).to().add(attachment);
                attachment.sent(next);
            }
        }
        record Smaller(List<Attachment> to, ProtocolMessage frame) {}
        var smaller = new ArrayList<Smaller>();
        for (var group : groups) {
            var deltas = deltas(messages, group.base());
            if (deltas.equals(messages)) {
                whole.addAll(group.to());
            } else {
                smaller.add(new Smaller(
                        group.to(), frame.toBuilder().messages(deltas).build()));
            }
        }
        if (!whole.isEmpty()) {
            names.send(channel, whole, frame);
        }
        smaller.forEach(one -> names.send(channel, one.to(), one.frame()));
    }

    private static boolean isWanted(Channel channel) {
        for (var attachment : channel.attachments()) {
            if (attachment.takesDeltas()) {
                return true;
            }
        }
        return false;
    }

    // What has the same id and payload is the same base, whether it was sent now or stands in an image. Payloads are
    // compared only when the ids are the same, and then they are mostly one object.
    private static Group group(List<Group> groups, @Nullable DeltaBase base) {
        for (var group : groups) {
            if (Objects.equals(group.base(), base)) {
                return group;
            }
        }
        var group = new Group(base, new ArrayList<>());
        groups.add(group);
        return group;
    }

    private static List<Message> deltas(List<Message> messages, @Nullable DeltaBase first) {
        var deltas = new ArrayList<Message>();
        var base = first;
        for (var message : messages) {
            deltas.add(delta(message, base));
            base = base(message);
        }
        return deltas;
    }

    /// Returns the payload that the next delta can build on. Nothing when there is no payload, nor when it is
    /// encrypted: a client without the key does not keep it.
    private static @Nullable DeltaBase base(Message message) {
        boolean secret = message.encoding() != null && message.encoding().contains("cipher");
        return message.id() == null || message.data() == null || secret
                ? null
                : new DeltaBase(message.id(), message.data());
    }

    private static Message delta(Message message, @Nullable DeltaBase base) {
        if (base == null || base(message) == null || message.data() == null) {
            return message;
        }
        var target = bytes(message.data());
        var source = bytes(base.data());
        if (source.length == 0 || target.length == 0) {
            return message;
        }
        var delta = Vcdiff.encode(source, target);
        if (delta.length >= target.length) {
            return message;
        }
        var extras = new LinkedHashMap<String, @Nullable Object>();
        if (message.extras() != null) {
            extras.putAll(message.extras());
        }
        extras.put(PARAM, Ordered.copyOf(fields(base)));
        return message.toBuilder()
                .data(new Data.Binary(delta))
                .encoding(encoding(message))
                .extras(extras)
                .build();
    }

    private static Map<String, @Nullable Object> fields(DeltaBase base) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("from", base.id());
        fields.put("format", FORMAT);
        return fields;
    }

    // A delta makes bytes; where the payload is text, the client has to know that.
    private static String encoding(Message message) {
        var made = message.data() instanceof Data.Text ? "utf-8/" + FORMAT : FORMAT;
        return message.encoding() == null || message.encoding().isEmpty() ? made : message.encoding() + "/" + made;
    }

    private static byte[] bytes(Data data) {
        return switch (data) {
            case Data.Text(var text) -> text.getBytes(StandardCharsets.UTF_8);
            case Data.Binary(var bytes) -> bytes;
        };
    }
}
