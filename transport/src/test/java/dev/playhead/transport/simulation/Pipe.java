package dev.playhead.transport.simulation;

import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// One transport between a client and the broker, with what is on its way.
final class Pipe {
    final TransportId id;
    final SimClient client;
    final Deque<Coming> toClient = new ArrayDeque<>();
    final Deque<ProtocolMessage> toBroker = new ArrayDeque<>();
    /// msgSerials that were answered here; a second answer would be one too many.
    final Set<Long> answered = new HashSet<>();
    /// The client has given it up; what it had sent may still arrive.
    boolean abandoned;
    /// The broker has ended it; what it had sent before may still arrive.
    boolean ending;
    /// The broker has reset it, because of a rule.
    boolean cut;

    /// A frame that the broker has sent, and the position of its entry in the log.
    record Coming(ProtocolMessage frame, long position) {}

    Pipe(TransportId id, SimClient client) {
        this.id = id;
        this.client = client;
    }
}
