package dev.playhead.transport.simulation;

import dev.playhead.transport.api.StateProbe;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.ScriptedLog;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares insight's reading of the log of one life of the broker: that a device has what the core says was
/// sent and what the simulated client holds, and stands as the network says. Asked at any moment, and once
/// more about moments that have passed.
final class InsightCheck {
    /// One of so many messages is looked at when there are more.
    private static final int MESSAGES_A_LOOK = 4;
    private static final int LOOKS_KEPT = 8;

    private final World world;
    private final ScriptedLog log;
    private final TimelineBuilder builder = new TimelineBuilder();
    private final CheckedLog checked;
    private final StateProbe probe;
    private final ExpectedStatuses statuses = new ExpectedStatuses(builder::participantOf);
    // Its own, so that the course of events is the same without it.
    private final Random random;
    // Channels whose newest messages are in the hands of a socket that nobody reads any more.
    private final Set<SimChannel> unread = new HashSet<>();
    private final Set<TransportId> buffering = new HashSet<>();
    // Messages that the broker went on with.
    private final Set<String> inherited = new HashSet<>();
    private final Unanswered unanswered = new Unanswered();
    // Members that the broker went on with and that no frame has named yet: no log knows them.
    private final Set<String> untold = new HashSet<>();
    private final List<Look> looks = new ArrayList<>();
    private int compared;

    /// A device as one log knows it. Two lives of the broker may begin at the same moment.
    record Reader(ScriptedLog log, int participant) {}

    /// An answer about a moment, to be given again later.
    private record Look(long nanos, FocusedMessage message, List<SessionState.DeviceText> texts) {}

    /// @param before the broker as it begins, with what it goes on with; null for one that knows nothing
    InsightCheck(World world, long seed, long nowMs, @Nullable Broker before) {
        this.world = world;
        this.random = new Random(seed);
        log = new ScriptedLog(seed, nowMs, world.settings());
        if (before != null) {
            log.goingOnWith(before);
            unanswered.begin(World.heldBack(before.timers().keySet()));
            for (var view : before.channels()) {
                view.members().forEach(member -> untold.add(key(view.name(), member)));
            }
            // Channels that are no more, since nothing was left in them, may come back.
            for (var channel : world.truth.everNames()) {
                world.truth.everTexts(channel).keySet().forEach(serial -> inherited.add(channel + serial));
            }
        }
        probe = new StateProbe(log, builder);
        checked = new CheckedLog(world, builder);
        tell(0);
    }

    private void tell(long from) {
        for (long position = from; position < log.size(); position++) {
            var entry = log.read(position);
            var decoded = EntryDecoder.decode(entry);
            builder.accept(entry, decoded);
            checked.accept(entry, decoded);
        }
    }

    // ---- what happens --------------------------------------------------------------------------

    List<ScriptedLog.Sent> record(Input input, List<Effect> effects) {
        long from = log.size();
        var sent = log.record(input, effects);
        tell(from);
        statuses.note(input, effects, log.lastNanos());
        unanswered.note(input, effects, world.heldBack());
        for (var effect : effects) {
            switch (effect) {
                case Effect.Send(var to, var frame) -> told(frame);
                case Effect.Undelivered(var of, var frame, var rule) -> told(frame);
                default -> {}
            }
        }
        return sent;
    }

    private void told(ProtocolMessage frame) {
        if (frame.presence() != null) {
            frame.presence().forEach(member -> untold.remove(key(String.valueOf(frame.channel()), member)));
        }
    }

    /// A frame is in the hands of the socket, and the client reads it.
    void written(TransportId to, Pipe.Coming coming) {
        long from = log.size();
        log.written(to, List.of(coming.position()), world.now());
        statuses.written(to, coming.frame());
        tell(from);
    }

    /// The client reads no more of a transport. The socket may have taken some of what it was sent.
    void lost(Pipe pipe) {
        boolean takes = random.nextBoolean();
        int taken = takes ? random.nextInt(pipe.toClient.size() + 1) : 0;
        if (takes && taken == pipe.toClient.size()) {
            buffering.add(pipe.id);
        }
        for (var coming : pipe.toClient) {
            if (taken-- > 0) {
                writtenInVain(pipe, coming);
            }
        }
    }

    /// The broker goes on sending to a client that has left; the socket may take it.
    void sentInVain(Pipe pipe, Pipe.Coming coming) {
        if (buffering.contains(pipe.id)) {
            writtenInVain(pipe, coming);
        }
    }

