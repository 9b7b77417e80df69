package dev.playhead.transport.insight.run;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The runs, from the names and headers that AI Transport puts on messages; and where there are none, one for
/// every message that grows by appends.
public final class RunIndex {
    /// Time without growth after which a message has ended, as far as anybody can tell.
    public static final long QUIET_NANOS = 10_000_000_000L;

    /// Name of a message that asks for a stop. Without headers its data is the serial of the message that
    /// grows.
    public static final String CANCEL = "ai-cancel";

    private static final int QUESTION_LENGTH = 200;
    // A run follows its question soon, and a stop its run.
    private static final int MOST_INPUTS = 10_000;

    private final RunList runs = new RunList();
    private final Map<Key, RunBuilder> byId = new HashMap<>();
    private final Map<Key, Asked> inputs = new BoundedMap<>(MOST_INPUTS);
    private final Map<Key, Run.Stop> earlyStops = new BoundedMap<>(MOST_INPUTS);

    /// An id that its app made, which another app may make as well.
    private record Key(String app, String id) {}

    /// @param run the latest one that answers it; null while there is none
    private record Asked(
            int participant,
            long atNanos,
            String text,
            @Nullable RunBuilder run) {}

    /// Takes a message with headers that was created. Returns the index of its run; -1 when it belongs to
    /// none.
    public int created(ChannelId channel, int participant, Message message, AiHeaders headers, long nanos) {
        var name = message.name() == null ? "" : message.name();
        var runId = key(channel.app(), headers.runId());
        switch (name) {
            case "ai-input" -> asked(channel.app(), headers, participant, message, nanos);
            case CANCEL -> cancelled(channel.app(), headers, participant, nanos);
            case "ai-run-start" -> {
                if (runId != null && !byId.containsKey(runId)) {
                    start(channel, participant, runId, headers, nanos);
                }
            }
            default -> {}
        }
        var run = runId == null ? null : byId.get(runId);
        if (run == null) {
            return -1;
        }
        run.messages++;
        if (run.model.isEmpty()) {
            run.model = model(message, headers);
        }
        runs.changed(run);
        switch (name) {
            case "ai-run-suspend" -> run.suspended(nanos);
            case "ai-run-resume" -> run.resumed(nanos);
            case "ai-run-end" -> {
                run.ended(nanos, headers.get("run-reason"));
                runs.changed(run);
            }
            case "ai-output" -> {
                if (headers.isStream() && message.serial() != null) {
                    run.stream(message.serial());
                }
            }
            default -> {}
        }
        return run.number - 1;
    }

    /// A message that belongs to no run begins to grow: it is one of its own. Returns its index.
    ///
    /// @param createdLength characters that it was created with
    public int plain(ChannelId channel, int agent, String serial, long createdNanos, int createdLength) {
        var run = RunBuilder.plain(serial, runs.size() + 1, channel, agent, createdNanos);
        run.stream(serial);
        run.messages = 1;
        runs.add(run);
        if (createdLength > 0) {
            runs.text(run, createdNanos, createdLength);
        }
        return run.number - 1;
    }

    /// Somebody asks to stop a message that grows and is a run of its own.
    ///
    /// @param run its index
    public void stopPlain(int run, int participant, long nanos) {
        if (run >= 0 && runs.get(run).isPlain()) {
            stopped(runs.get(run), nanos, participant);
        }
    }

    private void stopped(RunBuilder run, long nanos, int participant) {
        run.stopped(nanos, participant);
        runs.changed(run);
    }

    /// Text was added to a stream of a run.
    public void grew(int run, long nanos, int characters) {
        if (run >= 0 && characters > 0) {
            runs.text(runs.get(run), nanos, characters);
        }
    }

    // Among the headers of AI Transport, or among those that an app puts on its messages.
    private static String model(Message message, AiHeaders headers) {
        var said = headers.get("model");
        var extras = message.extras();
        if (said == null && extras != null && extras.get("headers") instanceof Map<?, ?> own) {
            said = own.get("model") instanceof String text ? text : null;
        }
        return said == null ? "" : said;
    }

    private void start(ChannelId channel, int participant, Key runId, AiHeaders headers, long nanos) {
        var run = new RunBuilder(runId.id, runs.size() + 1, channel, participant, nanos);
        byId.put(runId, run);
        var input = key(channel.app(), headers.get("input-codec-message-id"));
        var asked = input == null ? null : inputs.get(input);
        if (input != null && asked != null) {
            run.asker = asked.participant;
            run.askedNanos = asked.atNanos;
            run.question = asked.text;
            inputs.put(input, new Asked(asked.participant, asked.atNanos, asked.text, run));
        }
        runs.add(run);
        var stop = input == null ? null : earlyStops.remove(input);
        if (stop != null) {
            stopped(run, stop.atNanos(), stop.by());
        }
    }

    private void asked(String app, AiHeaders headers, int participant, Message message, long nanos) {
        var id = key(app, headers.get("codec-message-id"));
        if (id == null) {
            return;
        }
        var text = message.data() instanceof Data.Text(var value) ? value : "";
        var before = inputs.get(id);
        if (before == null) {
            inputs.put(id, new Asked(participant, nanos, shortened(text), null));
        } else if (before.text.isEmpty()) {
            inputs.put(id, new Asked(before.participant, before.atNanos, shortened(text), before.run));
        }
    }

    private static String shortened(String text) {
        return text.length() <= QUESTION_LENGTH ? text : text.substring(0, QUESTION_LENGTH);
    }

    private void cancelled(String app, AiHeaders headers, int participant, long nanos) {
        var runId = key(app, headers.runId());
        var input = key(app, headers.get("input-codec-message-id"));
        if (runId != null) {
            var run = byId.get(runId);
            if (run != null) {
                stopped(run, nanos, participant);
            }
            return;
        }
        var asked = input == null ? null : inputs.get(input);
        if (asked != null && asked.run != null) {
            stopped(asked.run, nanos, participant);
        } else if (input != null) {
            earlyStops.putIfAbsent(input, new Run.Stop(nanos, participant));
        }
    }

    private static @Nullable Key key(String app, @Nullable String id) {
        return id == null ? null : new Key(app, id);
    }

    /// The agent has a transport again, or has none any more.
    public void agentMoved(int agent) {
        runs.agentMoved(agent);
    }

    /// The run with this index when somebody has stopped it; empty for all others, and for -1.
    public Optional<Run> stopped(int run, long nowNanos) {
        return run < 0 || runs.get(run).stop == null
                ? Optional.empty()
                : Optional.of(runs.get(run).published(false, nowNanos));
    }

    /// @param nowNanos now, or the last moment of the recording; never before what it was the last time
    public List<Run> published(IntPredicate agentGone, long nowNanos) {
        return runs.published(agentGone, nowNanos);
    }

    /// Returns how many of the published runs had started by a moment, ns since 1970.
    public int startedBy(long nanos) {
        return runs.startedBy(nanos);
    }

    /// Returns how many of the published runs went on at a moment, ns since 1970.
    public int activeAt(long nanos) {
        return runs.activeAt(nanos);
    }
}
