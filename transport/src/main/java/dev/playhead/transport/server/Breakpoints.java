package dev.playhead.transport.server;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.session.HeldId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Frames of a running broker that wait at its breakpoints, and what can be done to them. Every call is recorded. Safe
/// for use by many threads; never blocks.
public final class Breakpoints {
    private static final byte[] AS_IT_IS = new byte[0];

    private final BrokerLoop loop;

    Breakpoints(BrokerLoop loop) {
        this.loop = loop;
    }

    /// The frames that wait, in the order in which they came.
    public List<HeldFrame> held() {
        return loop.held();
    }

    /// The frame with this name that waits; null when it waits no more.
    public @Nullable HeldFrame held(HeldId id) {
        for (var frame : loop.held()) {
            if (frame.id().equals(id)) {
                return frame;
            }
        }
        return null;
    }

    /// Lets a frame go on as it is, or with [HeldId#ALL] every one.
    ///
    /// @return completed when it is recorded
    public CompletableFuture<Void> release(HeldId id) {
        return settle(id, false);
    }

    /// Drops a frame, or with [HeldId#ALL] every one; a publish that is dropped is answered with NACK.
    ///
    /// @return completed when it is recorded
    public CompletableFuture<Void> drop(HeldId id) {
        return settle(id, true);
    }

    /// Lets another frame go on in the place of one that waits.
    ///
    /// @param json a frame of the protocol with the same action, channel and msgSerial
    /// @return completed when it is recorded
    /// @throws IllegalArgumentException when it is none, and when the other waits no more; the message says why
    public CompletableFuture<Void> release(HeldId id, byte[] json) {
        var frame = held(id);
        if (frame == null) {
            throw new IllegalArgumentException("The frame " + id + " waits no more.");
        }
        var entry = new Entry.HeldSettled(0, 0, id, false, EditedFrame.of(frame, json));
        return submit(entry);
    }

    private CompletableFuture<Void> settle(HeldId id, boolean drops) {
        var ids = id.equals(HeldId.ALL) ? held().stream().map(HeldFrame::id).toList() : List.of(id);
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        for (var one : ids) {
            last = submit(new Entry.HeldSettled(0, 0, one, drops, AS_IT_IS));
        }
        return last;
    }

    private CompletableFuture<Void> submit(Entry.HeldSettled entry) {
        var recorded = new CompletableFuture<Void>();
        loop.submit(InboxItem.of(entry, DecodedInput.of(entry)).whenRecorded(at -> recorded.complete(null)));
        return recorded;
    }
}
