package dev.playhead.transport.server.fanout;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.EffectEntries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sockets of clients that read the same encoding, and that are sent the same frames. Used by the broker loop only.
final class FanOutGroup implements EffectEntries.Group {
    private final FrameCodec codec;
    private final List<ClientTransport> sockets;
    private final List<TransportId> ids;
    private @Nullable FrameBatch bundle;

    FanOutGroup(FrameCodec codec, List<ClientTransport> sockets) {
        this.codec = codec;
        this.sockets = List.copyOf(sockets);
        this.ids = sockets.stream().map(ClientTransport::id).toList();
    }

    @Override
    public FrameCodec codec() {
        return codec;
    }

    List<ClientTransport> sockets() {
        return sockets;
    }

    @Override
    public List<TransportId> ids() {
        return ids;
    }

    /// What it is sent in this turn; null before the first frame.
    @Nullable
    FrameBatch bundle() {
        return bundle;
    }

    void begin(FrameBatch newBundle) {
        bundle = newBundle;
    }

    /// The turn is over.
    ///
    /// @return the room in which the bundle was put together; null when there was none
    byte @Nullable [] end() {
        var ended = bundle;
        bundle = null;
        return ended == null ? null : ended.end(sockets.size());
    }
}
