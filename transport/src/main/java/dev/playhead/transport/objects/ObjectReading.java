package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ErrorInfo;

/// The answer to an [ObjectQuery].
public sealed interface ObjectReading {
    /// Maps of strings, numbers, booleans, [dev.playhead.transport.protocol.ObjectData.Bytes] and maps, or one of them.
    record Tree(Object value) implements ObjectReading {}

    record Refused(ErrorInfo error) implements ObjectReading {}
}
