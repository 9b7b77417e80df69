package dev.playhead.transport.serving;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.DecodedInput;
import dev.playhead.transport.replay.IssuedSerials;
import dev.playhead.transport.replay.RecordedTurn;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TimerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The live clients of a recording that is served: who is there, what they do, and how late they are sent what happens
/// again. Safe for use by many threads.
final class Audience implements LoopWatcher {
    private static final int MOST_POINTS = 4_096;
    private static final int MOST_UNWRITTEN = 100_000;

    private final @Nullable String place;
    private final Acts acts;
    private final Runnable onChange;
    private final Map<TransportId, Handshake> transports = new HashMap<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<TransportId, Client> byTransport = new HashMap<>();
    private final ArrayDeque<Expected> expected = new ArrayDeque<>();
    private final SerialMap serials = new SerialMap();
    private List<String> issued = List.of();
    private final LinkedHashMap<Long, Unwritten> unwritten = new LinkedHashMap<>();
    private final LatenessCount lateness = new LatenessCount();
    private final ArrayDeque<Lateness.Point> points = new ArrayDeque<>();
    private long dueNanos;
    private long dueAtNanos;
    private boolean replays;
    private long sent;
    private @Nullable String left;

    /// Told what is done in the place of the participant that is left out.
    interface Acts {
        /// @return the serials of what the recorded one did, for which this stands; none when it stands for nothing
        List<String> did(RecordedTurn what);
    }

    /// An input of the recording on its way.
    ///
    /// @param dueNanos when it was due, of `System.nanoTime`
    /// @param serials that it was given when it was recorded
    record Expected(long dueNanos, List<String> serials) {}

    private static final class Client {
        private final int number;
        private final String connection;
        private final Handshake handshake;
        private final LatenessCount lateness = new LatenessCount();
        private final Set<String> attached = new HashSet<>();
        private TransportId transport;
        private LiveClient.State state = LiveClient.State.CONNECTED;
        private boolean saidClosed;

        private Client(int number, String connection, Handshake handshake, TransportId transport) {
            this.number = number;
            this.connection = connection;
            this.handshake = handshake;
            this.transport = transport;
        }

        private @Nullable String clientId() {
            var identity = handshake.identity();
            var name = identity == null ? null : identity.clientId();
            return Identity.ANY.equals(name) ? null : name;
        }

        private void look() {
            if (state == LiveClient.State.CONNECTED || state == LiveClient.State.ATTACHED) {
                state = attached.isEmpty() ? LiveClient.State.CONNECTED : LiveClient.State.ATTACHED;
            }
        }
    }

    /// A frame that some sockets do not have yet.
    private static final class Unwritten {
        private final long dueNanos;
        private final long atNanos;
        private final Set<TransportId> to;

        private Unwritten(long dueNanos, long atNanos, Collection<TransportId> to) {
            this.dueNanos = dueNanos;
            this.atNanos = atNanos;
            this.to = new HashSet<>(to);
        }
    }

    /// @param place the client ID of the participant that is left out; null when nobody is
    /// @param onChange called when somebody has come, gone, attached, or read
    Audience(@Nullable String place, Acts acts, Runnable onChange) {
        this.place = place;
        this.acts = acts;
        this.onChange = onChange;
    }

    /// These inputs of the recording are applied next, in this order.
    synchronized void expect(List<Expected> next) {
        expected.addAll(next);
    }

    @Override
    public InputEntry instead(InputEntry replayed) {
        return serials.instead(replayed);
    }

    @Override
    public synchronized void applying(InputEntry entry, boolean isReplayed) {
        replays = isReplayed;
        if (isReplayed) {
            var next = expected.poll();
            dueNanos = next == null ? System.nanoTime() : next.dueNanos();
            issued = next == null ? List.of() : next.serials();
            dueAtNanos = entry.atNanos();
        }
    }

    @Override
    public synchronized void sent(Entry.FrameOut frame) {
        if (!replays) {
            return;
        }
        sent++;
        if (unwritten.size() >= MOST_UNWRITTEN) {
            unwritten.remove(unwritten.firstEntry().getKey()); // of a socket that is gone
        }
        unwritten.put(frame.position(), new Unwritten(dueNanos, dueAtNanos, frame.to()));
    }

    @Override
    public void written(TransportId to, long position, long monotonicNanos) {
        synchronized (this) {
            var frame = unwritten.get(position);
            if (frame == null || !frame.to.remove(to)) {
                return;
            }
            if (frame.to.isEmpty()) {
                unwritten.remove(position);
            }
            long late = monotonicNanos - frame.dueNanos;
            lateness.add(late);
            var client = byTransport.get(to);
            if (client != null) {
                client.lateness.add(late);
                if (points.size() >= MOST_POINTS) {
                    points.remove();
                }
                points.add(new Lateness.Point(frame.atNanos, late, client.number));
            }
        }
    }

    @Override
    public void applied(InputEntry entry, DecodedInput decoded, List<Effect> effects, boolean isReplayed) {
        boolean changed = false;
        RecordedTurn act = null;
        synchronized (this) {
            if (isReplayed) {
                serials.put(issued, IssuedSerials.of(effects));
            } else {
                changed = heard(entry);
                act = act(entry, decoded, effects);
            }
            for (var effect : effects) {
                if (effect instanceof Effect.Send(var to, var frame)) {
                    changed |= said(to, frame);
                }
            }
            if (entry instanceof Entry.Closed closed && !isReplayed) {
                transports.remove(closed.transport());
                changed |= lost(closed.transport());
            }
        }
        if (act != null) {
            serials.put(acts.did(act), IssuedSerials.of(effects));
        }
        if (changed || act != null) {
            onChange.run();
        }
    }

