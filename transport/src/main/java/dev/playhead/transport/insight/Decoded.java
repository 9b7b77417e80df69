package dev.playhead.transport.insight;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.RestCall;
import java.util.List;

/// Content of a log entry, decoded.
public sealed interface Decoded {
    /// The entry carries no bytes, or bytes that nobody can read.
    Decoded NOTHING = new Nothing();

    record Nothing() implements Decoded {}

    /// A frame, in, out or undelivered.
    record Frame(ProtocolMessage frame) implements Decoded {}

    /// A REST request.
    record Call(RestCall call) implements Decoded {}

    /// Messages that a REST answer gave to whoever asked.
    record Read(List<Message> messages) implements Decoded {
        public Read {
            messages = List.copyOf(messages);
        }
    }

    /// A REST answer that refuses what was asked.
    record Refused(ErrorInfo error) implements Decoded {}

    /// A REST answer that names the objects that were changed.
    record ObjectsChanged(List<String> objectIds) implements Decoded {
        public ObjectsChanged {
            objectIds = List.copyOf(objectIds);
        }
    }

    /// A REST answer that says where a publish was stored: serials of messages, of versions for changes.
    record Stored(List<String> serials) implements Decoded {
        public Stored {
            serials = List.copyOf(serials);
        }
    }
}
