package dev.playhead.transport.simulation;

import dev.playhead.transport.core.state.SerialClock;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One channel as a client knows it. It checks every delivery as it comes: in order, once, and after it the
/// text is what the broker had after that change.
final class SimChannel {
    enum State {
        DETACHED,
        ATTACHING,
        ATTACHED,
        DETACHING
    }

    final String name;
    State state = State.DETACHED;
    /// Where to go on from; null before the first attach and after a detach.
    @Nullable
    String serial;

    /// What it asks for at the next ATTACH.
    boolean wantsMessages = true;
    /// How many messages it asks for at its first ATTACH.
    int rewind;
    /// Own members as their echoes told them, by clientId.
    final Map<String, PresenceMessage> own = new TreeMap<>();

    private final World world;
    private final SimClient client;
    private final Members members = new Members();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, String> hydrated = new HashMap<>();
    // As whom it was last given a message as a whole, see `InsightCheck.reader`.
    private final Map<String, InsightCheck.Reader> wholeAs = new HashMap<>();
    private @Nullable String rewinding;
    // Where it was attached anew: from there on it has had everything.
    private String anew = "";
    // What comes is of before the attach, where somebody who does not hear itself is sent its own, too.
    private boolean isRewound;
    private boolean subscribed;
    private boolean whole;

    SimChannel(String name, World world, SimClient client) {
        this.name = name;
        this.world = world;
        this.client = client;
    }

    ProtocolMessage.Builder attach() {
        state = state == State.ATTACHED ? State.ATTACHED : State.ATTACHING;
        var frame = ProtocolMessage.builder(Action.ATTACH)
                .channel(name)
                .channelSerial(serial)
                .params(rewind == 0 ? null : Map.of("rewind", Integer.toString(rewind)));
        return wantsMessages
                ? frame
                : frame.flags(ChannelMode.bits(
                        java.util.List.of(ChannelMode.PUBLISH, ChannelMode.PRESENCE, ChannelMode.PRESENCE_SUBSCRIBE)));
    }

    void attached(ProtocolMessage frame) {
        int flags = Objects.requireNonNull(frame.flags());
        boolean resumed = Flag.RESUMED.in(flags);
        if (frame.error() != null && frame.error().code() == 90003) {
            world.check(!resumed, () -> client.id + " was told RESUMED and " + frame.error());
            world.expire();
        }
        var at = Objects.requireNonNull(frame.channelSerial(), "ATTACHED without a channelSerial");
        world.check(!resumed || serial != null, () -> client.id + " was told RESUMED at its first attach");
        world.check(resumed || rewind > 0 || !Flag.HAS_BACKLOG.in(flags), () -> "a backlog that nobody wants");
        rewinding = !resumed && Flag.HAS_BACKLOG.in(flags) ? at : null;
        boolean was = state == State.ATTACHED;
        state = State.ATTACHED;
        serial = at;
        if (!was || !resumed) {
            members.attached(Flag.HAS_PRESENCE.in(flags));
        }
        if (!resumed) {
            hydrate(at);
        }
        subscribed = (flags & ChannelMode.SUBSCRIBE.mask()) != 0;
        whole &= subscribed;
        if (!was || !resumed) {
            client.reenter(this);
        }
    }

    // What a device does that cannot go on: it asks for all up to where its deliveries begin.
    private void hydrate(String attachPoint) {
        texts.clear();
        versions.clear();
        hydrated.clear();
        whole = true;
        anew = attachPoint;
        for (var message : world.history(client.id, name, attachPoint)) {
            var of = Objects.requireNonNull(message.serial());
            texts.put(of, Truth.text(message));
            versions.put(of, Truth.version(message));
            hydrated.put(of, Truth.version(message));
            wholeAs.put(of, world.insight().reader(client));
        }
    }

    void detached() {
        rewinding = null;
        state = State.DETACHED;
        serial = null;
        own.clear();
        whole = false;
    }

    void message(ProtocolMessage frame) {
        advance(frame);
        world.check(subscribed, () -> client.id + " was sent messages that it has not subscribed to");
        for (var message : Objects.requireNonNull(frame.messages())) {
            take(message);
        }
    }

