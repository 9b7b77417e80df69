package dev.playhead.transport.insight.track;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.ConnectionTrack.Attachment;
import dev.playhead.transport.insight.ConnectionTrack.Credential;
import dev.playhead.transport.insight.ConnectionTrack.Transport;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a [ConnectionTrack] together. For one thread.
public final class ConnectionTrackBuilder {
    private static final String MODES = "modes";
    private static final String MASKED = "***";

    private final ConnectionId id;
    private final int participant;
    private final long keptNanos;
    private final VersionedList<Transport> transports = new VersionedList<>();
    private final VersionedList<Credential> credentials = new VersionedList<>();
    private final VersionedList<Attachment> attachments = new VersionedList<>();
    // The latest of each channel that has not ended, by name.
    private final Map<String, Integer> open = new HashMap<>();
    private long overNanos = Span.OPEN;

    /// @param keptNanos for how long it can be resumed, ns
    public ConnectionTrackBuilder(ConnectionId id, int participant, long keptNanos) {
        this.id = id;
        this.participant = participant;
        this.keptNanos = keptNanos;
    }

    /// The broker said CONNECTED on a transport of it.
    public void connected(Handshake handshake, long openedNanos, long nanos, int row) {
        overNanos = Span.OPEN;
        var masked = handshake.resumeKey() == null ? handshake : masked(handshake);
        transports.add(new Transport(masked, openedNanos, nanos, row, null));
        if (handshake.identity() != null) {
            identified(handshake.identity(), nanos);
        }
    }

    private static Handshake masked(Handshake h) {
        return new Handshake(
                h.format(),
                h.version(),
                h.identity(),
                h.refusal(),
                h.echo(),
                MASKED,
                h.agent(),
                h.remainPresentForMs(),
                h.remoteAddress(),
                h.appendRollupMs(),
                h.via());
    }

    /// From now on it is this one, with these rights.
    public void identified(Identity identity, long nanos) {
        var rights = new LinkedHashMap<String, List<String>>();
        identity.capability().rights().forEach((resource, words) -> rights.put(resource, List.copyOf(words)));
        var token = identity.token();
        credentials.add(new Credential(
                nanos,
                identity.keyName(),
                identity.clientId(),
                rights,
                token != null,
                token == null ? 0 : token.issuedMs() * 1_000_000,
                token == null || token.expiresMs() == Long.MAX_VALUE ? Span.OPEN : token.expiresMs() * 1_000_000));
    }

    /// Its transport has ended.
    public void ended(int transport, ConnectionEnd end) {
        var t = transports.get(transport);
        transports.set(transport, new Transport(t.handshake(), t.openedNanos(), t.connectedNanos(), t.row(), end));
    }

    /// Returns how many transports it has had.
    public int transports() {
        return transports.size();
    }

    /// It can go on no more.
    public void over(long nanos) {
        if (overNanos == Span.OPEN) {
            overNanos = nanos;
            new ArrayList<>(open.keySet()).forEach(channel -> end(channel, nanos));
        }
    }

    /// The client asked for a channel.
    public void asked(ProtocolMessage attach, long nanos, int row) {
        var name = Objects.requireNonNullElse(attach.channel(), "");
        var params = new LinkedHashMap<>(QualifiedName.params(name));
        if (attach.params() != null) {
            params.putAll(attach.params());
        }
        var asked = modes(params.remove(MODES), Objects.requireNonNullElse(attach.flags(), 0));
        end(name, nanos);
        open.put(name, attachments.size());
        attachments.add(new Attachment(name, nanos, row, asked, params, 0, Set.of(), null, Span.OPEN));
    }

    private static Set<ChannelMode> modes(@Nullable String words, int flags) {
        var named = EnumSet.noneOf(ChannelMode.class);
        if (words != null) {
            for (var word : words.split(",", -1)) {
                ChannelMode.ofWord(word.strip()).ifPresent(named::add);
            }
        }
        return named.isEmpty() ? ChannelMode.in(flags) : named;
    }

    /// The broker said ATTACHED, DETACHED or ERROR of a channel.
    public void said(ProtocolMessage frame, long nanos) {
        var name = Objects.requireNonNullElse(frame.channel(), "");
        var index = open.get(name);
        if (index == null) {
            return;
        }
        switch (frame.action()) {
            case ATTACHED ->
                answered(index, nanos, ChannelMode.in(Objects.requireNonNullElse(frame.flags(), 0)), frame.error());
            case DETACHED -> end(name, nanos);
            case ERROR -> answered(index, nanos, Set.of(), frame.error());
            case null, default -> {}
        }
    }

    private void answered(int index, long nanos, Set<ChannelMode> granted, @Nullable ErrorInfo error) {
        var a = attachments.get(index);
        long first = a.answeredNanos() == 0 ? nanos : a.answeredNanos();
        attachments.set(
                index,
                new Attachment(
                        a.channel(),
                        a.askedNanos(),
                        a.row(),
                        a.asked(),
                        a.params(),
                        first,
                        granted,
                        error,
                        a.endedNanos()));
    }

    private void end(String channel, long nanos) {
        var index = open.remove(channel);
        if (index != null) {
            var a = attachments.get(index);
            attachments.set(
                    index,
                    new Attachment(
                            a.channel(),
                            a.askedNanos(),
                            a.row(),
                            a.asked(),
                            a.params(),
                            a.answeredNanos(),
                            a.granted(),
                            a.error(),
                            nanos));
        }
    }

    /// The track as it is now.
    public ConnectionTrack published() {
        return new ConnectionTrack(
                id, participant, transports.view(), credentials.view(), attachments.view(), keptNanos, overNanos);
    }
}
