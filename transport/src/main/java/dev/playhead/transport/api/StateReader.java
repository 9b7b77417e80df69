package dev.playhead.transport.api;

import dev.playhead.transport.compare.Side;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.replay.TimeMachine;
import dev.playhead.transport.session.ChannelSummary;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Works out moments: what the server held comes from the core, run up to that moment; what the devices had comes
/// from what was written to their sockets. For one thread.
final class StateReader {
    private static final int MOST_MESSAGES = 1_000;

    private final TimelineBuilder builder;
    private final TimeMachine machine;
    private final DeviceTexts texts;
    // Apart, so that the message on stage is not read anew.
    private final DeviceTexts otherTexts;
    private final HoldingsReader holdings;
    private @Nullable DroppedVersion dropped;
    private @Nullable Message droppedMessage;

    /// The last version of a message that the broker dropped.
    ///
    /// @param position of the input that stored it; -1 when it is not in the log
    private record DroppedVersion(ChannelId channel, String serial, long position) {}

    StateReader(LogReader log, TimelineBuilder builder) {
        this.builder = builder;
        this.machine = new TimeMachine(log);
        this.texts = new DeviceTexts(log, builder);
        this.otherTexts = new DeviceTexts(log, builder);
        this.holdings = new HoldingsReader(builder);
    }

    SessionState at(long nanos, Timeline timeline) throws IOException {
        long at = Math.min(nanos, timeline.endNanos());
        long position = position(nanos, timeline);
        var broker = machine.at(Math.max(1, position));
        var channels = broker.channelSummaries();
        var subject = builder.subject(at).orElse(null);
        var shown = subject == null ? null : shown(subject, timeline, broker, position);
        return new SessionState(
                at,
                shown,
                builder.connectionStatuses(at),
                subject == null ? List.of() : texts.at(subject, timeline, at),
                channels.stream()
                        .flatMap(channel -> channel.members().stream())
                        .map(PresenceMessage::clientId)
                        .map(Objects::toString)
                        .distinct()
                        .toList(),
                builder.activeRuns(at),
                builder.startedRuns(at),
                channels.stream().mapToInt(ChannelSummary::messages).sum(),
                builder.editedAt(at),
                channels.stream().mapToInt(ChannelSummary::deletedMessages).sum(),
                lastSerial(subject, channels));
    }

    ChannelState channel(ChannelId channel, long nanos, Timeline timeline) throws IOException {
        long at = Math.min(nanos, timeline.endNanos());
        var broker = machine.at(Math.max(1, position(nanos, timeline)));
        var newest = broker.messages(channel.app(), channel.name(), MOST_MESSAGES);
        int all = broker.channelSummaries().stream()
                .filter(summary -> isOf(channel, summary))
                .mapToInt(ChannelSummary::messages)
                .sum();
        var serials =
                newest.stream().map(Message::serial).filter(Objects::nonNull).toList();
        return new ChannelState(
                Conversation.of(channel, at, all - newest.size(), newest), holdings.at(channel, serials, timeline, at));
    }

    /// Returns what the server has at the end of the timeline.
    Side server(Timeline timeline) throws IOException {
        return new SideReader(timeline, machine.at(Math.max(1, timeline.entries()))).server();
    }

    /// Returns what a device was sent by the end of the timeline.
    Side device(int participant, Timeline timeline) throws IOException {
        return new SideReader(timeline, machine.at(Math.max(1, timeline.entries()))).device(participant, texts);
    }

    /// Finds the texts of some messages as one participant had been sent them.
    Map<String, String> sentTexts(
            ChannelId channel, Collection<String> serials, int participant, long nanos, Timeline timeline)
            throws IOException {
        long at = Math.min(nanos, timeline.endNanos());
        var track = timeline.channel(channel);
        var texts = new HashMap<String, String>();
        for (var serial : serials) {
            var mark = track == null ? null : track.message(serial);
            if (mark != null) {
                var subject = new FocusedMessage(
                        channel, serial, mark.run(), !mark.closed(), mark.createdNanos(), mark.author(), 0);
                for (var text : otherTexts.at(subject, timeline, at)) {
                    if (text.participant() == participant) {
                        texts.put(serial, text.text());
                    }
                }
            }
        }
        return texts;
    }

    /// Finds which of some messages the server held, and the serial of the newest version of each.
    Map<String, String> history(ChannelId channel, Collection<String> serials, long nanos, Timeline timeline)
            throws IOException {
        var broker = machine.at(Math.max(1, position(nanos, timeline)));
        var held = new HashMap<String, String>();
        for (var serial : serials) {
            var message = broker.message(channel.app(), channel.name(), serial);
            if (message != null) {
                var version = message.version();
                held.put(serial, version == null || version.serial() == null ? serial : version.serial());
            }
        }
        return held;
    }

    // Never beyond what the timeline knows: whoever is behind there would be accused of what it has.
    private long position(long nanos, Timeline timeline) throws IOException {
        return nanos >= timeline.endNanos()
                ? timeline.entries()
                : Math.min(timeline.entries(), machine.positionAfter(nanos));
    }

    // Of the channel that is shown; without one the newest of all.
    private static String lastSerial(@Nullable FocusedMessage subject, List<ChannelSummary> channels) {
        return channels.stream()
                .filter(channel -> subject == null || isOf(subject.channel(), channel))
                .map(ChannelSummary::lastSerial)
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    private static boolean isOf(ChannelId id, ChannelSummary channel) {
        return new ChannelId(channel.app(), channel.name()).equals(id);
    }

    private SessionState.@Nullable ShownMessage shown(
            FocusedMessage subject, Timeline timeline, Broker broker, long position) throws IOException {
        var channel = subject.channel();
        var kept = broker.message(channel.app(), channel.name(), subject.serial());
        var message = kept == null ? dropped(subject, position) : kept;
        return message == null ? null : shown(subject, timeline, message);
    }

    // What the broker did not keep until then is shown as it was after its last version. The machine goes back for it,
    // so that is done once. Nothing else may be asked of the broker of this moment afterwards.
    private @Nullable Message dropped(FocusedMessage subject, long until) throws IOException {
        var last = new DroppedVersion(subject.channel(), subject.serial(), lastVersion(subject, until));
        if (last.position() >= 0 && !last.equals(dropped)) {
            var then = machine.at(last.position() + 1);
            droppedMessage = then.message(last.channel().app(), last.channel().name(), last.serial());
            dropped = last;
        }
        return last.position() < 0 ? null : droppedMessage;
    }

    // Position of the input by which the last version before `until` was stored: an append may have waited for others.
    // -1 when it has none that is known.
    private long lastVersion(FocusedMessage subject, long until) {
        var brought = builder.broughtBy(subject.channel(), subject.serial());
        for (int version = brought.length - 1; version >= 0; version--) {
            long stored = brought[version] < 0 ? -1 : builder.handedOnAt(brought[version]);
            if (stored >= 0 && stored < until) {
                return stored;
            }
        }
        return -1;
    }

    private static SessionState.ShownMessage shown(FocusedMessage subject, Timeline timeline, Message message) {
        int run = subject.run() < timeline.runs().size() ? subject.run() : -1;
        var question = run < 0 ? "" : timeline.runs().get(run).question();
        var text = MessageText.of(message);
        return new SessionState.ShownMessage(
                subject.channel(),
                subject.serial(),
                run,
                question,
                text,
                subject.streaming(),
                text.length() - Math.min(text.length(), subject.unsettled()));
    }
}
