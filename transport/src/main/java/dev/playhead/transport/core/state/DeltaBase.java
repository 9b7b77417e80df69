package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.Data;

/// The message that a client was sent last, which the next delta builds on.
public record DeltaBase(String id, Data data) {}
