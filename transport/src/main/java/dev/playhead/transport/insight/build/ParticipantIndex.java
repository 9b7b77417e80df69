package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.column.LongTable;
import dev.playhead.transport.insight.column.VersionedList;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Index of participants: which transport belongs to which connection, and which connection to which
/// participant. Who comes back after its transport has ended is the same participant: the one whose
/// connection key it brings, also when that could not be resumed, or else one with the same client id and
/// SDK. At the same time two are two, whatever they call themselves.
final class ParticipantIndex {
    /// Client id of Playhead's own publishes.
    static final String PLAYHEAD = "playhead";

    private final List<Who> participants = new ArrayList<>();
    private final Map<TransportId, Handshake> opened = new HashMap<>();
    // Of every transport that ever was: receipts come after its end.
    private final LongTable byTransport = new LongTable();
    // Of connections that may go on, and of the last one of everybody: who comes back brings its key.
    private final Map<ConnectionId, Integer> byConnection = new HashMap<>();
    private final Map<ClientKey, List<Integer>> byClient = new HashMap<>();
    // Of those the one that connected last; the first one while none has.
    private final Map<ClientKey, Integer> lastOfClient = new HashMap<>();
    private final Map<RestId, Integer> byRestId = new HashMap<>();
    private final ParticipantNames names = new ParticipantNames();
    private final VersionedList<Participant> published = new VersionedList<>();
    // From where on participants are different from what was published.
    private int firstChanged;
    private long changes;

    private record ClientKey(String app, String clientId) {}

    private record RestId(String app, @Nullable String clientId) {}

    private static final class Who {
        private Participant.Kind kind;
        private String name;
        private final String app;
        private final @Nullable String clientId;
        private final @Nullable String sdk;
        private @Nullable String agent;
        private @Nullable TransportId transport;
        private @Nullable ConnectionId connection;
        // Whether the connection cannot go on any more.
        private boolean expired;
        private boolean sawSocket;

        Who(Participant.Kind kind, String name, String app, @Nullable String clientId, @Nullable String sdk) {
            this.kind = kind;
            this.name = name;
            this.app = app;
            this.clientId = clientId;
            this.sdk = sdk;
        }
    }

    void opened(TransportId transport, Handshake handshake) {
        opened.put(transport, handshake);
    }

    /// The transport that a connection has now; null when it has none.
    @Nullable
    TransportId transportOf(ConnectionId connection) {
        var participant = byConnection.get(connection);
        var who = participant == null ? null : participants.get(participant);
        return who != null && connection.equals(who.connection) ? who.transport : null;
    }

    /// The broker said CONNECTED: from now on the transport is this connection's.
    int connected(TransportId transport, ConnectionId connection) {
        var known = byConnection.get(connection);
        int participant = known != null ? known : participantFor(transport);
        byConnection.put(connection, participant);
        byTransport.put(transport.value(), participant);
        var who = participants.get(participant);
        if (who.connection != null && who.expired && !who.connection.equals(connection)) {
            byConnection.remove(who.connection);
        }
        who.transport = transport;
        if (who.clientId != null) {
            lastOfClient.put(new ClientKey(who.app, who.clientId), participant);
        }
        who.connection = connection;
        who.expired = false;
        changes++;
        return participant;
    }

    /// A connection cannot go on any more. Whose it was is known until they have another.
    void expired(ConnectionId connection) {
        int participant = of(connection);
        if (participant < 0) {
            return;
        }
        var who = participants.get(participant);
        if (connection.equals(who.connection)) {
            who.expired = true;
        } else {
            byConnection.remove(connection);
        }
    }

    private int participantFor(TransportId transport) {
        var handshake = opened.get(transport);
        var identity = handshake == null ? null : handshake.identity();
        var app = identity == null ? "" : identity.app();
        var clientId = concrete(identity);
        var agent = handshake == null ? null : handshake.agent();
        int known = broughtKeyOf(handshake);
        if (known < 0 && clientId != null) {
            known = away(app, clientId, agent);
        }
        if (known >= 0) {
            return known;
        }
        var kind = ParticipantClassifier.kind(clientId, agent);
        if (kind == Participant.Kind.PLAYHEAD && clientId != null) {
            known = playhead(app, clientId);
            if (known >= 0) {
                return known;
            }
        }
        var name = names.unused(ParticipantClassifier.name(kind, clientId));
        var who = new Who(kind, name, app, clientId, ParticipantClassifier.sdk(agent));
        who.agent = agent;
        return add(who, true);
    }

    // Over REST or a socket, it is one.
    private int playhead(String app, String clientId) {
        for (int i : byClient.getOrDefault(new ClientKey(app, clientId), List.of())) {
            var who = participants.get(i);
            if (who.kind == Participant.Kind.PLAYHEAD && who.transport == null) {
                return i;
            }
        }
        return -1;
    }

    // A key begins with the id of its connection. The page that was duplicated brings one too, while the first is
    // there.
    private int broughtKeyOf(@Nullable Handshake handshake) {
        var key = handshake == null ? null : handshake.resumeKey();
        if (key == null) {
            return -1;
        }
        int mark = key.indexOf('!');
        int participant = of(new ConnectionId(mark < 0 ? key : key.substring(0, mark)));
        return participant >= 0 && participants.get(participant).transport == null ? participant : -1;
    }

