package dev.playhead.transport.core.state;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.objects.ObjectImage;
import dev.playhead.transport.objects.ObjectsImage;
import dev.playhead.transport.protocol.Annotation;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.App;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.LastChange;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.Revocation;
import dev.playhead.transport.session.TimerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One piece of the whole state of a broker, as plain data: no more than one message, member or connection, so that a
/// large state can be written and read piece by piece.
///
/// Pieces come in one order: the broker, its connections, then every channel, each followed by all that is in it.
/// Names of components are names of fields in a recording; a component that is added must bear to be absent.
public sealed interface ImagePart {
    /// Version of the whole image. A reader of another version must not guess.
    int VERSION = 1;

    /// The part of the state that belongs to no one connection or channel.
    ///
    /// @param byKey connection keys and the connections they belong to, as their number among the [ConnectionPart]s
    /// @param byTransport transports and their connections, as in `byKey`
    /// @param timers what is to be fired, and when
    /// @param lastKept the highest `order` that was given; 0 in older images, where nothing has one
    /// @param removedThrough newest channel serial of what was dropped of channels that are no more
    /// @param brokenAt how many frames have waited at each breakpoint that is on
    record BrokerPart(
            int version,
            BrokerSettings settings,
            long seed,
            String series,
            Map<String, Integer> byKey,
            Map<TransportId, Integer> byTransport,
            Map<TransportId, Handshake> transports,
            Map<RuleId, RuleImage> rules,
            long lastRule,
            Map<RuleId, Map<ConnectionId, Long>> framesPassed,
            Map<RuleId, Map<ConnectionId, List<ProtocolMessage>>> heldFrames,
            Limits limits,
            Map<String, App> apps,
            Map<String, Long> nonces,
            Map<String, Map<String, StatsHistory.MinuteImage>> stats,
            Map<String, SentOccupancy> watched,
            Map<String, PushRegistrations.Image> push,
            List<Revocation> revocations,
            List<ArmedTimer> timers,
            long lastKept,
            String removedThrough,
            List<HeldFrame> atBreakpoints,
            Map<RuleId, Long> brokenAt)
            implements ImagePart {
        public BrokerPart {
            removedThrough = Objects.requireNonNullElse(removedThrough, "");
            heldFrames = Objects.requireNonNullElse(heldFrames, Map.of()); // older images have none
            framesPassed = Objects.requireNonNullElse(framesPassed, Map.of()); // older images have none
            atBreakpoints = Objects.requireNonNullElse(atBreakpoints, List.of()); // older images have none
            brokenAt = Objects.requireNonNullElse(brokenAt, Map.of()); // older images have none
        }
    }

    /// A rule that is on.
    ///
    /// @param behaviour kind of the fault under `is` and its parameters; the first images had a class there: `Cut`
    record RuleImage(RuleId id, FaultRule.Target target, Map<String, Object> behaviour, String label) {
        private static final String KIND = "is";

        static RuleImage of(FaultRule rule) {
            var behaviour = new LinkedHashMap<String, Object>();
            behaviour.put(KIND, rule.fault().kind());
            behaviour.putAll(rule.fault().fields());
            return new RuleImage(rule.id(), rule.target(), behaviour, rule.label());
        }

        FaultRule rule() {
            var fields = new LinkedHashMap<>(behaviour);
            var kind = String.valueOf(fields.remove(KIND));
            var old = kind.toLowerCase(Locale.ROOT);
            return new FaultRule(id, target, FaultKinds.read(FaultKinds.of(old) == null ? kind : old, fields), label);
        }
    }

    record ArmedTimer(TimerId timer, long atMs) {}

    /// @param listed whether it is known by its id; one that is not is still known by a key
    record ConnectionPart(
            boolean listed,
            ConnectionId id,
            List<ConnectionKeys.Given> keys,
            String keyOfTransport,
            boolean heard,
            Identity identity,
            Handshake handshake,
            @Nullable TransportId transport,
            List<AttachedChannel> attached,
            Map<Long, Connection.Answered> answers,
            List<Waiting> answersToSend,
            boolean everLost,
            long rateSecond,
            int publishedInSecond)
            implements ImagePart {}

    /// The place of an answer among those that wait for their turn.
    ///
    /// @param answer null while it is not known
    record Waiting(long msgSerial, @Nullable ProtocolMessage answer) {}

    /// The beginning of a channel. `otherNames` follows from its attachments.
    ///
    /// @param droppedThrough newest channel serial of what was dropped of it; empty when nothing was
    /// @param visitedAtMs when it was looked at last whether it is empty, ms since 1970
    /// @param visit the later it was looked at the higher
    record ChannelPart(
            String key,
            String app,
            String name,
            String lastSerial,
            int syncs,
            long crowd,
            String droppedThrough,
            long visitedAtMs,
            long visit)
            implements ImagePart {
        public ChannelPart {
            droppedThrough = Objects.requireNonNullElse(droppedThrough, ""); // older images have none
        }
    }

    /// A message of the channel, in order of creation.
    ///
    /// @param versions oldest first
    /// @param annotations what was said about it; null when nobody has
    /// @param order place among all that is kept, over all channels; so with the parts below
    record MessagePart(
            String channelSerial,
            List<Message> versions,
            LastChange lastChange,
            boolean grown,
            @Nullable List<Annotation> annotations,
            @Nullable String summarySerial,
            long order)
            implements ImagePart {}

    /// An id under which something was published that the channel does not keep.
    record GivenIdPart(String id, String serial, long order) implements ImagePart {}

    /// Annotations of one publish, in the channel's order.
    record AnnotationPart(String channelSerial, List<Annotation> annotations, long order) implements ImagePart {}

    record AttachmentPart(
            ConnectionId connection,
            String channelName,
            String subscribedSince,
            Set<ChannelMode> wanted,
            Set<ChannelMode> modes,
            Map<String, String> params,
            List<String> olderSeen,
            List<String> missed,
            Attachment.@Nullable DeltaBase deltaBase,
            boolean watches)
            implements ImagePart {}

    record MemberPart(String key, PresenceMessage member) implements ImagePart {}

    record PresenceEventPart(String channelSerial, PresenceMessage change, long order) implements ImagePart {}

    record AppendWindowPart(AppendWindow window) implements ImagePart {}

    /// The channel has LiveObjects; its objects follow.
    record ObjectsPart(ObjectsImage objects) implements ImagePart {}

    record ObjectPart(ObjectImage object) implements ImagePart {}
}
