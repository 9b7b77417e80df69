package dev.playhead.transport.check;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Via;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Everybody who is attached to a channel now, over a transport that is there, and who left it last. For
/// one thread.
public final class Audience {
    private static final int MOST_LEFT = 5_000;

    private final Map<ChannelId, Map<Place, Seat>> seats = new HashMap<>(); // looked up only, never iterated
    private final Map<TransportId, Set<ChannelId>> channels = new HashMap<>(); // looked up only, never iterated
    private final Map<ChannelId, Left> left = new BoundedMap<>(MOST_LEFT);
    private final Set<TransportId> streams = new HashSet<>();

    /// @param name of the channel as the client has it, qualifier and all
    private record Place(TransportId transport, String name) {}

    /// One attachment.
    ///
    /// @param participant index of whose it is
    /// @param position of its ATTACHED
    /// @param subscribes whether it is sent messages
    /// @param resumed whether it went on where one had ended
    public record Seat(
            int participant, TransportId transport, long position, long atNanos, boolean subscribes, boolean resumed) {}

    /// Somebody who has left a channel.
    ///
    /// @param position of the entry that says so
    /// @param how in words that follow the name: `had lost its connection`
    public record Left(int participant, long position, long atNanos, String how) {}

    /// Takes the next entry.
    void accept(Entry entry, Decoded decoded, CheckedSession session) {
        switch (entry) {
            case Entry.Opened opened -> {
                if (opened.handshake().via().equals(Via.EVENT_STREAM)) {
                    streams.add(opened.transport());
                }
            }
            case Entry.FrameOut out -> {
                if (decoded instanceof Decoded.Frame(var frame)) {
                    sent(out, frame, session);
                }
            }
            case Entry.Closed closed -> {
                boolean bidden = closed.reason().kind().by() == CloseReason.By.CLIENT;
                gone(closed.transport(), closed, bidden ? "had closed its connection" : "had lost its connection");
                streams.remove(closed.transport());
            }
            default -> {} // all else neither attaches nor leaves
        }
    }

    private void sent(Entry.FrameOut out, ProtocolMessage frame, CheckedSession session) {
        switch (frame.action()) {
            case ATTACHED -> out.to().forEach(transport -> attached(out, transport, frame, session));
            case DETACHED, ERROR -> {
                if (frame.channel() != null) {
                    out.to().forEach(transport -> detached(out, transport, frame.channel(), session));
                }
            }
            case CLOSED -> out.to().forEach(transport -> gone(transport, out, "had closed its connection"));
            case null, default -> {} // all else leaves attachments alone
        }
    }

    private void attached(Entry.FrameOut out, TransportId transport, ProtocolMessage frame, CheckedSession session) {
        int participant = session.participant(transport);
        if (frame.channel() == null || participant < 0) {
            return;
        }
        var channel = session.channel(participant, QualifiedName.base(frame.channel()));
        var modes = ChannelMode.in(frame.flags() == null ? 0 : frame.flags());
        seats.computeIfAbsent(channel, key -> new LinkedHashMap<>())
                .put(
                        new Place(transport, frame.channel()),
                        new Seat(
                                participant,
                                transport,
                                out.position(),
                                out.atNanos(),
                                modes.isEmpty() || modes.contains(ChannelMode.SUBSCRIBE),
                                frame.has(Flag.RESUMED)));
        channels.computeIfAbsent(transport, key -> new HashSet<>()).add(channel);
    }

    private void detached(Entry entry, TransportId transport, String name, CheckedSession session) {
        var channel = session.channel(session.participant(transport), QualifiedName.base(name));
        leaves(channel, seat -> seat.equals(new Place(transport, name)), entry, "had detached from it");
    }

    private void gone(TransportId transport, Entry entry, String how) {
        var all = channels.remove(transport);
        if (all != null) {
            all.forEach(channel -> leaves(channel, place -> place.transport().equals(transport), entry, how));
        }
    }

    private void leaves(ChannelId channel, Predicate<Place> who, Entry entry, String how) {
        var there = seats.get(channel);
        if (there == null) {
            return;
        }
        there.entrySet().removeIf(seat -> {
            boolean leaves = who.test(seat.getKey());
            if (leaves) {
                left.put(channel, new Left(seat.getValue().participant(), entry.position(), entry.atNanos(), how));
            }
            return leaves;
        });
        if (there.isEmpty()) {
            seats.remove(channel);
        }
    }

    /// Returns the attachments to a channel, oldest first.
    public Collection<Seat> of(ChannelId channel) {
        var there = seats.get(channel);
        return there == null ? List.of() : there.values();
    }

    /// Returns whether anybody but a participant may be sent what is published on a channel now.
    public boolean hasOthers(ChannelId channel, int participant) {
        for (var seat : of(channel)) {
            if (seat.participant() != participant && seat.subscribes()) {
                return true;
            }
        }
        return !streams.isEmpty(); // which channels a stream of events has is not followed
    }

    /// Returns who left a channel last; null when nobody has.
    public @Nullable Left lastLeft(ChannelId channel) {
        return left.get(channel);
    }
}
