package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is who: which transport belongs to which connection, and which connection to which participant. Who
/// comes back after its transport has ended is the same participant: the one whose connection key it brings,
/// also when that could not be resumed, or else one with the same client id and SDK. At the same time two are
/// two, whatever they call themselves.
final class ParticipantIndex {
    /// Client id of Playhead's own publishes.
    static final String PLAYHEAD = "playhead";

    private final List<Who> participants = new ArrayList<>();
    private final Map<TransportId, Handshake> opened = new HashMap<>();
    private final Map<TransportId, Integer> byTransport = new HashMap<>();
    private final Map<ConnectionId, Integer> byConnection = new HashMap<>();
    private final Map<RestId, Integer> byRestId = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    // Where the search for a free name goes on: with thousands of devices it must not begin at 2 each time.
    private final Map<String, Integer> numbered = new HashMap<>();
    private List<Participant> published = List.of();
    private boolean changed;

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

    /// The broker said CONNECTED: from now on the transport is this connection's.
    int connected(TransportId transport, ConnectionId connection) {
        var known = byConnection.get(connection);
        int participant = known != null ? known : partyFor(transport);
        byConnection.put(connection, participant);
        byTransport.put(transport, participant);
        participants.get(participant).transport = transport;
        participants.get(participant).connection = connection;
        return participant;
    }

    private int partyFor(TransportId transport) {
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
        var name = unused(ParticipantClassifier.name(kind, clientId));
        var who = new Who(kind, name, app, clientId, ParticipantClassifier.sdk(agent));
        who.agent = agent;
        return add(who, true);
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
        for (int i = 0; i < participants.size(); i++) {
            var who = participants.get(i);
            if (clientId.equals(who.clientId)
                    && app.equals(who.app)
                    && who.sawSocket
                    && who.transport == null
                    && ParticipantClassifier.isSameSdk(agent, who.agent)) {
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
        names.add(who.name);
        changed = true;
        return participants.size() - 1;
    }

    private String unused(String name) {
        if (!names.contains(name)) {
            return name;
        }
        int number = numbered.getOrDefault(name, 2);
        while (names.contains(name + " " + number)) {
            number++;
        }
        numbered.put(name, number + 1);
        return name + " " + number;
    }

    void closed(TransportId transport) {
        opened.remove(transport);
        var participant = byTransport.get(transport);
        if (participant != null && transport.equals(participants.get(participant).transport)) {
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

    /// The same of somebody who is known.
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
        return byTransport.getOrDefault(transport, -1);
    }

    /// Index of a connection's participant; -1 when nobody knows it.
    int of(@Nullable ConnectionId connection) {
        return connection == null ? -1 : byConnection.getOrDefault(connection, -1);
    }

    /// Index of the participant with this client id in this app, the latest of several; -1 when there is none.
    int ofClient(String app, @Nullable String clientId) {
        for (int i = participants.size() - 1; clientId != null && i >= 0; i--) {
            if (clientId.equals(participants.get(i).clientId) && app.equals(participants.get(i).app)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether the transport is the one its participant uses now.
    boolean isCurrent(TransportId transport) {
        int participant = of(transport);
        return participant >= 0 && transport.equals(participants.get(participant).transport);
    }

    /// The participant of a REST request: the device with the same client id, or one that only uses REST.
    int rest(Identity identity) {
        var clientId = concrete(identity);
        // Playhead itself is one, whichever app it acts in.
        var app = PLAYHEAD.equals(clientId) ? "" : identity.app();
        for (int i = participants.size() - 1; clientId != null && i >= 0; i--) {
            if (clientId.equals(participants.get(i).clientId) && app.equals(participants.get(i).app)) {
                return i;
            }
        }
        return byRestId.computeIfAbsent(new RestId(app, clientId), id -> {
            var kind = PLAYHEAD.equals(clientId) ? Participant.Kind.PLAYHEAD : Participant.Kind.REST;
            return add(new Who(kind, unused(ParticipantClassifier.name(kind, clientId)), app, clientId, null), false);
        });
    }

    /// It has grown a message or led a run: an agent, whatever its name says.
    void isAgent(int participant) {
        var who = participants.get(participant);
        if (who.kind == Participant.Kind.AGENT || who.kind == Participant.Kind.PLAYHEAD) {
            return;
        }
        who.kind = Participant.Kind.AGENT;
        if (participants.stream().filter(other -> other.name.equals(who.name)).count() == 1) {
            names.remove(who.name);
        }
        numbered.clear(); // the name that is free again may be lower than where the search stands
        who.name = who.clientId == null ? unused("Agent") : who.clientId;
        names.add(who.name);
        changed = true;
    }

    /// The client id when nobody else in its app uses it, otherwise the connection.
    Optional<FaultRule.Target> target(int participant) {
        var who = participants.get(participant);
        boolean alone = participants.stream()
                        .filter(other -> other.sawSocket
                                && other.app.equals(who.app)
                                && Objects.equals(other.clientId, who.clientId))
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

    List<Participant> published() {
        if (changed) {
            changed = false;
            var all = new ArrayList<Participant>();
            int number = 0;
            for (int i = 0; i < participants.size(); i++) {
                var who = participants.get(i);
                boolean device = switch (who.kind) {
                    case LAPTOP, PHONE, TABLET, DEVICE -> true;
                    case AGENT, PLAYHEAD, REST -> false;
                };
                all.add(new Participant(i, device ? ++number : 0, who.kind, who.name, who.app, who.clientId, who.sdk));
            }
            published = List.copyOf(all);
        }
        return published;
    }
}
