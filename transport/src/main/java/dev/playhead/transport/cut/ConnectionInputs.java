package dev.playhead.transport.cut;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Positions of the inputs by which connections came to be as they are at a moment: how they were opened, what they are
/// attached to, and as whom they are present. Takes the entries before that moment. For one thread.
final class ConnectionInputs {
    private static final long NONE = -1;

    private final Map<TransportId, Link> links = new LinkedHashMap<>();
    private final Map<ConnectionId, Link> last = new LinkedHashMap<>();
    private final Map<Place, Asked> attaches = new LinkedHashMap<>();
    private final Map<Place, Asked> members = new LinkedHashMap<>();

    /// A transport.
    private static final class Link {
        private final long opened;
        private final List<Long> connected = new ArrayList<>();
        private @Nullable ConnectionId connection;
        private long reauthenticated = NONE;
        private long closed = NONE;
        private boolean saidClosed;

        private Link(long opened) {
            this.opened = opened;
        }

        private void putInto(Collection<Long> inputs) {
            inputs.add(opened);
            inputs.addAll(connected);
            if (reauthenticated != NONE) {
                inputs.add(reauthenticated);
            }
            if (closed != NONE) {
                inputs.add(closed);
            }
        }
    }

    /// Things that a connection asked for by one transport.
    private record Asked(Link by, List<Long> inputs) {}

    /// @param channel as the client names it
    /// @param clientId of a member; empty for an attachment
    record Place(ConnectionId connection, String channel, String clientId) {}

    /// Takes the next entry before the moment.
    void accept(Entry entry, Decoded decoded) {
        switch (entry) {
            case Entry.Opened e -> links.put(e.transport(), new Link(e.position()));
            case Entry.Reauthenticated e -> {
                var link = links.get(e.transport());
                if (link != null) {
                    link.reauthenticated = e.position();
                }
            }
            case Entry.Closed e -> {
                var link = links.get(e.transport());
                if (link != null) {
                    link.closed = e.position();
                    if (link.saidClosed && link.connection != null) {
                        over(link.connection);
                    }
                }
            }
            case Entry.TimerFired e
            when e.timer().purpose() == TimerId.Purpose.CONNECTION_EXPIRED ->
                over(new ConnectionId(e.timer().subject()));
            case Entry.FrameIn e -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    asked(e, frame);
                }
            }
            case Entry.FrameOut e -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    e.to().forEach(transport -> said(e, transport, frame));
                }
            }
            case StateEntry _,
                    ControlEntry _,
                    Entry.RestIn _,
                    Entry.RestOut _,
                    Entry.FrameUndelivered _,
                    Entry.FrameHeld _,
                    Entry.HeldSettled _,
                    Observation _ -> {}
        }
    }

    private void asked(Entry.FrameIn e, ProtocolMessage frame) {
        var link = links.get(e.transport());
        if (link == null || link.connection == null || frame.channel() == null) {
            return;
        }
        switch (frame.action()) {
            case ATTACH -> {
                var inputs = new ArrayList<Long>();
                inputs.add(e.position());
                attaches.put(new Place(link.connection, frame.channel(), ""), new Asked(link, inputs));
            }
            case DETACH -> attaches.remove(new Place(link.connection, frame.channel(), ""));
            case PRESENCE -> {
                for (var change : Objects.requireNonNullElse(frame.presence(), List.<PresenceMessage>of())) {
                    present(e.position(), link, frame.channel(), change);
                }
            }
            case null, default -> {}
        }
    }

    private void present(long position, Link link, String channel, PresenceMessage change) {
        var place = new Place(
                Objects.requireNonNull(link.connection),
                QualifiedName.base(channel),
                Objects.requireNonNullElse(change.clientId(), ""));
        switch (change.action()) {
            case ENTER, PRESENT -> {
                var inputs = new ArrayList<Long>();
                inputs.add(position);
                members.put(place, new Asked(link, inputs));
            }
            case UPDATE -> {
                var inputs = members.computeIfAbsent(place, key -> new Asked(link, new ArrayList<>()))
                        .inputs();
                if (inputs.size() > 1) {
                    inputs.removeLast(); // how they entered and the newest update say it all
                }
                inputs.add(position);
            }
            case LEAVE, ABSENT -> members.remove(place);
            case null -> {}
        }
    }

    private void said(Entry.FrameOut e, TransportId transport, ProtocolMessage frame) {
        var link = links.get(transport);
        if (link == null) {
            return;
        }
        switch (frame.action()) {
            case CONNECTED -> {
                if (frame.connectionId() != null) {
                    link.connection = new ConnectionId(frame.connectionId());
                    link.connected.add(e.cause());
                    last.put(link.connection, link);
                }
            }
            case CLOSED -> link.saidClosed = true; // it is there until its transport is gone
            case ATTACHED -> {
                var asked = place(link, frame) == null ? null : attaches.get(place(link, frame));
                if (asked != null) {
                    asked.inputs().add(e.cause());
                }
            }
            case DETACHED -> {
                if (place(link, frame) != null) {
                    attaches.remove(place(link, frame));
                }
            }
            case null, default -> {}
        }
    }

    private static @Nullable Place place(Link link, ProtocolMessage frame) {
        return link.connection == null || frame.channel() == null
                ? null
                : new Place(link.connection, frame.channel(), "");
    }

    private void over(ConnectionId connection) {
        last.remove(connection);
        attaches.keySet().removeIf(place -> place.connection().equals(connection));
        members.keySet().removeIf(place -> place.connection().equals(connection));
    }

    /// Puts the inputs of all connections that are there at the moment into `inputs`.
    ///
    /// @param present the members of that moment
    void putInto(Set<Long> inputs, Set<Place> present) {
        members.keySet().removeIf(place -> !present.contains(place) && !isUnnamed(place, present));
        last.values().forEach(link -> link.putInto(inputs));
        for (var asked : List.of(attaches.values(), members.values())) {
            asked.forEach(each -> {
                each.by().putInto(inputs);
                inputs.addAll(each.inputs());
            });
        }
    }

    // A client that may have one name only need not say it.
    private static boolean isUnnamed(Place place, Set<Place> present) {
        return place.clientId().isEmpty()
                && present.stream()
                        .anyMatch(member -> member.connection().equals(place.connection())
                                && member.channel().equals(place.channel()));
    }

    /// Puts the inputs that say whose a transport is into `inputs`, whether it is there at the moment or not.
    void putInto(TransportId transport, Set<Long> inputs) {
        var link = links.get(transport);
        if (link != null) {
            link.putInto(inputs);
        }
    }
}
