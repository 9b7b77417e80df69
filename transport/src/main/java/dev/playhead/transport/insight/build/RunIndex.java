package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The runs, from the names and headers that AI Transport puts on messages; and where there are none, one for every
/// message that grows by appends.
final class RunIndex {
    private static final int QUESTION_LENGTH = 200;
    /// Name of a message that asks for a stop. Without headers its data is the serial of the message that grows.
    static final String CANCEL = "ai-cancel";

    private final List<RunBuilder> runs = new ArrayList<>();
    private final Map<Key, RunBuilder> byId = new HashMap<>();
    private final Map<Place, RunBuilder> plain = new HashMap<>();
    private final Map<Key, Asked> inputs = new HashMap<>();
    private final Map<Key, Run.Stop> earlyStops = new HashMap<>();

    /// An id that its app made, which another app may make as well.
    private record Key(String app, String id) {}

    private record Place(ChannelId channel, String serial) {}

    private record Asked(int participant, long atNanos, String text) {}

    /// Takes a message that was created. Returns the index of its run; -1 when it belongs to none.
    int created(ChannelId channel, int participant, Message message, AiHeaders headers, long nanos) {
        var name = message.name() == null ? "" : message.name();
        if (!headers.isPresent()) {
            if (name.equals(CANCEL) && message.data() instanceof Data.Text(var serial)) {
                var run = plain.get(new Place(channel, serial));
                if (run != null) {
                    run.stopped(nanos, participant);
                }
            }
            return -1;
        }
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
        switch (name) {
            case "ai-run-suspend" -> run.suspended(nanos);
            case "ai-run-resume" -> run.resumed(nanos);
            case "ai-run-end" -> run.ended(nanos, headers.get("run-reason"));
            case "ai-output" -> {
                if (headers.isStream() && message.serial() != null) {
                    run.streams.add(message.serial());
                }
            }
            default -> {}
        }
        return run.number - 1;
    }

    /// A message that belongs to no run begins to grow: it is one of its own. Returns its index.
    int plain(ChannelId channel, int agent, MessageBuilder message) {
        var run = RunBuilder.plain(message.serial, runs.size() + 1, channel, agent, message.createdNanos);
        runs.add(run);
        plain.put(new Place(channel, message.serial), run);
        run.streams.add(message.serial);
        run.messages = 1;
        if (message.createdLength > 0) {
            run.text(message.createdNanos, message.createdLength);
        }
        return run.number - 1;
    }

    /// Text was added to a stream of a run.
    void grew(int run, long nanos, int characters) {
        if (run >= 0 && characters > 0) {
            runs.get(run).text(nanos, characters);
        }
    }

    private void start(ChannelId channel, int participant, Key runId, AiHeaders headers, long nanos) {
        var run = new RunBuilder(runId.id, runs.size() + 1, channel, participant, nanos);
        runs.add(run);
        byId.put(runId, run);
        var input = key(channel.app(), headers.get("input-codec-message-id"));
        var asked = input == null ? null : inputs.get(input);
        if (asked != null) {
            run.asker = asked.participant;
            run.askedNanos = asked.atNanos;
            run.question = asked.text;
        }
        var stop = input == null ? null : earlyStops.remove(input);
        if (stop != null) {
            run.stopped(stop.atNanos(), stop.by());
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
            inputs.put(id, new Asked(participant, nanos, shortened(text)));
        } else if (before.text.isEmpty()) {
            inputs.put(id, new Asked(before.participant, before.atNanos, shortened(text)));
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
                run.stopped(nanos, participant);
            }
            return;
        }
        var run = input == null ? null : ofInput(input);
        if (run != null) {
            run.stopped(nanos, participant);
        } else if (input != null) {
            earlyStops.putIfAbsent(input, new Run.Stop(nanos, participant));
        }
    }

    private static @Nullable Key key(String app, @Nullable String id) {
        return id == null ? null : new Key(app, id);
    }

    private @Nullable RunBuilder ofInput(Key input) {
        var asked = inputs.get(input);
        if (asked == null) {
            return null;
        }
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).askedNanos == asked.atNanos && runs.get(i).asker == asked.participant) {
                return runs.get(i);
            }
        }
        return null;
    }

    /// The run with this index when somebody has stopped it; empty for all others, and for -1.
    Optional<Run> stopped(int run, long nowNanos) {
        return run < 0 || runs.get(run).stop == null
                ? Optional.empty()
                : Optional.of(runs.get(run).published(false, nowNanos));
    }

    /// @param nowNanos now, or the last moment of the recording
    List<Run> published(IntPredicate partyGone, long nowNanos) {
        return runs.stream()
                .map(run -> run.published(partyGone.test(run.agent), nowNanos))
                .toList();
    }
}
