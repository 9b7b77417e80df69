package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.insight.object.ObjectTrackBuilder;
import dev.playhead.transport.insight.row.FrameColumns;
import dev.playhead.transport.objects.ObjectRequest;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ObjectMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds LiveObjects. Operations are taken from what subscribers are told, which has their places in the order; when
/// nobody subscribes, from what was asked and the answer to it.
final class ObjectBuilder {
    private final ParticipantIndex participants;
    private final ChannelIndex channels;
    private final FrameColumns frames;
    private final Map<ChannelId, ObjectTrackBuilder> tracks = new LinkedHashMap<>();
    private final VersionedList<ObjectTrack> published = new VersionedList<>();
    private final Map<ChannelId, Integer> places = new HashMap<>(); // looked up only
    private final Map<ChannelId, Boolean> touched = new LinkedHashMap<>();
    // What waits for the broker's word, by the position of its entry.
    private final Map<Long, Asked> asked = new HashMap<>();
    private final Map<Long, Requested> requested = new HashMap<>();
    // Requests of which subscribers were told already.
    private final Set<Long> told = new HashSet<>();

    private record Asked(ChannelId channel, List<ObjectMessage> operations) {}

    private record Requested(
            ChannelId channel,
            List<ObjectRequest> requests,
            @Nullable String clientId) {}

    ObjectBuilder(ParticipantIndex participants, ChannelIndex channels, FrameColumns frames) {
        this.participants = participants;
        this.channels = channels;
        this.frames = frames;
    }

    private ObjectTrackBuilder track(ChannelId channel) {
        touched.put(channel, true);
        return tracks.computeIfAbsent(channel, id -> new ObjectTrackBuilder(channels.index(id)));
    }

    /// Operations arrived in the entry at `position` and wait for the broker's word.
    void arrived(long position, ChannelId channel, List<ObjectMessage> operations) {
        asked.put(position, new Asked(channel, operations));
    }

    /// A request to change objects arrived in the entry at `position`.
    void called(long position, ChannelId channel, List<ObjectRequest> requests, @Nullable String clientId) {
        requested.put(position, new Requested(channel, requests, clientId));
    }

    void refused(long position) {
        asked.remove(position);
        requested.remove(position);
        told.remove(position);
    }

    /// Takes in that the broker has accepted the entry at `position`: one serial for each operation, empty for none.
    void accepted(long position, List<String> serials, long nanos) {
        var sent = asked.remove(position);
        if (sent == null) {
            return;
        }
        var ordered = new ArrayList<ObjectMessage>();
        for (int i = 0; i < Math.min(serials.size(), sent.operations.size()); i++) {
            var message = sent.operations.get(i);
            var serial = serials.get(i);
            if (message.operation() != null && !serial.isEmpty()) {
                ordered.add(message.ordered(message.operation(), serial, 0, siteOf(serial)));
            }
        }
        track(sent.channel).apply(ordered, origin(position, null, nanos));
    }

    private static String siteOf(String serial) {
        int at = serial.indexOf('@');
        return at < 0 ? "" : serial.substring(at + 1, Math.min(serial.length(), at + 4));
    }

    /// The request at `position` has changed objects. When somebody subscribes, what it has changed is known by now.
    void changed(long position, List<String> objectIds, long nanos) {
        var sent = requested.remove(position);
        if (sent != null && told.remove(position)) {
            track(sent.channel).requestTold(sent.requests, nanos / 1_000_000);
        } else if (sent != null) {
            track(sent.channel)
                    .request(sent.requests, sent.clientId, objectIds, nanos / 1_000_000, origin(position, null, nanos));
        }
    }

    /// Somebody was told of operations, or would have been.
    void handedOn(long cause, @Nullable ChannelId channel, ProtocolMessage frame, long nanos) {
        if (frame.action() == Action.OBJECT && channel != null && frame.state() != null) {
            if (requested.containsKey(cause)) {
                told.add(cause);
            }
            track(channel).apply(frame.state(), origin(cause, frame.connectionId(), nanos));
        }
    }

    private ObjectTrackBuilder.Origin origin(long position, @Nullable String connection, long nanos) {
        int row = frames.firstOf(position);
        boolean isThere = frames.isArrival(row, position);
        int author = connection == null ? -1 : participants.of(new ConnectionId(connection));
        if (author < 0 && isThere) {
            author = frames.participant(row);
        }
        return new ObjectTrackBuilder.Origin(nanos, isThere ? row : -1, author);
    }

    /// A participant was sent a frame, whose row is the last.
    void said(int participant, @Nullable ChannelId channel, ProtocolMessage frame, long nanos) {
        if (participant < 0 || channel == null) {
            return;
        }
        int row = frames.size() - 1;
        var state = Objects.requireNonNullElse(frame.state(), List.<ObjectMessage>of());
        switch (frame.action()) {
            case OBJECT -> {
                if (!state.isEmpty()) {
                    track(channel).told(participant, state, row, nanos);
                }
            }
            case OBJECT_SYNC ->
                track(channel)
                        .page(
                                participant,
                                Objects.requireNonNullElse(frame.channelSerial(), ""),
                                state,
                                new ObjectTrackBuilder.Origin(nanos, row, -1));
            case ATTACHED -> {
                if (tracks.containsKey(channel)) {
                    int flags = Objects.requireNonNullElse(frame.flags(), 0);
                    boolean subscribes = ChannelMode.in(flags).contains(ChannelMode.OBJECT_SUBSCRIBE);
                    track(channel).attached(participant, subscribes, row, nanos);
                }
            }
            case DETACHED -> {
                if (tracks.containsKey(channel)) {
                    track(channel).detached(participant, row, nanos);
                }
            }
            case null, default -> {}
        }
    }

    /// A participant was not sent a frame, whose row is the last.
    void missed(int participant, @Nullable ChannelId channel, ProtocolMessage frame, @Nullable RuleId rule) {
        if (participant < 0
                || channel == null
                || frame.state() == null
                || frame.state().isEmpty()) {
            return;
        }
        if (frame.action() == Action.OBJECT) {
            track(channel).missed(participant, frame.state(), frames.size() - 1, rule);
        } else if (frame.action() == Action.OBJECT_SYNC) {
            track(channel).pageMissed(participant);
        }
    }

    List<ObjectTrack> published() {
        for (var channel : touched.keySet()) {
            var track = Objects.requireNonNull(tracks.get(channel));
            if (!track.isUsed()) {
                continue;
            }
            var place = places.get(channel);
            if (place == null) {
                places.put(channel, published.size());
                published.add(track.published());
            } else {
                published.set(place, track.published());
            }
        }
        touched.clear();
        return published.view();
    }
}
