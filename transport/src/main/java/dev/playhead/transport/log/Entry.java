package dev.playhead.transport.log;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Hold;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.Settlement;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the session log, of one of four groups: what a re-run begins with, what happened to the broker, what
/// the core did about it, what was seen beside. [ControlEntry] goes across them. Positions count from 0 without gaps.
/// Payloads are the bytes of the wire, never shortened; do not modify the arrays.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Entry permits StateEntry, InputEntry, EffectEntry, Observation, ControlEntry {
    /// Place in the log, from 0.
    long position();

    /// Returns its time, ns since 1970; never lower than that of the entry before.
    long atNanos();

    // ---- what a re-run begins with ------------------------------------------------------------

    /// Always the first entry.
    ///
    /// @param seed what all of the broker's randomness comes from
    /// @param productVersion version of Playhead that wrote this
    /// @param settings options that change what the core does, by name
    record Started(long position, long atNanos, long seed, String productVersion, Map<String, String> settings)
            implements StateEntry {}

    /// A page of the whole state of the core after all entries before `of`, as JSON of `codec.ImageCodec`. It
    /// may stand among entries that came later. Re-running may begin at any keyframe whose pages are all
    /// there.
    ///
    /// @param of at or before the position of its first page
    /// @param page its number, from 0
    /// @param last whether it is the last one
    record Keyframe(long position, long atNanos, long of, int page, boolean last, byte[] image) implements StateEntry {}

    // ---- inputs -------------------------------------------------------------------------------

    record Opened(long position, long atNanos, TransportId transport, Handshake handshake)
            implements InputEntry, ControlEntry {
        @Override
        public Opened at(long newPosition, long newAtNanos) {
            return new Opened(newPosition, newAtNanos, transport, handshake);
        }
    }

    /// A frame arrived. It may be one that nobody can decode; then `problem` says why.
    record FrameIn(
            long position,
            long atNanos,
            TransportId transport,
            @Nullable String channel,
            Format format,
            byte[] payload,
            @Nullable String problem)
            implements InputEntry {
        @Override
        public FrameIn at(long newPosition, long newAtNanos) {
            return new FrameIn(newPosition, newAtNanos, transport, channel, format, payload, problem);
        }
    }

    /// The outcome of the token in an AUTH frame, which was recorded without it just before.
    ///
    /// @param identity null when `refusal` says why not
    record Reauthenticated(
            long position,
            long atNanos,
            TransportId transport,
            @Nullable Identity identity,
            @Nullable ErrorInfo refusal)
            implements InputEntry, ControlEntry {
        @Override
        public Reauthenticated at(long newPosition, long newAtNanos) {
            return new Reauthenticated(newPosition, newAtNanos, transport, identity, refusal);
        }
    }

    /// A transport is gone; `reason` says who ended it and how.
    record Closed(long position, long atNanos, TransportId transport, CloseReason reason)
            implements InputEntry, ControlEntry {
        @Override
        public Closed at(long newPosition, long newAtNanos) {
            return new Closed(newPosition, newAtNanos, transport, reason);
        }
    }

    record TimerFired(long position, long atNanos, TimerId timer) implements InputEntry, ControlEntry {
        @Override
        public TimerFired at(long newPosition, long newAtNanos) {
            return new TimerFired(newPosition, newAtNanos, timer);
        }
    }

    /// A REST request, secrets masked.
    ///
    /// @param identity who asks; null when the credentials say of nobody
    /// @param refusal why the core was not asked, as it was answered; null for a request that the core answers
    /// @param target path and query as sent
    /// @param headers those that matter, in the order sent; never Authorization
    record RestIn(
            long position,
            long atNanos,
            RequestId request,
            @Nullable Identity identity,
            @Nullable ErrorInfo refusal,
            String method,
            String target,
            Map<String, String> headers,
            byte[] body)
            implements InputEntry {
        public RestIn {
            if (identity == null && refusal == null) {
                throw new IllegalArgumentException("A request of nobody is a refused one.");
            }
        }

        @Override
        public RestIn at(long newPosition, long newAtNanos) {
            return new RestIn(newPosition, newAtNanos, request, identity, refusal, method, target, headers, body);
        }
    }

    record RuleSet(long position, long atNanos, FaultRule rule) implements InputEntry, ControlEntry {
        @Override
        public RuleSet at(long newPosition, long newAtNanos) {
            return new RuleSet(newPosition, newAtNanos, rule);
        }

        /// Returns this entry with the name that the rule was given.
        public RuleSet named(RuleId given) {
            return new RuleSet(position, atNanos, rule.named(given));
        }
    }

    record RuleCleared(long position, long atNanos, RuleId rule) implements InputEntry, ControlEntry {
        @Override
        public RuleCleared at(long newPosition, long newAtNanos) {
            return new RuleCleared(newPosition, newAtNanos, rule);
        }
    }

    /// Other limits hold from now on, by their names.
    record LimitsSet(long position, long atNanos, Limits limits) implements InputEntry, ControlEntry {
        @Override
        public LimitsSet at(long newPosition, long newAtNanos) {
            return new LimitsSet(newPosition, newAtNanos, limits);
        }
    }

    /// Somebody let a frame go on that waits at a breakpoint, or dropped it.
    ///
    /// @param edited the JSON of what is to go on in its place; empty for what it is, and when it is dropped
    record HeldSettled(long position, long atNanos, HeldId held, boolean dropped, byte[] edited) implements InputEntry {
        @Override
        public HeldSettled at(long newPosition, long newAtNanos) {
            return new HeldSettled(newPosition, newAtNanos, held, dropped, edited);
        }
    }

    record Stopping(long position, long atNanos) implements InputEntry, ControlEntry {
        @Override
        public Stopping at(long newPosition, long newAtNanos) {
            return new Stopping(newPosition, newAtNanos);
        }
    }

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
            implements EffectEntry {
        @Override
        public FrameOut at(long newPosition, long newAtNanos, long newCause) {
            return new FrameOut(newPosition, newAtNanos, newCause, to, channel, format, payload);
        }
    }

    /// A frame that some connections miss until they resume. `rule` is null when no fault of ours is the reason.
    record FrameUndelivered(
            long position,
            long atNanos,
            long cause,
            List<ConnectionId> from,
            @Nullable String channel,
            Format format,
            byte[] payload,
            @Nullable RuleId rule)
            implements EffectEntry {
        @Override
        public FrameUndelivered at(long newPosition, long newAtNanos, long newCause) {
            return new FrameUndelivered(newPosition, newAtNanos, newCause, from, channel, format, payload, rule);
        }
    }

    /// A frame waits at a breakpoint, or behind one that does. `payload` is its JSON.
    record FrameHeld(long position, long atNanos, long cause, Hold hold, byte[] payload) implements EffectEntry {
        @Override
        public FrameHeld at(long newPosition, long newAtNanos, long newCause) {
            return new FrameHeld(newPosition, newAtNanos, newCause, hold, payload);
        }
    }

    /// A frame waits no more.
    record HeldEnded(long position, long atNanos, long cause, HeldId held, Settlement how)
            implements EffectEntry, ControlEntry {
        @Override
        public HeldEnded at(long newPosition, long newAtNanos, long newCause) {
            return new HeldEnded(newPosition, newAtNanos, newCause, held, how);
        }
    }

    /// The broker closes, resets or slows a transport.
    record TransportEffect(
            long position,
            long atNanos,
            long cause,
            TransportId transport,
            Act act,
            @Nullable RuleId rule) implements EffectEntry, ControlEntry {
        @Override
        public TransportEffect at(long newPosition, long newAtNanos, long newCause) {
            return new TransportEffect(newPosition, newAtNanos, newCause, transport, act, rule);
        }
    }

    sealed interface Act {
        record Close(int code, String reason) implements Act {}

        record Reset() implements Act {}

        /// @param burstMs time between two bursts; 0 for no bursts
        record Delay(long latencyMs, long burstMs) implements Act {}
    }

    /// The answer to a request, without the secrets that the client got.
    record RestOut(long position, long atNanos, long cause, RequestId request, int status, Format format, byte[] body)
            implements EffectEntry {
        @Override
        public RestOut at(long newPosition, long newAtNanos, long newCause) {
            return new RestOut(newPosition, newAtNanos, newCause, request, status, format, body);
        }
    }

    // ---- what was seen beside -------------------------------------------------------------------

    /// Somebody tried to come in and was not let in, or an answer that is not the core's.
    ///
    /// @param remoteAddress address and port that it came from
    /// @param request method and target, secrets masked; null when no request could be read
    /// @param host the Host header; null when there was none
    /// @param origin the Origin header, which a web page's request has; null when there was none
    /// @param status HTTP status of the answer; 0 when there was none
    /// @param reason what was wrong, in a sentence
    record Rejected(
            long position,
            long atNanos,
            Stage stage,
            String remoteAddress,
            @Nullable String request,
            @Nullable String host,
            @Nullable String origin,
            int status,
            String reason)
            implements Observation {
        @Override
        public Rejected at(long newPosition, long newAtNanos) {
            return new Rejected(newPosition, newAtNanos, stage, remoteAddress, request, host, origin, status, reason);
        }
    }

    /// The stage at which somebody was not let in.
    enum Stage {
        /// As many sockets were open as may be.
        ACCEPT,
        /// The TLS handshake failed.
        TLS,
        /// No request came in time, or its head cannot be read.
        HEAD,
        /// The Host header, or the Origin of a web page, is not one of this machine.
        HOST,
        /// The upgrade to a WebSocket is none that RFC 6455 allows.
        UPGRADE,
        /// The body cannot be read or is too large.
        BODY,
        /// A request of a session over HTTP, or for a stream of events, that nothing can be done with.
        SESSION,
        /// The request was accepted, yet the core gave no answer in time.
        ANSWER
    }

    /// The times when frames were really written to their sockets. Never an input of the core.
    record Written(long position, long atNanos, List<Writes> writes) implements Observation {
        @Override
        public Written at(long newPosition, long newAtNanos) {
            return new Written(newPosition, newAtNanos, writes);
        }

        public Written {
            writes = List.copyOf(writes);
        }

        /// Returns the receipts one by one: one for each delivery.
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

    /// An entry of the time before the recording begins, in one that was cut out of a longer one: who had connected and
    /// attached, what had been said of what goes on. It is there to be read; the keyframe that the recording begins
    /// with has what followed from it.
    ///
    /// @param entry what it was, at the position of this entry, at the time when it happened
    record Earlier(long position, long atNanos, Entry entry) implements Observation {
        public Earlier {
            if (entry instanceof Earlier || entry instanceof StateEntry || entry.position() != position) {
                throw new IllegalArgumentException("Entry " + position + " cannot be one of before.");
            }
        }

        @Override
        public Earlier at(long newPosition, long newAtNanos) {
            var moved = switch (entry) {
                case InputEntry e -> e.at(newPosition, e.atNanos());
                case EffectEntry e -> e.at(newPosition, e.atNanos(), e.cause() + newPosition - position);
                case Observation e -> e.at(newPosition, e.atNanos());
                case StateEntry e -> throw new IllegalStateException();
                case ControlEntry e -> throw new IllegalStateException();
            };
            return new Earlier(newPosition, newAtNanos, moved);
        }
    }

    /// A remark of a person.
    record Note(long position, long atNanos, String text) implements Observation {
        @Override
        public Note at(long newPosition, long newAtNanos) {
            return new Note(newPosition, newAtNanos, text);
        }
    }

    /// A message on a topic that this version does not know; kept as it is.
    record Foreign(long position, long atNanos, String topic, byte[] payload) implements Observation {
        @Override
        public Foreign at(long newPosition, long newAtNanos) {
            return new Foreign(newPosition, newAtNanos, topic, payload);
        }
    }
}
