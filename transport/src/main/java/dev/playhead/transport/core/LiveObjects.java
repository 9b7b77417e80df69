package dev.playhead.transport.core;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.ChannelNames;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.SeededIds;
import dev.playhead.transport.core.state.SerialClock;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.objects.ChannelObjects;
import dev.playhead.transport.objects.ObjectQuery;
import dev.playhead.transport.objects.ObjectReading;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.objects.Stamp;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestReply;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings operations on objects to their channel, and what came of them to everyone who is subscribed
/// (RTO, RTLM, RTLC). For one thread.
public final class LiveObjects {
    private final State state;
    private final ClientNames names;
    private final Delivery delivery;
    private final Acks acks;
    private final Admission admission;

    LiveObjects(State state, Outbox outbox, Delivery delivery, Acks acks, Admission admission) {
        this.state = state;
        this.names = new ClientNames(state, outbox);
        this.delivery = delivery;
        this.acks = acks;
        this.admission = admission;
    }

    /// An OBJECT frame: answered, then fanned out.
    void received(Connection connection, TransportId transport, ProtocolMessage frame, long atMs) {
        var channel = admission.admitted(connection, transport, frame, atMs);
        if (channel == null) {
            return;
        }
        long msgSerial = Admission.msgSerial(frame);
        var given = frame.state() == null ? List.<ObjectMessage>of() : frame.state();
        var refusal = refusal(connection, channel, frame, given, atMs);
        if (refusal != null) {
            acks.nack(transport, msgSerial, refusal);
            return;
        }
        var own = connection.clientId();
        var messages = given.stream()
                .map(message -> own == null ? message : message.withClientId(own))
                .toList();
        sweep(channel, atMs);
        switch (channel.objects().publish(messages, new Stamps(channel, atMs))) {
            case ChannelObjects.Outcome.Refused(var error) -> acks.nack(transport, msgSerial, error);
            case ChannelObjects.Outcome.Applied(var serials, var objectIds, var stored) -> {
                acks.accept(connection, transport, msgSerial, serials);
                var publisher = connection.id().value();
                fanOut(channel, stored, publisher + ":" + msgSerial, publisher, atMs);
            }
        }
    }

    private @Nullable ErrorInfo refusal(
            Connection connection, Channel channel, ProtocolMessage frame, List<ObjectMessage> given, long atMs) {
        var forbidden =
                admission.refusal(connection, channel, frame, Operation.OBJECT_PUBLISH, ChannelMode.OBJECT_PUBLISH);
        if (forbidden == null) {
            forbidden = admission.tooFast(connection, given.size(), atMs);
        }
        if (forbidden != null) {
            return forbidden;
        }
        var own = connection.clientId();
        for (var message : given) {
            if (own != null && message.clientId() != null && !own.equals(message.clientId())) {
                return Errors.clientId(message.clientId(), own);
            }
        }
        return tooLarge(ChannelObjects.sizeBytes(given));
    }

    private @Nullable ErrorInfo tooLarge(long sizeBytes) {
        long most = state.maxMessageSize();
        return sizeBytes > most ? Errors.tooLarge(sizeBytes, most) : null;
    }

    /// The state of all objects, which follows every ATTACHED of a subscriber.
    void sync(Channel channel, Attachment attachment) {
        var name = channel.nextSync();
        var pages = channel.objects().pages();
        for (int i = 0; i < pages.size(); i++) {
            boolean last = i == pages.size() - 1;
            var frame = ProtocolMessage.builder(Action.OBJECT_SYNC)
                    .channel(channel.name())
                    .channelSerial(name + ":" + (last ? "" : i + 1))
                    .state(pages.get(i));
            names.send(channel, List.of(attachment), frame.build());
        }
    }

    /// Forgets what is past its time, and tells the subscribers what was deleted for that.
    void sweep(Channel channel, long atMs) {
        fanOut(channel, channel.objects().sweep(new Stamps(channel, atMs), atMs), null, null, atMs);
    }

    /// @param channel null when it was never used
    RestReply read(@Nullable Channel channel, ObjectQuery query) {
        var objects = channel == null ? new ChannelObjects() : channel.objects();
        return switch (objects.read(query)) {
            case ObjectReading.Tree(var value) -> new RestReply.ObjectTree(value);
            case ObjectReading.Refused(var error) -> new RestReply.Failed(error);
        };
    }

    RestReply change(RequestId request, Identity identity, String name, List<ObjectRequest> requests, long atMs) {
        if (!ChannelNames.isValid(name)) {
            return new RestReply.Failed(Errors.channelName(name));
        }
        var large = tooLarge(ChannelObjects.requestBytes(requests));
        if (large != null) {
            return new RestReply.Failed(large);
        }
        var channel = state.channel(identity, name, atMs);
        sweep(channel, atMs);
        var clientId = Identity.ANY.equals(identity.clientId()) ? null : identity.clientId();
        var stamps = new Stamps(channel, atMs);
        var outcome = channel.objects().publish(requests, clientId, new Hashes(state.seeded, request), stamps, atMs);
        return switch (outcome) {
            case ChannelObjects.Outcome.Refused(var error) -> new RestReply.Failed(error);
            case ChannelObjects.Outcome.Applied(var serials, var objectIds, var stored) -> {
                var id = state.seeded.name("rest", request.value(), 10);
                fanOut(channel, stored, id, null, atMs);
                yield new RestReply.ObjectsChanged(name, id, objectIds);
            }
        };
    }

    // Operations go to their sender too, whatever its echo is: it waits for them.
    private void fanOut(
            Channel channel, List<ObjectMessage> stored, @Nullable String id, @Nullable String publisher, long atMs) {
        if (!stored.isEmpty()) {
            var frame = ProtocolMessage.builder(Action.OBJECT)
                    .id(id)
                    .channel(channel.name())
                    .channelSerial(channel.clock().last())
                    .connectionId(publisher)
                    .timestamp(atMs)
                    .state(stored);
            delivery.everyone(channel, frame.build(), ChannelMode.OBJECT_SUBSCRIBE);
        }
    }

    /// Names objects that were created without a name: as long as a hash, but nobody checks what of.
    private static final class Hashes implements Supplier<String> {
        private static final int LENGTH = 43;

        private final SeededIds seeded;
        private final RequestId request;
        private int created;

        Hashes(SeededIds seeded, RequestId request) {
            this.seeded = seeded;
            this.request = request;
        }

        @Override
        public String get() {
            return seeded.name("object " + created++, request.value(), LENGTH);
        }
    }

    /// Gives operations their place in the channel's order, as many of a frame as fit in one step of the clock.
    private static final class Stamps implements Supplier<Stamp> {
        private static final int OF_ONE_STEP = 1000; // three digits of index, or they would not order as text

        private final Channel channel;
        private final long atMs;
        private String step = "";
        private int index;

        Stamps(Channel channel, long atMs) {
            this.channel = channel;
            this.atMs = atMs;
        }

        @Override
        public Stamp get() {
            if (step.isEmpty() || index == OF_ONE_STEP) {
                step = channel.clock().next(atMs);
                index = 0;
            }
            var site = channel.clock().series().substring(0, 3);
            var serial = SerialClock.ofMessage(step, index++);
            return new Stamp(serial, Long.parseLong(step.substring(0, 14)), site);
        }
    }
}