    private void writtenInVain(Pipe pipe, Pipe.Coming coming) {
        if (coming.frame().action() == Action.MESSAGE) {
            unread.add(Objects.requireNonNull(
                    pipe.client.channels.get(coming.frame().channel())));
        }
        written(pipe.id, coming);
    }

    /// As whom a client is known: a recording knows nothing of the one before it, and who comes back while
    /// its lost connection still seems to live is another device to it.
    Reader reader(SimClient client) {
        var pipe = client.pipe();
        return new Reader(log, pipe == null ? -1 : builder.participantOf(pipe.id));
    }

    // ---- what is asked -------------------------------------------------------------------------

    /// Number of texts of devices that have been compared.
    int compared() {
        return compared;
    }

    /// Compares what the timeline says of this moment.
    void compareTimeline(Collection<SimClient> clients) {
        var timeline = builder.timeline(log.lastNanos());
        compareMembers(timeline);
        compareMessages(timeline);
        compareGaps(clients, timeline);
        compareStatuses();
    }

    /// Compares what the readers of a session say of this moment and of one that has passed.
    void compareStates(Collection<SimClient> clients) {
        var timeline = builder.timeline(log.lastNanos());
        compareState(timeline);
        for (var track : timeline.channels()) {
            compareTexts(clients, timeline, track);
        }
        lookBack(timeline);
    }

    // Who has nothing on its way any more has been given what a socket had taken in vain, unless it has gone past it
    // without subscribing.
    private boolean isUnread(SimClient client, SimChannel channel) {
        if (client.settled() && channel.state == SimChannel.State.ATTACHED && channel.isWhole()) {
            unread.remove(channel);
        }
        return unread.contains(channel);
    }

    private void compareState(Timeline timeline) {
        var state = probe.at(log.lastNanos(), timeline);
        var views = world.truth.channels();
        var members = new TreeSet<String>();
        int messages = 0;
        int deleted = 0;
        for (var view : views) {
            view.members().forEach(member -> members.add(String.valueOf(member.clientId())));
            messages += view.messages().size();
            deleted += (int) view.messages().stream()
                    .filter(message -> message.action() == MessageAction.DELETE)
                    .count();
        }
        same("members of the session", members, new TreeSet<>(state.members()));
        same("messages of the session", messages, state.messages());
        same("deleted messages", deleted, state.deletedMessages());
        var subject = state.subject();
        if (subject != null) {
            compareServer(subject.channel().name(), subject.serial(), subject.text());
        }
    }

    // What is not kept any more is shown as it was last, as far as the log tells by now.
    private void compareServer(String channel, String serial, @Nullable String said) {
        if (!world.truth.isGone(channel, serial) || !unanswered.isLate(serial)) {
            same("the text of the server", world.truth.everTexts(channel).get(serial), said);
        }
    }

    private void compareMembers(Timeline timeline) {
        for (var view : world.truth.channels()) {
            var there = view.members().stream()
                    .filter(member -> !untold.contains(key(view.name(), member)))
                    .map(member -> String.valueOf(member.clientId()))
                    .sorted()
                    .toList();
            var listed = timeline.members().stream()
                    .filter(member -> member.channel().name().equals(view.name())
                            && member.listed().isOpen())
                    .map(MemberTrack::clientId)
                    .sorted()
                    .toList();
            same("members of " + view.name(), there, listed);
        }
    }

    private static String key(String channel, PresenceMessage member) {
        return channel + " " + member.connectionId() + " " + member.clientId();
    }

    // Each message that was created in this life is there.
    private void compareMessages(Timeline timeline) {
        if (!world.heldBack().isEmpty()) {
            return; // what was sent meanwhile is answered later
        }
        for (var track : timeline.channels()) {
            var name = track.id().name();
            var texts = world.truth.everTexts(name);
            var created = new ArrayList<>(texts.keySet());
            created.removeIf(serial -> inherited.contains(name + serial));
            var known = new ArrayList<String>();
            for (var mark : track.messages()) {
                if (inherited.contains(name + mark.serial())) {
                    continue;
                }
                known.add(mark.serial());
                var text = texts.get(mark.serial());
                compareVersions(mark, text == null ? null : text + world.truth.pieces(name, mark.serial()));
            }
            if (!unanswered.isEmpty()) {
                created.retainAll(known);
            }
            known.sort(null); // an answer may be later than that to what was published after it
            same("messages of " + name, created, known);
        }
    }

