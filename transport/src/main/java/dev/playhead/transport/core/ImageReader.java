package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Attachment;
import dev.playhead.transport.core.state.Channel;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.ImagePart;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.core.state.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts a broker together from the pieces of its image, in their order. For one thread.
public final class ImageReader {
    private final List<Connection> connections = new ArrayList<>();
    private @Nullable State state;
    private ImagePart.@Nullable BrokerPart broker;
    private @Nullable Channel channel;

    /// Takes the next piece in.
    ///
    /// @throws IllegalArgumentException when it cannot follow those before it, or is of a version that is not known
    public void take(ImagePart part) {
        switch (part) {
            case ImagePart.BrokerPart begin -> begin(begin);
            case ImagePart.ConnectionPart one -> {
                var connection = new Connection(one);
                connections.add(connection);
                if (one.listed()) {
                    state().connections.put(connection.id(), connection);
                }
            }
            case ImagePart.ChannelPart next -> channel = state().restore(next);
            case ImagePart.MessagePart message -> channel().messages().restore(new StoredMessage(message));
            case ImagePart.GivenIdPart given -> channel().messages().restore(given);
            case ImagePart.AnnotationPart said -> channel().messages().restore(said);
            case ImagePart.AttachmentPart attachment -> channel().restore(new Attachment(attachment));
            case ImagePart.MemberPart member -> channel().restore(member);
            case ImagePart.PresenceEventPart event -> channel().restore(event);
            case ImagePart.AppendWindowPart(var window) -> channel().open(window);
            case ImagePart.ObjectsPart(var objects) -> channel().objects().restore(objects);
            case ImagePart.ObjectPart(var object) -> channel().objects().restore(object);
        }
    }

    /// The broker whose image has been taken in.
    ///
    /// @throws IllegalArgumentException when the image is not whole
    public Broker broker() {
        var known = Objects.requireNonNull(broker);
        known.byKey().forEach((key, number) -> state().byKey.put(key, connections.get(number)));
        known.byTransport().forEach((id, number) -> state().byTransport.put(id, connections.get(number)));
        state().restored(known);
        return new Broker(state());
    }

    private void begin(ImagePart.BrokerPart part) {
        if (part.version() != ImagePart.VERSION) {
            throw new IllegalArgumentException("The image is of version " + part.version() + "; this Playhead reads "
                    + ImagePart.VERSION + ". Use a newer Playhead.");
        }
        broker = part;
        state = State.of(part);
    }

    private State state() {
        if (state == null) {
            throw new IllegalArgumentException("The image does not begin with the broker itself.");
        }
        return state;
    }

    private Channel channel() {
        if (channel == null) {
            throw new IllegalArgumentException("The image has something of a channel before any channel.");
        }
        return channel;
    }
}