    private void take(Message message) {
        var of = Objects.requireNonNull(message.serial());
        var version = Truth.version(message);
        var known = versions.get(of);
        if (known != null && version.compareTo(known) <= 0) {
            // It came with the history already, which is as it was when it was asked for.
            boolean covered = version.compareTo(hydrated.getOrDefault(of, "")) <= 0;
            world.check(covered, () -> client.id + " was sent version " + version + " again or late; it had " + known);
            return;
        }
        world.check(
                client.echo || isRewound || !client.isOwn(message) || message.action() != MessageAction.CREATE,
                () -> client.id + " heard itself");
        var before = texts.getOrDefault(of, "");
        world.check(
                message.action() != MessageAction.APPEND || known != null,
                () -> client.id + " was sent an increment of a message it does not have: " + of);
        var now = message.action() == MessageAction.APPEND ? before + Truth.text(message) : Truth.text(message);
        texts.put(of, now);
        versions.put(of, version);
        if (message.action() != MessageAction.APPEND) {
            wholeAs.put(of, world.insight().reader(client));
        }
        var truth = world.truth.textAt(name, version);
        world.check(
                truth == null || now.equals(truth),
                () -> client.id + " has \"" + now + "\" after " + version + ", the broker had \"" + truth + "\"");
    }

    void presence(ProtocolMessage frame) {
        advance(frame);
        for (var event : Objects.requireNonNull(frame.presence())) {
            members.take(event);
            if (client.isOwn(event)) {
                remember(event);
            }
        }
    }

    // Only a leave that the member itself has sent ends its wish to be there (RTP17b).
    private void remember(PresenceMessage event) {
        var id = Objects.requireNonNull(event.clientId());
        if (event.action() != PresenceAction.LEAVE) {
            own.put(id, event);
        } else if (!Members.synthesised(event)) {
            own.remove(id);
        }
    }

    void sync(ProtocolMessage frame) {
        var cursor = frame.channelSerial();
        members.sync(Objects.requireNonNull(frame.presence()), cursor == null || cursor.endsWith(":"));
    }

    private void advance(ProtocolMessage frame) {
        world.check(state == State.ATTACHED, () -> client.id + " was sent traffic of a channel it is not attached to");
        var at = Objects.requireNonNull(frame.channelSerial());
        var last = serial;
        isRewound = rewinding != null;
        if (rewinding != null) {
            rewinding = at.compareTo(rewinding) < 0 ? rewinding : null; // its last frame is where it was attached
        } else {
            world.check(
                    last == null || at.compareTo(last) > 0,
                    () -> client.id + " was sent " + at + " after " + last + ": who drops in between would lose it");
        }
        serial = at;
    }

    /// Its text of a message; empty when it has nothing.
    String text(String serial) {
        return texts.getOrDefault(serial, "");
    }

    /// True when all it has of a message was given to it as the one that it is now, so that one log knows of
    /// it.
    boolean isGivenAsOne(String serial) {
        return !texts.containsKey(serial) || world.insight().reader(client).equals(wholeAs.get(serial));
    }

    /// True when it has had everything since it attached anew.
    boolean isWhole() {
        return whole;
    }

    /// Compares with the broker when nothing is on its way any more.
    void compare() {
        var view = world.truth.channel(name);
        if (state != State.ATTACHED || view == null) {
            return;
        }
        world.check(members.synced(), () -> client.id + " waits for the rest of a sync");
        var present = Members.set(view.members());
        world.check(
                members.set().equals(present),
                () -> client.id + " sees members " + members.set() + ", the broker has " + present);
        if (whole && client.echo) {
            var truth = world.truth.texts(name);
            var kept = new TreeMap<>(texts);
            kept.keySet().removeIf(serial -> world.truth.isGone(name, serial));
            world.check(kept.equals(truth), () -> client.id + " has " + kept + ", the broker has " + truth);
            compareGone();
        }
    }

    // What the broker does not keep any more was there once, and was sent or said to be lost.
    private void compareGone() {
        world.truth.ever(name).forEach((serial, last) -> {
            boolean sinceThen = SerialClock.ofChannel(last.version()).compareTo(anew) > 0;
            world.check(
                    !sinceThen || last.text().equals(texts.get(serial)),
                    () -> client.id + " has \"" + texts.get(serial) + "\" of " + serial + ", which was " + last);
        });
    }
}
