package dev.playhead.transport.codec.image;

import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.core.state.SentOccupancy;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Passes the pieces of an image on that are of some channels, or of none. For one thread.
final class ChannelParts implements Consumer<ImagePart> {
    private final Predicate<String> channels;
    private final Consumer<ImagePart> to;
    private boolean isWanted;

    /// @param channels which channels, by their names
    ChannelParts(Predicate<String> channels, Consumer<ImagePart> to) {
        this.channels = channels;
        this.to = to;
    }

    @Override
    public void accept(ImagePart part) {
        switch (part) {
            case ImagePart.BrokerPart broker -> to.accept(of(broker));
            case ImagePart.ConnectionPart connection -> to.accept(of(connection));
            case ImagePart.ChannelPart channel -> {
                isWanted = channels.test(channel.name());
                pass(channel);
            }
            case ImagePart.MessagePart message -> pass(message);
            case ImagePart.GivenIdPart given -> pass(given);
            case ImagePart.AnnotationPart said -> pass(said);
            case ImagePart.AttachmentPart attachment -> pass(attachment);
            case ImagePart.MemberPart member -> pass(member);
            case ImagePart.PresenceEventPart event -> pass(event);
            case ImagePart.AppendWindowPart window -> pass(window);
            case ImagePart.ObjectsPart objects -> pass(objects);
            case ImagePart.ObjectPart object -> pass(object);
        }
    }

    private void pass(ImagePart ofChannel) {
        if (isWanted) {
            to.accept(ofChannel);
        }
    }

    private ImagePart of(ImagePart.BrokerPart whole) {
        var watched = new LinkedHashMap<String, SentOccupancy>();
        whole.watched().forEach((key, sent) -> {
            if (channels.test(key.substring(key.indexOf('\n') + 1))) { // the name of its app stands in front
                watched.put(key, sent);
            }
        });
        var held = new LinkedHashMap<RuleId, Map<ConnectionId, List<ProtocolMessage>>>();
        whole.heldFrames().forEach((rule, byConnection) -> {
            var some = new LinkedHashMap<ConnectionId, List<ProtocolMessage>>();
            byConnection.forEach((connection, frames) ->
                    some.put(connection, frames.stream().filter(this::isWanted).toList()));
            held.put(rule, some);
        });
        return new ImagePart.BrokerPart(
                whole.version(),
                whole.settings(),
                whole.seed(),
                whole.series(),
                whole.byKey(),
                whole.byTransport(),
                whole.transports(),
                whole.rules(),
                whole.lastRule(),
                whole.framesPassed(),
                held,
                whole.limits(),
                whole.apps(),
                whole.nonces(),
                whole.stats(),
                watched,
                whole.push(),
                whole.revocations(),
                whole.timers(),
                whole.lastKept(),
                whole.removedThrough(),
                whole.atBreakpoints().stream()
                        .filter(waiting -> isWanted(waiting.frame()))
                        .toList(),
                whole.brokenAt());
    }

    private boolean isWanted(ProtocolMessage frame) {
        return frame.channel() == null || channels.test(QualifiedName.base(frame.channel()));
    }

    private ImagePart of(ImagePart.ConnectionPart whole) {
        return new ImagePart.ConnectionPart(
                whole.listed(),
                whole.id(),
                whole.keys(),
                whole.keyOfTransport(),
                whole.heard(),
                whole.identity(),
                whole.handshake(),
                whole.transport(),
                whole.attached().stream()
                        .filter(channel -> channels.test(QualifiedName.base(channel.name())))
                        .toList(),
                whole.answers(),
                whole.answersToSend(),
                whole.everLost(),
                whole.rateSecond(),
                whole.publishedInSecond());
    }
}