    private boolean heard(InputEntry entry) {
        if (entry instanceof Entry.Opened opened) {
            transports.put(opened.transport(), opened.handshake());
        } else if (entry instanceof Entry.TimerFired fired
                && fired.timer().purpose() == TimerId.Purpose.CONNECTION_EXPIRED) {
            var client = clients.get(fired.timer().subject());
            if (client != null && client.state == LiveClient.State.AWAY) {
                gone(client);
                return true;
            }
        }
        return false;
    }

    private @Nullable RecordedTurn act(InputEntry entry, DecodedInput decoded, List<Effect> effects) {
        if (place == null) {
            return null;
        }
        if (entry instanceof Entry.FrameIn in && decoded instanceof DecodedInput.Frame(var frame)) {
            var client = byTransport.get(in.transport());
            return client == null || !place.equals(client.clientId()) || isRefused(in.transport(), effects)
                    ? null
                    : RecordedTurn.of(in, frame).orElse(null);
        }
        if (entry instanceof Entry.RestIn in && decoded instanceof DecodedInput.Call(var call)) {
            var identity = in.identity();
            return identity == null || !place.equals(identity.clientId())
                    ? null
                    : RecordedTurn.of(in, call).orElse(null);
        }
        return null;
    }

    private static boolean isRefused(TransportId transport, List<Effect> effects) {
        return effects.stream()
                .anyMatch(effect -> effect instanceof Effect.Send(var to, var frame)
                        && frame.action() == Action.NACK
                        && to.contains(transport));
    }

    private boolean said(List<TransportId> to, ProtocolMessage frame) {
        var action = frame.action();
        if (action != Action.CONNECTED
                && action != Action.ATTACHED
                && action != Action.DETACHED
                && action != Action.CLOSED) {
            return false;
        }
        boolean changed = false;
        for (var id : to) {
            var handshake = transports.get(id);
            if (handshake == null) {
                continue; // of the recording
            }
            changed = true;
            if (action == Action.CONNECTED && frame.connectionId() != null) {
                connected(id, frame.connectionId(), handshake);
                continue;
            }
            var client = byTransport.get(id);
            if (client == null) {
                continue;
            }
            var channel = Objects.requireNonNullElse(frame.channel(), "");
            switch (action) {
                case ATTACHED -> client.attached.add(channel);
                case DETACHED -> client.attached.remove(channel);
                default -> client.saidClosed |= action == Action.CLOSED;
            }
            client.look();
        }
        return changed;
    }

    private void connected(TransportId id, String connection, Handshake handshake) {
        var client = clients.get(connection);
        if (client == null) {
            client = new Client(clients.size(), connection, handshake, id);
            clients.put(connection, client);
        } else if (!client.transport.equals(id)) {
            byTransport.remove(client.transport);
            client.transport = id;
            client.attached.clear(); // it attaches again
            client.state = LiveClient.State.CONNECTED;
        }
        byTransport.put(id, client);
    }

    private boolean lost(TransportId transport) {
        var client = byTransport.remove(transport);
        if (client == null || !client.transport.equals(transport)) {
            return false;
        }
        client.attached.clear();
        if (client.saidClosed) {
            gone(client);
        } else {
            client.state = LiveClient.State.AWAY;
        }
        return true;
    }

    private void gone(Client client) {
        client.state = LiveClient.State.GONE;
        var name = client.clientId();
        left = name == null ? client.connection : name;
    }

    /// Returns the clients as they are now, in the order in which they came.
    synchronized List<LiveClient> clients() {
        var all = new ArrayList<LiveClient>(clients.size());
        for (var client : clients.values()) {
            var name = client.clientId();
            all.add(new LiveClient(
                    client.number,
                    name,
                    client.handshake.agent(),
                    client.connection,
                    place != null && place.equals(name),
                    client.state,
                    client.lateness.lateness()));
        }
        return all;
    }

    /// Returns how many clients are in a state.
    synchronized int count(LiveClient.State state) {
        int count = 0;
        for (var client : clients.values()) {
            count += client.state == state ? 1 : 0;
        }
        return count;
    }

    /// Returns who has left last; null when nobody has.
    synchronized @Nullable String left() {
        return left;
    }

    /// Returns the transports of clients that are attached.
    synchronized List<TransportId> attached() {
        return clients.values().stream()
                .filter(client -> client.state == LiveClient.State.ATTACHED)
                .map(client -> client.transport)
                .toList();
    }

    /// Returns how many frames of the recording have been on their way to live clients.
    synchronized long sent() {
        return sent;
    }

    /// Returns whether a socket that is open does not have all that was sent to it.
    synchronized boolean isUnwritten() {
        return unwritten.values().stream().anyMatch(frame -> frame.to.stream().anyMatch(byTransport::containsKey));
    }

    synchronized Lateness lateness() {
        return lateness.lateness();
    }

    /// Returns the newest frames that were written, oldest first.
    synchronized List<Lateness.Point> points() {
        return List.copyOf(points);
    }
}
