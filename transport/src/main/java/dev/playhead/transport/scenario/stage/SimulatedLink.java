package dev.playhead.transport.scenario.stage;

import dev.playhead.transport.client.ClientLink;
import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.server.fanout.TransportDelay;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transport between a client and the core. Frames keep their order in each direction, and take the time
/// that the network and the faults want. For the thread of the stage.
final class SimulatedLink implements ClientLink {
    private static final int NO_CLOSE_FRAME = 1006;

    private final SimulatedStage stage;
    private final TransportId id;
    private final String name;
    private final Format format;
    private final FrameCodec codec;
    private @Nullable Receiver receiver;
    private TransportDelay delay = TransportDelay.NONE;
    private long lastInNanos;
    private long lastOutNanos;
    private long lastReadNanos;
    private long drawn;
    private boolean isEnding;
    private boolean isGone;
    private boolean isLeft;

    /// @param name of its client, from which its share of chance comes
    SimulatedLink(SimulatedStage stage, TransportId id, String name, Format format) {
        this.stage = stage;
        this.id = id;
        this.name = name;
        this.format = format;
        this.codec = FrameCodec.of(format);
    }

    Format format() {
        return format;
    }

    /// The broker hears of it after a while.
    void connect(Handshake handshake) {
        stage.at(arrival(), () -> stage.turn(new Entry.Opened(0, 0, id, handshake)));
    }

    @Override
    public void listen(Receiver to) {
        receiver = to;
    }

    @Override
    public void send(ProtocolMessage frame) throws IOException {
        if (isLeft || isGone) {
            throw new IOException("The link has ended.");
        }
        arrive(new Entry.FrameIn(0, 0, id, frame.channel(), format, codec.encode(frame), null));
    }

    @Override
    public void send(byte[] raw) throws IOException {
        throw new IOException("A simulated network carries nothing but frames.");
    }

    /// The client ends it.
    @Override
    public void close() {
        if (isLeft || isGone) {
            return;
        }
        isLeft = true;
        stage.later(0, () -> tellEnd(NO_CLOSE_FRAME));
        long due = arrival();
        stage.at(due, () -> gone(CloseReason.CLIENT_LEFT));
    }

    private void arrive(Entry.FrameIn frame) {
        stage.at(arrival(), () -> {
            if (!isGone) {
                stage.turn(frame);
            }
        });
    }

    private long arrival() {
        lastInNanos = Math.max(lastInNanos, stage.nowNanos() + latencyNanos() + delay.inNanos());
        return lastInNanos;
    }

    private long latencyNanos() {
        return stage.latencyNanos(name, drawn++);
    }

    /// The broker hands a frame to the socket.
    ///
    /// @param position of its entry
    /// @return whether it is written at once; otherwise the stage is told when it is
    boolean write(long position, ProtocolMessage frame) {
        if (isEnding || isGone) {
            return false;
        }
        long now = stage.nowNanos();
        long due = Math.max(lastOutNanos, delay.burstMs() == 0 ? now + delay.inNanos() : now + delay.outNanos(now));
        lastOutNanos = due;
        if (due <= now) {
            read(frame);
            return true;
        }
        stage.at(due, () -> {
            if (!isGone) {
                stage.written(List.of(position), id);
                read(frame);
            }
        });
        return false;
    }

    private void read(ProtocolMessage frame) {
        lastReadNanos = Math.max(lastReadNanos, stage.nowNanos() + latencyNanos());
        stage.at(lastReadNanos, () -> {
            if (!isLeft && !isReset() && receiver != null) {
                receiver.frame(frame);
            }
        });
    }

    private boolean isReset() {
        return isGone && !isEnding;
    }

    /// Bytes take longer from now on.
    void delay(TransportDelay other) {
        delay = other;
    }

    /// The broker breaks it at once; what is on its way is lost.
    void reset() {
        if (isGone) {
            return;
        }
        isEnding = false;
        stage.later(0, () -> gone(CloseReason.CUT));
        stage.at(stage.nowNanos() + latencyNanos(), () -> tellEnd(NO_CLOSE_FRAME));
    }

    /// The broker closes it after what it has written.
    void close(int code, String reason) {
        if (isEnding || isGone) {
            return;
        }
        isEnding = true;
        stage.at(Math.max(stage.nowNanos(), lastOutNanos), () -> {
            gone(CloseReason.closed(code, reason));
            stage.at(Math.max(lastReadNanos, stage.nowNanos() + latencyNanos()), () -> tellEnd(code));
        });
    }

    private void gone(CloseReason reason) {
        if (!isGone) {
            isGone = true;
            stage.closed(id, reason);
        }
    }

    private void tellEnd(int code) {
        var to = receiver;
        receiver = null;
        if (to != null) {
            to.ended(code);
        }
    }
}
