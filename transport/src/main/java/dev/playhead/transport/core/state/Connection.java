package dev.playhead.transport.core.state;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client's connection. It outlives its transports: attachments end with a transport, members do not.
public final class Connection {
    private static final int KEPT_RESULTS = 1000;

    private final ConnectionId id;
    private final Set<AttachedChannel> attached = new LinkedHashSet<>();
    private final Map<Long, Answered> answers = new LinkedHashMap<>();
    private final Map<Long, Optional<ProtocolMessage>> answersToSend = new LinkedHashMap<>();
    private Identity identity;
    private final ConnectionKeys keys;
    private String keyOfTransport;
    private boolean heard;
    private Handshake handshake;
    private @Nullable TransportId transport;
    private boolean everLost;
    private long rateSecond;
    private int publishedInSecond;

    /// An answer to a publish, and the transport it went over.
    record Answered(TransportId transport, PublishResult result) {}

    public Connection(
            ConnectionId id, String key, Identity identity, Handshake handshake, @Nullable TransportId transport) {
        this(id, new ConnectionKeys(key), key, identity, handshake, transport);
    }

    private Connection(
            ConnectionId id,
            ConnectionKeys keys,
            String keyOfTransport,
            Identity identity,
            Handshake handshake,
            @Nullable TransportId transport) {
        this.id = id;
        this.keys = keys;
        this.keyOfTransport = keyOfTransport;
        this.identity = identity;
        this.handshake = handshake;
        this.transport = transport;
    }

    public Connection(ImagePart.ConnectionPart part) {
        this(
                part.id(),
                new ConnectionKeys(part.keys()),
                part.keyOfTransport(),
                part.identity(),
                part.handshake(),
                part.transport());
        heard = part.heard();
        attached.addAll(part.attached());
        answers.putAll(part.answers());
        part.answersToSend().forEach(w -> answersToSend.put(w.msgSerial(), Optional.ofNullable(w.answer())));
        everLost = part.everLost();
        rateSecond = part.rateSecond();
        publishedInSecond = part.publishedInSecond();
    }

    /// @param listed whether it is known by its id
    ImagePart.ConnectionPart part(boolean listed) {
        var waiting = new ArrayList<ImagePart.Waiting>();
        answersToSend.forEach((serial, answer) -> waiting.add(new ImagePart.Waiting(serial, answer.orElse(null))));
        return new ImagePart.ConnectionPart(
                listed,
                id,
                keys.given(),
                keyOfTransport,
                heard,
                identity,
                handshake,
                transport,
                List.copyOf(attached),
                Collections.unmodifiableMap(answers),
                waiting,
                everLost,
                rateSecond,
                publishedInSecond);
    }

    /// Returns the number of things that a copy has to copy.
    long weight() {
        return 1 + attached.size() + answers.size() + answersToSend.size();
    }

    /// The highest number of a transport that is remembered here; 0 when there is none.
    public long lastTransport() {
        long last = transport == null ? 0 : transport.value();
        for (var answered : answers.values()) {
            last = Math.max(last, answered.transport().value());
        }
        return last;
    }

    Connection copy() {
        var copy = new Connection(id, keys.copy(), keyOfTransport, identity, handshake, transport);
        copy.heard = heard;
        copy.attached.addAll(attached);
        copy.answers.putAll(answers);
        copy.answersToSend.putAll(answersToSend);
        copy.everLost = everLost;
        copy.rateSecond = rateSecond;
        copy.publishedInSecond = publishedInSecond;
        return copy;
    }

    public ConnectionId id() {
        return id;
    }

    /// The key that its client was given last.
    public String key() {
        return keys.newest();
    }

    /// All keys that it can be resumed with.
    public List<String> keys() {
        return keys.all();
    }

    /// A frame came over its transport, so its client was told the key that was given over it. Not so on a stream of
    /// events: what it attaches is said by the request itself.
    ///
    /// @return keys that are good no more
    public List<String> heard() {
        if (heard || handshake.via().equals(Via.EVENT_STREAM)) {
            return List.of();
        }
        heard = true;
        return keys.arrived(keyOfTransport);
    }

    public Identity identity() {
        return identity;
    }

    public Handshake handshake() {
        return handshake;
    }

    /// Returns the transport that reaches it now; null while it is lost.
    @Nullable
    public TransportId transport() {
        return transport;
    }

    /// The concrete client id; null when the client may use any or has none.
    @Nullable
    public String clientId() {
        return Identity.ANY.equals(identity.clientId()) ? null : identity.clientId();
    }

    public boolean isHit(FaultRule.Target target) {
        return target.isHit(id, identity.app(), clientId());
    }

    public Set<AttachedChannel> attached() {
        return attached;
    }

    /// By which names it has attached this channel.
    public List<AttachedChannel> attachedTo(Channel channel) {
        var key = channel.key();
        return attached.stream().filter(one -> one.key().equals(key)).toList();
    }

    /// Its client came back with one of its keys and is given another.
    ///
    /// @return keys that are good no more
    public List<String> resumeOn(
            TransportId newTransport, Handshake newHandshake, Identity newIdentity, String usedKey, String newKey) {
        transport = newTransport;
        handshake = newHandshake;
        identity = newIdentity;
        keyOfTransport = newKey;
        heard = false;
        return keys.give(usedKey, newKey);
    }

    /// Answers that wait for their turn by msgSerial, in the order of the frames they answer; empty while not known.
    public Map<Long, Optional<ProtocolMessage>> answersToSend() {
        return answersToSend;
    }

    /// It goes on over the same transport as somebody else, with another key.
    ///
    /// @return keys that are good no more
    public List<String> identify(Identity newIdentity, String newKey) {
        identity = newIdentity;
        return keys.give(keyOfTransport, newKey);
    }

    /// Returns whether so many messages more are within the limit of this second; 0 is no limit.
    public boolean mayPublish(int messages, int perSecond, long atMs) {
        if (atMs / 1000 != rateSecond) {
            rateSecond = atMs / 1000;
            publishedInSecond = 0;
        }
        if (perSecond > 0 && publishedInSecond + messages > perSecond) {
            return false;
        }
        publishedInSecond += messages;
        return true;
    }

    public void lose() {
        transport = null;
        answersToSend.clear(); // the client sends again what was not answered
        everLost = true;
    }

    /// The result of a publish that was resent after a resume; null when it is new. The same serial twice on one
    /// transport is not a resend: the client has started to count again.
    @Nullable
    public PublishResult answeredBefore(long msgSerial) {
        var answered = everLost ? answers.get(msgSerial) : null;
        if (answered == null || Objects.equals(answered.transport(), transport)) {
            return null;
        }
        return answered.result();
    }

    public void answer(long msgSerial, PublishResult result) {
        if (transport != null) {
            answer(msgSerial, transport, result);
        }
    }

    /// Remembers the answer to a frame that arrived over `arrivedOver`.
    public void answer(long msgSerial, TransportId arrivedOver, PublishResult result) {
        answers.remove(msgSerial);
        answers.put(msgSerial, new Answered(arrivedOver, result));
        if (answers.size() > KEPT_RESULTS) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
