package dev.playhead.transport.cut;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds what of the time before a part has to be kept so that the part can be understood: who is there and attached,
/// which rules are on, and all that was said of the messages and runs that go on in it.
final class EarlierInputs {
    private final LogReader recording;
    private final EntryChannels channels;
    private final TouchedMessages touched;
    private final Set<RuleId> rules = new HashSet<>(); // looked up only
    private final Set<ConnectionInputs.Place> members = new HashSet<>(); // looked up only

    /// @param state of the broker at the moment when the part begins
    EarlierInputs(LogReader recording, EntryChannels channels, TouchedMessages touched, Broker state) {
        this.recording = recording;
        this.channels = channels;
        this.touched = touched;
        state.channelSummaries()
                .forEach(channel -> channel.members().forEach(member -> {
                    if (member.connectionId() != null && member.clientId() != null) {
                        members.add(new ConnectionInputs.Place(
                                new ConnectionId(member.connectionId()), channel.name(), member.clientId()));
                    }
                }));
        rules.addAll(state.rules());
    }

    /// Returns the positions of inputs before `from` that are to be kept, each with all that it led to.
    ///
    /// @throws IOException when the recording cannot be read
    SortedSet<Long> before(long from) throws IOException {
        var connections = new ConnectionInputs();
        var senders = new HashSet<TransportId>();
        var inputs = new TreeSet<Long>();
        for (long position = 0; position < from; position++) {
            var entry = recording.readForShow(position);
            var decoded = EntryDecoder.decode(entry);
            if (!channels.has(entry, decoded)) {
                continue;
            }
            connections.accept(entry, decoded);
            if (entry instanceof Entry.RuleSet set && rules.contains(set.rule().id())) {
                inputs.add(position);
            } else if (touched.isAbout(entry, decoded)) {
                inputs.add(entry instanceof EffectEntry effect ? effect.cause() : position);
            }
        }
        for (long position : Set.copyOf(inputs)) {
            if (recording.readForShow(position) instanceof Entry.FrameIn frame) {
                senders.add(frame.transport());
            }
        }
        senders.forEach(transport -> connections.putInto(transport, inputs));
        connections.putInto(inputs, members);
        inputs.removeIf(position -> position >= from || !isInput(position));
        return inputs;
    }

    private boolean isInput(long position) {
        try {
            return recording.readForShow(position) instanceof InputEntry;
        } catch (IOException unreadable) {
            return false; // what cannot be read is not kept
        }
    }
}