    // Every piece of a text that was only added to is a version, once.
    private void compareVersions(ChannelTrack.MessageMark mark, @Nullable String text) {
        if (text != null && mark.changes().isEmpty() && !unanswered.contains(mark.serial())) {
            long pieces = text.chars().filter(c -> c == '<').count();
            same("versions of " + mark.serial(), pieces, (long) mark.versions().size());
        }
    }

    // Who has everything misses nothing, whatever fell into a hole before.
    private void compareGaps(Collection<SimClient> clients, Timeline timeline) {
        for (var client : clients) {
            var pipe = client.pipe();
            if (pipe == null || !client.settled() || !client.echo) {
                continue;
            }
            for (var gap : timeline.tracks().get(builder.participantOf(pipe.id)).gaps()) {
                var channel =
                        Objects.requireNonNull(client.channels.get(gap.channel().name()));
                if (channel.state == SimChannel.State.ATTACHED && channel.isWhole() && !isUnread(client, channel)) {
                    int gone = (int) gap.missing().stream()
                            .filter(missing -> missing.untilNanos() == Span.OPEN
                                    && world.truth.isGone(channel.name, missing.serial()))
                            .count(); // nobody will ever give it to it
                    same("missing to " + client.id + " of " + gap, gone, gap.countAt(log.lastNanos()));
                }
            }
        }
    }

    private void compareStatuses() {
        long now = log.lastNanos();
        var all = builder.connectionStatuses(now);
        statuses.of(now).forEach((participant, expected) -> {
            var status = all.get(participant);
            world.check(
                    expected.states().contains(status.state()) && expected.behind() == status.behind(),
                    () -> "insight: " + builder.participant(participant).name() + " is " + status + ", expected "
                            + expected);
        });
    }

    private void compareTexts(Collection<SimClient> clients, Timeline timeline, ChannelTrack track) {
        var marks = new ArrayList<>(track.messages());
        while (marks.size() > MESSAGES_A_LOOK) {
            marks.remove(random.nextInt(marks.size()));
        }
        for (var mark : marks) {
            var message = message(track.id(), mark);
            var texts = probe.texts(message, timeline, log.lastNanos());
            for (var client : clients) {
                compareText(client, message, texts);
            }
            if (looks.size() == LOOKS_KEPT) {
                looks.remove(random.nextInt(LOOKS_KEPT));
            }
            looks.add(new Look(log.lastNanos(), message, texts));
        }
    }

    private static FocusedMessage message(ChannelId channel, ChannelTrack.MessageMark mark) {
        return new FocusedMessage(channel, mark.serial(), mark.run(), false, mark.createdNanos(), mark.author(), 0);
    }

    private void compareText(SimClient client, FocusedMessage message, List<SessionState.DeviceText> texts) {
        var pipe = client.pipe();
        var channel =
                Objects.requireNonNull(client.channels.get(message.channel().name()));
        if (pipe == null || !client.connected() || channel.state != SimChannel.State.ATTACHED) {
            return;
        }
        int participant = builder.participantOf(pipe.id);
        boolean gone = world.truth.isGone(channel.name, message.serial());
        if (gone && channel.text(message.serial()).isEmpty()) {
            return; // it has begun anew since, without what was gone
        }
        for (var text : texts) {
            if (text.participant() == participant
                    && !isUnread(client, channel)
                    && channel.isGivenAsOne(message.serial())) {
                var has = channel.text(message.serial());
                same(client.id + "'s text of " + message.serial(), has, text.text());
                compared++;
                if (client.settled()) {
                    same("promised to " + client.id, has, text.promised());
                    if (channel.isWhole() && client.echo && !gone) { // history had not what was gone before
                        same("attachment of " + client.id, AttachmentStatus.ATTACHED, text.attachment());
                    }
                }
            }
        }
    }

    // What was said of a moment stays true.
    private void lookBack(Timeline timeline) {
        if (looks.isEmpty()) {
            return;
        }
        var look = looks.get(random.nextInt(looks.size()));
        var again = probe.texts(look.message(), timeline, look.nanos());
        for (var text : again) {
            world.check(
                    look.texts().contains(text), () -> "of the same moment was said " + look.texts() + ", now " + text);
        }
    }

    private void same(String what, @Nullable Object expected, @Nullable Object said) {
        world.check(
                Objects.equals(expected, said), () -> "insight: " + what + " is " + said + ", expected " + expected);
    }
}
