package dev.playhead.transport.core;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.TimerId;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to the broker. Time arrives here and nowhere else.
public sealed interface Input {
    /// Returns when it happened, ms since 1970. Never lower than that of the input before.
    long atMs();

    /// A WebSocket upgrade was accepted.
    record Opened(long atMs, TransportId transport, Handshake handshake) implements Input {}

    /// A frame arrived and could be decoded.
    record Received(long atMs, TransportId transport, ProtocolMessage frame, int sizeBytes) implements Input {}

    /// Bytes arrived that are no frame. `problem` says in words what is wrong with them.
    record Malformed(long atMs, TransportId transport, String problem) implements Input {}

    /// A client sent another token over its transport (AUTH), and it was checked.
    ///
    /// @param identity null when `refusal` says why not
    record Reauthenticated(
            long atMs,
            TransportId transport,
            @Nullable Identity identity,
            @Nullable ErrorInfo refusal) implements Input {}

    /// A transport is gone. Arrives once per transport, also for those the broker ended itself.
    record Closed(long atMs, TransportId transport, CloseReason reason) implements Input {}

    /// A timer set by [Effect.SetTimer] is due.
    record TimerFired(long atMs, TimerId timer) implements Input {}

    /// A REST request arrived and could be understood. Answered by exactly one [Effect.Respond].
    record Requested(long atMs, RequestId request, Identity identity, RestCall call) implements Input {}

    /// A person or a scenario switched a fault on.
    record RuleSet(long atMs, FaultRule rule) implements Input {}

    /// A person or a scenario switched a fault off.
    record RuleCleared(long atMs, RuleId rule) implements Input {}

    /// A person or a program let a frame go on that waits at a breakpoint, or drops it. Nothing happens when it waits
    /// no more.
    ///
    /// @param edited what is to go on in its place; null for what it is, and when it is dropped
    record HeldSettled(
            long atMs,
            HeldId held,
            boolean dropped,
            @Nullable ProtocolMessage edited) implements Input {}

    /// Other limits hold from now on.
    record LimitsSet(long atMs, Limits limits) implements Input {}

    /// The broker is asked to end: clients are told, so that they come back later.
    record Stopping(long atMs) implements Input {}
}
