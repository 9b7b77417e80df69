package dev.playhead.transport.core;

import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Settlement;
import java.util.List;

/// Lets frames go on that wait at breakpoints, or drops them.
final class BreakpointHandler {
    private final State state;
    private final Outbox outbox;
    private final Acks acks;
    private final Heard heard;

    /// Takes a frame of a client that has come past all breakpoints.
    interface Heard {
        void take(Connection connection, TransportId transport, ProtocolMessage frame, long atMs);
    }

    BreakpointHandler(State state, Outbox outbox, Acks acks, Heard heard) {
        this.state = state;
        this.outbox = outbox;
        this.acks = acks;
        this.heard = heard;
    }

    void settle(Input.HeldSettled settled) {
        if (!settled.dropped()) {
            goOn(state.breakpoints().release(settled.held(), settled.edited()), settled.atMs());
            return;
        }
        var gone = state.breakpoints().remove(settled.held());
        if (gone != null) {
            drop(gone);
            goOn(state.breakpoints().behind(gone), settled.atMs());
        }
    }

    /// A breakpoint has ended: what it has stopped goes on.
    void end(RuleId rule, long atMs) {
        goOn(state.breakpoints().end(rule), atMs);
    }

    /// Lets the frames that were stopped first go on while too many wait.
    void makeRoom(long atMs) {
        while (state.breakpoints().isFull()) {
            var oldest = state.breakpoints().oldestStopped();
            if (oldest == null) {
                return;
            }
            goOn(state.breakpoints().release(oldest.id(), null), atMs);
        }
    }

    private void goOn(List<HeldFrame> frames, long atMs) {
        for (var held : frames) {
            var connection = state.connections.get(held.connection());
            var transport = connection == null ? null : connection.transport();
            if (connection == null || transport == null) {
                outbox.heldEnded(held, Settlement.LOST); // a frame before it has ended the connection
                continue;
            }
            var meant = held.meant();
            if (held.toClient()) {
                if (meant != null) {
                    outbox.undelivered(List.of(held.connection()), meant, held.rule());
                }
                outbox.sendHeld(transport, held.frame());
            }
            outbox.heldEnded(held, meant == null ? Settlement.RELEASED : Settlement.EDITED);
            if (!held.toClient()) {
                heard.take(connection, transport, held.frame(), atMs);
            }
        }
    }

    // Whoever has published waits for an answer, and SDKs wait for ever.
    private void drop(HeldFrame held) {
        outbox.heldEnded(held, Settlement.DROPPED);
        var frame = held.meant() == null ? held.frame() : held.meant();
        var connection = state.connections.get(held.connection());
        var transport = connection == null ? null : connection.transport();
        if (held.toClient()) {
            outbox.undelivered(List.of(held.connection()), frame, held.rule());
        } else if (transport != null && frame.msgSerial() != null) {
            acks.nack(transport, frame.msgSerial(), Errors.droppedAtBreakpoint());
        }
    }
}
