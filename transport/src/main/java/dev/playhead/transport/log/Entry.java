package dev.playhead.transport.log;

import dev.playhead.transport.core.CloseReason;
import dev.playhead.transport.core.Handshake;
import dev.playhead.transport.core.Identity;
import dev.playhead.transport.core.Interruption;
import dev.playhead.transport.core.Limits;
import dev.playhead.transport.core.TimerId;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the session log: something that happened to the broker, or something it did about it.
/// Positions count from 0 without gaps. An entry with a `cause` is an effect; the cause is the position of the input
/// it follows from. Payloads are the bytes of the wire, never shortened; do not modify the arrays.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Entry {
    /// Place in the log, from 0.
    long position();

    /// When, ns since 1970; never lower than that of the entry before.
    long atNanos();

    // ---- inputs -----------------------------------------------------------------------------

    /// Always the first entry.
    ///
    /// @param seed what all of the broker's randomness comes from
    /// @param productVersion version of Playhead that wrote this
    /// @param settings options that change what the core does, by name
    record Started(long position, long atNanos, long seed, String productVersion, Map<String, String> settings)
            implements Entry {}

    /// State to begin with, or state on the way: what `core.Snapshot` holds, as JSON.
    /// Re-running may begin at any keyframe.
    record Keyframe(long position, long atNanos, byte[] snapshot) implements Entry {}

    record Opened(long position, long atNanos, TransportId transport, Handshake handshake) implements Entry {}

    /// A frame arrived. It may be one that nobody can decode; then `problem` says why.
    record FrameIn(
            long position,
            long atNanos,
            TransportId transport,
            @Nullable String channel,
            Format format,
            byte[] payload,
            @Nullable String problem)
            implements Entry {}

    /// What became of the token in an AUTH frame, which was recorded without it just before.
    ///
    /// @param identity null when `refusal` says why not
    record Reauthenticated(
            long position,
            long atNanos,
            TransportId transport,
            @Nullable Identity identity,
            @Nullable ErrorInfo refusal)
            implements Entry {}

    record Closed(long position, long atNanos, TransportId transport, CloseReason reason) implements Entry {}

    record TimerFired(long position, long atNanos, TimerId timer) implements Entry {}

    /// A REST request, secrets masked.
    ///
    /// @param target path and query as sent
    /// @param headers those that matter, in the order sent; never Authorization
    record RestIn(
            long position,
            long atNanos,
            RequestId request,
            Identity identity,
            String method,
            String target,
            Map<String, String> headers,
            byte[] body)
            implements Entry {}

    record RuleSet(long position, long atNanos, FaultRule rule) implements Entry {}

    record RuleCleared(long position, long atNanos, RuleId rule) implements Entry {}

    record Interrupted(long position, long atNanos, Interruption interruption) implements Entry {}

    /// Other limits hold from now on, by their names.
    record LimitsSet(long position, long atNanos, Limits limits) implements Entry {}

    record Stopping(long position, long atNanos) implements Entry {}

    // ---- effects ----------------------------------------------------------------------------

    /// A frame was handed to the writers of some transports, all in this format.
    record FrameOut(
            long position,
            long atNanos,
            long cause,
            List<TransportId> to,
            @Nullable String channel,
            Format format,
            byte[] payload)
            implements Entry {}

    /// A frame that some connections miss until they resume. `rule` is null when no fault of ours is the reason.
    record FrameWithheld(
            long position,
            long atNanos,
            long cause,
            List<ConnectionId> from,
            @Nullable String channel,
            Format format,
            byte[] payload,
            @Nullable RuleId rule)
            implements Entry {}

    /// The broker closes, resets or slows a transport.
    record TransportEffect(
            long position,
            long atNanos,
            long cause,
            TransportId transport,
            Act act,
            @Nullable RuleId rule) implements Entry {}

    sealed interface Act {
        record Close(int code, String reason) implements Act {}

        record Reset() implements Act {}

        record Delay(long latencyMs) implements Act {}
    }

    record RestOut(long position, long atNanos, long cause, RequestId request, int status, Format format, byte[] body)
            implements Entry {}

    // ---- what was learnt later, and what others put in -----------------------------------------

    /// When frames were really written to their sockets. Never an input of the core.
    record Written(long position, long atNanos, List<Writes> writes) implements Entry {
        public Written {
            writes = List.copyOf(writes);
        }

        /// The same, delivery by delivery.
        public List<Receipt> receipts() {
            var receipts = new ArrayList<Receipt>();
            for (var write : writes) {
                for (var to : write.to()) {
                    for (var frame : write.frames()) {
                        receipts.add(new Receipt(to.transport(), frame, to.atNanos()));
                    }
                }
            }
            return receipts;
        }
    }

    /// Frames that were written in one go, to one socket or to many: each has all of them from its moment on.
    ///
    /// @param frames positions of the [FrameOut]s
    record Writes(List<Long> frames, List<Writing> to) {
        public Writes {
            frames = List.copyOf(frames);
            to = List.copyOf(to);
        }
    }

    record Writing(TransportId transport, long atNanos) {}

    /// One delivery.
    ///
    /// @param frame position of the [FrameOut]
    record Receipt(TransportId transport, long frame, long writtenAtNanos) {}

    /// A remark of a person.
    record Note(long position, long atNanos, String text) implements Entry {}

    /// A message on a topic that this version does not know; kept as it is.
    record Foreign(long position, long atNanos, String topic, byte[] payload) implements Entry {}
}
