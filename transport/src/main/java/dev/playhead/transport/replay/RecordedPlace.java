package dev.playhead.transport.replay;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.MalformedFrameException;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The place of one participant of a recording, which a live client takes when it is served: all that the recorded one
/// did is left out from a moment on, and listed as [RecordedTurn]s. Whoever has its client ID is in its place.
/// Immutable.
public final class RecordedPlace {
    private final String clientId;
    private final boolean keepsFaults;
    private final Set<TransportId> transports = new HashSet<>(); // looked up only
    private final Set<RuleId> rules = new HashSet<>(); // looked up only
    private final Set<TransportId> open = new LinkedHashSet<>();
    private final Set<String> connections = new LinkedHashSet<>();
    private final List<RecordedTurn> turns = new ArrayList<>();

    private RecordedPlace(String clientId, boolean keepsFaults) {
        this.clientId = clientId;
        this.keepsFaults = keepsFaults;
    }

    /// Returns the client IDs of all that were connected in a recording, in the order of their letters.
    ///
    /// @throws IOException when it cannot be read
    public static SortedSet<String> clients(LogReader recording) throws IOException {
        var found = new TreeSet<String>();
        for (long position = 0; position < recording.size(); position++) {
            var name = recording.isOfChannel(position) ? null : nameOf(recording.readForShow(position));
            if (name != null && !name.equals(Identity.ANY)) {
                found.add(name);
            }
        }
        return found;
    }

    private static @Nullable String nameOf(Entry entry) {
        var identity = entry instanceof Entry.Opened opened
                ? opened.handshake().identity()
                : entry instanceof Entry.RestIn request ? request.identity() : null;
        return identity == null ? null : identity.clientId();
    }

    /// Finds what a participant did in a recording. Reads all of it.
    ///
    /// @param from position of the first entry that is left out
    /// @param keepsFaults whether the faults that hit the recorded one hit whoever takes its place
    /// @throws IOException when it cannot be read
    /// @throws IllegalArgumentException when nobody in it has this client ID
    static RecordedPlace of(LogReader recording, String clientId, long from, boolean keepsFaults) throws IOException {
        var place = new RecordedPlace(clientId, keepsFaults);
        boolean known = false;
        for (long position = 0; position < recording.size(); position++) {
            var entry = recording.readForShow(position);
            known |= clientId.equals(nameOf(entry));
            place.hear(entry, position < from);
        }
        if (!known) {
            throw new IllegalArgumentException("Nobody in the recording is called " + clientId + "; there are "
                    + String.join(", ", clients(recording)) + ".");
        }
        return place;
    }

    private void hear(Entry entry, boolean isBefore) {
        switch (entry) {
            case Entry.Opened e -> {
                if (clientId.equals(nameOf(e))) {
                    transports.add(e.transport());
                    if (isBefore) {
                        open.add(e.transport());
                    }
                }
            }
            case Entry.Closed e -> {
                if (isBefore) {
                    open.remove(e.transport());
                }
            }
            case Entry.FrameOut e -> {
                answered(e.cause(), e);
                if (isBefore && e.channel() == null && e.to().stream().anyMatch(transports::contains)) {
                    var frame = decoded(e.format(), e.payload());
                    if (frame != null && frame.action() == Action.CONNECTED && frame.connectionId() != null) {
                        connections.add(frame.connectionId());
                    }
                }
            }
            case Entry.RuleSet e -> {
                if (!isBefore && isOnPlace(e.rule())) {
                    rules.add(e.rule().id());
                }
            }
            case Entry.FrameIn e -> {
                var frame = isBefore || !transports.contains(e.transport()) ? null : decoded(e.format(), e.payload());
                if (frame != null) {
                    RecordedTurn.of(e, frame).ifPresent(turns::add);
                }
            }
            case Entry.RestIn e -> {
                if (!isBefore
                        && clientId.equals(nameOf(e))
                        && DecodedInput.of(e) instanceof DecodedInput.Call(var call)) {
                    RecordedTurn.of(e, call).ifPresent(turns::add);
                }
            }
            case Entry.RestOut e -> answered(e.cause(), e);
            default -> {} // says nothing of who does what
        }
    }

    private void answered(long cause, Entry answer) {
        if (!turns.isEmpty() && turns.getLast().position() == cause) {
            var serials = IssuedSerials.of(answer);
            if (!serials.isEmpty()) {
                turns.set(turns.size() - 1, turns.getLast().answered(serials));
            }
        }
    }

    private boolean isOnPlace(FaultRule rule) {
        return !keepsFaults
                && switch (rule.target()) {
                    case FaultRule.Target.Client client -> client.clientId().equals(clientId);
                    case FaultRule.Target.Connection connection ->
                        connections.contains(connection.connectionId().value());
                    case FaultRule.Target.Everyone everyone -> false;
                };
    }

    private static @Nullable ProtocolMessage decoded(Format format, byte[] payload) {
        try {
            return FrameCodec.of(format).decode(payload);
        } catch (MalformedFrameException nothingThatItDid) {
            return null;
        }
    }

    /// Returns the client ID of whoever is in this place.
    public String clientId() {
        return clientId;
    }

    /// Returns what the recorded participant did, in order.
    public List<RecordedTurn> turns() {
        return List.copyOf(turns);
    }

    /// Returns the turn that an entry of the recording is; null when it is none.
    @Nullable
    RecordedTurn turnAt(long position) {
        int low = 0;
        int high = turns.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (turns.get(middle).position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < turns.size() && turns.get(low).position() == position ? turns.get(low) : null;
    }

    /// Returns whether an input is of the recorded participant, or a fault that hit it and nobody else.
    boolean has(InputEntry input) {
        return switch (input) {
            case Entry.Opened e -> transports.contains(e.transport());
            case Entry.FrameIn e -> transports.contains(e.transport());
            case Entry.Reauthenticated e -> transports.contains(e.transport());
            case Entry.Closed e -> transports.contains(e.transport());
            case Entry.RestIn e -> clientId.equals(nameOf(e));
            case Entry.RuleSet e -> rules.contains(e.rule().id());
            case Entry.RuleCleared e -> rules.contains(e.rule());
            case Entry.TimerFired e -> connections.contains(e.timer().subject());
            case Entry.HeldSettled e -> false;
            case Entry.LimitsSet e -> false;
            case Entry.Stopping e -> false;
        };
    }

    /// Returns the inputs by which the recorded participant goes, so that its place is free: it closes its connections,
    /// and those that it could have come back to end.
    ///
    /// @param atNanos ns since 1970
    List<InputEntry> leaving(long atNanos) {
        var inputs = new ArrayList<InputEntry>();
        var close = FrameCodec.of(Format.JSON)
                .encode(ProtocolMessage.builder(Action.CLOSE).build());
        for (var transport : open) {
            inputs.add(new Entry.FrameIn(0, atNanos, transport, null, Format.JSON, close, null));
            inputs.add(new Entry.Closed(0, atNanos, transport, CloseReason.closed(CloseReason.GOING_AWAY, "")));
        }
        for (var connection : connections) {
            inputs.add(new Entry.TimerFired(0, atNanos, new TimerId(TimerId.Purpose.PRESENCE_GONE, connection)));
            inputs.add(new Entry.TimerFired(0, atNanos, new TimerId(TimerId.Purpose.CONNECTION_EXPIRED, connection)));
        }
        return inputs;
    }
}
