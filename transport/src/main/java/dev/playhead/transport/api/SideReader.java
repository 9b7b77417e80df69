package dev.playhead.transport.api;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.compare.ComparedMessage;
import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.Side;
import dev.playhead.transport.core.Broker;
import dev.playhead.transport.explain.MessageText;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what a session has at its end as a [Side]. For one thread.
final class SideReader {
    private static final long NANOS_A_MS = 1_000_000;

    private final Timeline timeline;
    private final Broker broker;
    private final Map<Question, Integer> questions;

    private record Question(ChannelId channel, int asker, long atNanos) {}

    /// @param broker at the end of the timeline
    SideReader(Timeline timeline, Broker broker) {
        this.timeline = timeline;
        this.broker = broker;
        this.questions = questions(timeline);
    }

    /// Returns what the server has, also what it has from before the log began. Of a message that it dropped the text
    /// is not known.
    Side server() {
        var channels = new LinkedHashMap<ChannelId, TreeMap<String, ComparedMessage>>();
        for (var view : broker.channels()) {
            var id = new ChannelId(view.app(), view.name());
            var messages = channels.computeIfAbsent(id, key -> new TreeMap<>());
            for (var held : view.messages()) {
                if (held.serial() != null) {
                    messages.put(held.serial(), earlier(id, held.serial(), held));
                }
            }
        }
        for (var track : timeline.channels()) {
            var messages = channels.computeIfAbsent(track.id(), key -> new TreeMap<>());
            for (var mark : track.messages()) {
                var held = held(track, mark);
                messages.put(
                        mark.serial(), message(track.id(), mark, held, held == null ? null : MessageText.of(held)));
            }
        }
        return side(channels.values().stream()
                .flatMap(messages -> messages.values().stream())
                .toList());
    }

    private Side side(List<ComparedMessage> messages) {
        var runs = timeline.runs().stream()
                .map(run -> new ComparedRun(run, name(run.agent()), name(run.asker())))
                .toList();
        return new Side(messages, runs, timeline.startNanos());
    }

    private String name(int participant) {
        if (participant < 0) {
            return "";
        }
        var known = timeline.participants().get(participant);
        return known.clientId() != null ? known.clientId() : known.name();
    }

    // The log does not say who published it and when; the message does.
    private static ComparedMessage earlier(ChannelId channel, String serial, Message held) {
        long created = Objects.requireNonNullElse(held.timestamp(), 0L) * NANOS_A_MS;
        return new ComparedMessage(
                channel.name(),
                serial,
                held.id(),
                Objects.requireNonNullElse(held.clientId(), ""),
                AiHeaders.of(held).runId(),
                Objects.requireNonNullElse(held.name(), ""),
                MessageText.of(held),
                held.action() == MessageAction.DELETE,
                created,
                created);
    }

    /// Returns what was written to the socket of a device: the messages that it should have, and those that it was
    /// sent.
    ///
    /// @throws IOException when the log cannot be read
    Side device(int participant, DeviceTexts texts) throws IOException {
        var messages = new ArrayList<ComparedMessage>();
        for (var track : timeline.channels()) {
            for (var mark : track.messages()) {
                var subject = new FocusedMessage(
                        track.id(), mark.serial(), mark.run(), false, mark.createdNanos(), mark.author(), 0);
                for (var device : texts.at(subject, timeline, Long.MAX_VALUE)) {
                    if (device.participant() == participant && !device.text().isEmpty()) {
                        messages.add(message(track.id(), mark, held(track, mark), device.text()));
                    }
                }
            }
        }
        return side(messages);
    }

    private @Nullable Message held(ChannelTrack track, MessageMark mark) {
        return broker.message(track.id().app(), track.id().name(), mark.serial());
    }

    private ComparedMessage message(
            ChannelId channel, MessageMark mark, @Nullable Message held, @Nullable String text) {
        return new ComparedMessage(
                channel.name(),
                mark.serial(),
                held == null ? null : held.id(),
                author(mark, held),
                run(mark, held),
                held == null ? "" : Objects.requireNonNullElse(held.name(), ""),
                text,
                held != null && held.action() == MessageAction.DELETE,
                mark.createdNanos(),
                Math.max(mark.createdNanos(), mark.grownUntilNanos()),
                runNumber(channel, mark),
                mark.versions().size());
    }

    // A question has no run of its own: it belongs to the one that answers it.
    private int runNumber(ChannelId channel, MessageMark mark) {
        if (mark.run() >= 0 && mark.run() < timeline.runs().size()) {
            return timeline.runs().get(mark.run()).number();
        }
        return questions.getOrDefault(new Question(channel, mark.author(), mark.createdNanos()), 0);
    }

    private static Map<Question, Integer> questions(Timeline timeline) {
        var questions = new HashMap<Question, Integer>();
        for (var run : timeline.runs()) {
            if (run.askedNanos() > 0) {
                questions.putIfAbsent(new Question(run.channel(), run.asker(), run.askedNanos()), run.number());
            }
        }
        return questions;
    }

    private String author(MessageMark mark, @Nullable Message held) {
        var known = mark.author() < 0 ? null : timeline.participants().get(mark.author());
        if (known != null) {
            return name(mark.author());
        }
        return held == null || held.clientId() == null ? "" : held.clientId();
    }

    // The run of a message that only grows has the name of the message, which is another on each side.
    private @Nullable String run(MessageMark mark, @Nullable Message held) {
        if (mark.run() >= 0 && mark.run() < timeline.runs().size()) {
            var run = timeline.runs().get(mark.run());
            return run.isPlain() ? null : run.id();
        }
        return held == null ? null : AiHeaders.of(held).runId();
    }
}
