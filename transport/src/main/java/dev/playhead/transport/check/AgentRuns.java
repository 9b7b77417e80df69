package dev.playhead.transport.check;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.insight.run.RunIndex;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The runs of AI Transport in the order in which the broker accepted what was said of them, read once for
/// all rules. For one thread.
final class AgentRuns {
    private static final int MOST_RUNS = 5_000;

    private final Map<Key, AgentRun> byId = new BoundedMap<>(MOST_RUNS);
    // The latest that answers an input.
    private final Map<Key, AgentRun> byInput = new BoundedMap<>(MOST_RUNS);
    private final Map<Key, AgentRun.Stop> earlyStops = new BoundedMap<>(MOST_RUNS);

    private final Map<ChannelId, AgentRun> latest = new BoundedMap<>(MOST_RUNS);

    private record Key(ChannelId channel, String id) {}

    /// Takes the publishes that an entry answers. Returns what of them was accepted.
    List<Said> accept(List<OpenPublishes.Answer> answers) {
        if (answers.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<Said>();
        for (var answer : answers) {
            var publish = answer.publish();
            if (answer.error() == null && publish.channel() != null) {
                for (int i = 0; i < publish.messages().size(); i++) {
                    said.add(said(answer, publish.channel(), publish.messages().get(i), i));
                }
            }
        }
        return said;
    }

    /// Returns the latest run of a channel when it has not ended; null otherwise.
    @Nullable
    AgentRun open(ChannelId channel) {
        var run = latest.get(channel);
        return run == null || run.isEnded() ? null : run;
    }

    private Said said(OpenPublishes.Answer answer, ChannelId channel, Message message, int index) {
        var publish = answer.publish();
        var headers = AiHeaders.of(message);
        var name = Objects.requireNonNullElse(message.name(), "");
        var id = headers.runId();
        var key = id == null ? null : new Key(channel, id);
        if (key != null && name.equals("ai-run-start") && !byId.containsKey(key)) {
            start(key, headers, publish);
        }
        var run = key == null ? null : byId.get(key);
        if (name.equals(RunIndex.CANCEL)) {
            run = stop(
                    channel,
                    run,
                    headers,
                    new AgentRun.Stop(publish.position(), publish.atNanos(), publish.participant()));
        } else if (run != null && !name.equals("ai-input")) {
            run.said(
                    name,
                    publish.participant(),
                    headers.get("run-reason"),
                    Said.length(message),
                    publish.position(),
                    publish.atNanos());
        }
        return new Said(
                channel,
                publish.participant(),
                message,
                headers,
                serial(answer, message, index),
                publish.position(),
                publish.atNanos(),
                publish.transport(),
                run);
    }

    private static @Nullable String serial(OpenPublishes.Answer answer, Message message, int index) {
        if (message.action() != MessageAction.CREATE) {
            return message.serial();
        }
        return index < answer.serials().size() ? answer.serials().get(index) : null;
    }

    private void start(Key key, AiHeaders headers, OpenPublishes.Publish publish) {
        var input = headers.get("input-codec-message-id");
        var run = new AgentRun(
                key.id(), key.channel(), input, publish.participant(), publish.position(), publish.atNanos());
        byId.put(key, run);
        latest.put(key.channel(), run);
        if (input != null) {
            var asked = new Key(key.channel(), input);
            byInput.put(asked, run);
            var early = earlyStops.remove(asked);
            if (early != null) {
                run.stopped(early);
            }
        }
    }

    private @Nullable AgentRun stop(
            ChannelId channel, @Nullable AgentRun named, AiHeaders headers, AgentRun.Stop stop) {
        var input = headers.get("input-codec-message-id");
        var asked = input == null ? null : new Key(channel, input);
        var run = named == null && asked != null ? byInput.get(asked) : named;
        if (run != null) {
            run.stopped(stop);
        } else if (asked != null) {
            earlyStops.putIfAbsent(asked, stop);
        }
        return run;
    }
}
