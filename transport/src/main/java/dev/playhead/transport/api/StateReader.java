package dev.playhead.transport.api;

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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Works out moments: what the server held comes from the core, run up to that moment; what the devices had comes
/// from what was written to their sockets. For one thread.
final class StateReader {
    private final TimelineBuilder builder;
    private final TimeMachine machine;
    private final DeviceTexts texts;

    StateReader(LogReader log, TimelineBuilder builder) {
        this.builder = builder;
        this.machine = new TimeMachine(log);
        this.texts = new DeviceTexts(log, builder);
    }

    SessionState at(long nanos, Timeline timeline) throws IOException {
        long at = Math.min(nanos, timeline.endNanos());
        // Never beyond what the timeline knows: whoever is behind there would be accused of what it has.
        long position = nanos >= timeline.endNanos()
                ? timeline.entries()
                : Math.min(timeline.entries(), machine.positionAfter(at));
        var broker = machine.at(Math.max(1, position));
        var channels = broker.channelSummaries();
        var subject = builder.subject(at).orElse(null);
        var shown = subject == null ? null : shown(subject, timeline, broker);
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

    // Of the channel that is shown; without one the newest of all.
    private static String lastSerial(@Nullable FocusedMessage subject, List<ChannelSummary> channels) {
        return channels.stream()
                .filter(channel -> subject == null || isOf(subject, channel))
                .map(ChannelSummary::lastSerial)
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    private static boolean isOf(FocusedMessage subject, ChannelSummary channel) {
        return new ChannelId(channel.app(), channel.name()).equals(subject.channel());
    }

    private static SessionState.@Nullable ShownMessage shown(FocusedMessage subject, Timeline timeline, Broker broker) {
        var channel = subject.channel();
        var message = broker.message(channel.app(), channel.name(), subject.serial());
        return message == null ? null : shown(subject, timeline, message);
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
