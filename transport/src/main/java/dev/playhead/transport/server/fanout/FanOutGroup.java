package dev.playhead.transport.server.fanout;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.EffectEntries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transports of clients that read the same encoding, and that are sent the same frames. Used by the broker
/// loop only.
final class FanOutGroup implements EffectEntries.Group {
    private static final byte[] NO_HEAD = {};

    private final FrameCodec codec;
    private final List<TransportId> ids;
    private final Carriers webSockets;
    private final Carriers others;

    /// Those that are sent the same bytes: frames of a WebSocket have a head, others have none.
    static final class Carriers {
        private final List<ClientTransport> transports;
        private @Nullable FrameBatch batch;

        Carriers(List<ClientTransport> transports) {
            this.transports = transports;
        }

        List<ClientTransport> transports() {
            return transports;
        }

        /// Returns the frames of this turn; null before the first one.
        @Nullable
        FrameBatch batch() {
            return batch;
        }

        void begin(FrameBatch newBatch) {
            batch = newBatch;
        }

        /// The turn is over.
        ///
        /// @return the room in which the batch was put together; null when there was none
        byte @Nullable [] end() {
            var ended = batch;
            batch = null;
            return ended == null ? null : ended.end(transports.size());
        }
    }

    FanOutGroup(FrameCodec codec, List<ClientTransport> transports) {
        this.codec = codec;
        this.ids = transports.stream().map(ClientTransport::id).toList();
        this.webSockets = new Carriers(
                transports.stream().filter(ClientTransport::isWebSocket).toList());
        this.others = new Carriers(transports.stream()
                .filter(transport -> !transport.isWebSocket())
                .toList());
    }

    @Override
    public FrameCodec codec() {
        return codec;
    }

    @Override
    public List<TransportId> ids() {
        return ids;
    }

    Carriers webSockets() {
        return webSockets;
    }

    Carriers others() {
        return others;
    }

    /// Returns the head of a payload of this length for these carriers.
    byte[] head(Carriers carriers, int length) {
        return carriers == webSockets ? WebSocketFrames.head(codec.format(), length) : NO_HEAD;
    }
}