    private int away(String app, String clientId, @Nullable String agent) {
        for (int i : byClient.getOrDefault(new ClientKey(app, clientId), List.of())) {
            var who = participants.get(i);
            if (who.sawSocket && who.transport == null && ParticipantClassifier.isSameSdk(agent, who.agent)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String concrete(@Nullable Identity identity) {
        return identity == null || Identity.ANY.equals(identity.clientId()) ? null : identity.clientId();
    }

    private int add(Who who, boolean socket) {
        who.sawSocket = socket;
        participants.add(who);
        names.taken(who.name);
        if (who.clientId != null) {
            byClient.computeIfAbsent(new ClientKey(who.app, who.clientId), key -> new ArrayList<>())
                    .add(participants.size() - 1);
            lastOfClient.putIfAbsent(new ClientKey(who.app, who.clientId), participants.size() - 1);
        }
        changes++;
        return participants.size() - 1;
    }

    void closed(TransportId transport) {
        opened.remove(transport);
        int participant = of(transport);
        if (participant >= 0 && transport.equals(participants.get(participant).transport)) {
            participants.get(participant).transport = null;
        }
    }

    /// The provisioned app that a transport belongs to; empty for the app that all others share.
    String app(TransportId transport) {
        int participant = of(transport);
        if (participant >= 0) {
            return participants.get(participant).app;
        }
        var handshake = opened.get(transport);
        return handshake == null || handshake.identity() == null
                ? ""
                : handshake.identity().app();
    }

    /// Returns the app of somebody who is known.
    String app(int participant) {
        return participant < 0 ? "" : participants.get(participant).app;
    }

    /// By which kind of transport somebody came.
    Via via(TransportId transport) {
        var handshake = opened.get(transport);
        return handshake == null ? Via.WEBSOCKET : handshake.via();
    }

    /// Index of a transport's participant; -1 when nobody knows it.
    int of(TransportId transport) {
        return (int) byTransport.get(transport.value(), -1);
    }

    /// Index of a connection's participant; -1 when nobody knows it.
    int of(@Nullable ConnectionId connection) {
        return connection == null ? -1 : byConnection.getOrDefault(connection, -1);
    }

    /// Index of the participant with this client id in this app, of several the one that connected last; -1 when
    /// there is none.
    int ofClient(String app, @Nullable String clientId) {
        return clientId == null ? -1 : lastOfClient.getOrDefault(new ClientKey(app, clientId), -1);
    }

    /// Returns whether the transport is the one its participant uses now.
    boolean isCurrent(TransportId transport) {
        int participant = of(transport);
        return participant >= 0 && transport.equals(participants.get(participant).transport);
    }

    /// The participant of a REST request: the device with the same client id, or one that only uses REST.
    int rest(Identity identity) {
        var clientId = concrete(identity);
        // Playhead itself is one, whichever app it acts in.
        var app = PLAYHEAD.equals(clientId) ? "" : identity.app();
        int known = ofClient(app, clientId);
        if (known >= 0) {
            return known;
        }
        return byRestId.computeIfAbsent(new RestId(app, clientId), id -> {
            var kind = PLAYHEAD.equals(clientId) ? Participant.Kind.PLAYHEAD : Participant.Kind.REST;
            return add(
                    new Who(kind, names.unused(ParticipantClassifier.name(kind, clientId)), app, clientId, null),
                    false);
        });
    }

    /// It has grown a message or led a run: an agent, whatever its name says.
    void isAgent(int participant) {
        var who = participants.get(participant);
        if (who.kind == Participant.Kind.AGENT || who.kind == Participant.Kind.PLAYHEAD) {
            return;
        }
        who.kind = Participant.Kind.AGENT;
        names.gone(who.name);
        who.name = who.clientId == null ? names.unused("Agent") : who.clientId;
        names.taken(who.name);
        firstChanged = Math.min(firstChanged, participant);
    }

    /// The client id when nobody else in its app uses it, otherwise the connection.
    Optional<FaultRule.Target> target(int participant) {
        var who = participants.get(participant);
        boolean alone = who.clientId != null
                && byClient.getOrDefault(new ClientKey(who.app, who.clientId), List.of()).stream()
                                .filter(other -> participants.get(other).sawSocket)
                                .count()
                        == 1;
        if (who.clientId != null && alone) {
            return Optional.of(new FaultRule.Target.Client(who.app, who.clientId));
        }
        return Optional.ofNullable(who.connection).map(FaultRule.Target.Connection::new);
    }

    int size() {
        return participants.size();
    }

    /// A participant as it is known now.
    Participant participant(int index) {
        return published().get(index);
    }

    /// Grows whenever somebody is new or has another connection.
    long changes() {
        return changes;
    }

    /// Returns how many connections are known.
    int connections() {
        return byConnection.size();
    }

    List<Participant> published() {
        if (firstChanged == participants.size()) {
            return published.view();
        }
        int number = numberBefore(firstChanged);
        for (; firstChanged < participants.size(); firstChanged++) {
            var who = participants.get(firstChanged);
            boolean device = switch (who.kind) {
                case LAPTOP, PHONE, TABLET, DEVICE -> true;
                case AGENT, PLAYHEAD, REST -> false;
            };
            number += device ? 1 : 0;
            var now = new Participant(
                    firstChanged, device ? number : 0, who.kind, who.name, who.app, who.clientId, who.sdk);
            if (firstChanged == published.size()) {
                published.add(now);
            } else if (!now.equals(published.get(firstChanged))) {
                published.set(firstChanged, now);
            }
        }
        return published.view();
    }

    // Number of the last device before a participant.
    private int numberBefore(int participant) {
        for (int i = participant - 1; i >= 0; i--) {
            if (published.get(i).isDevice()) {
                return published.get(i).number();
            }
        }
        return 0;
    }
}
