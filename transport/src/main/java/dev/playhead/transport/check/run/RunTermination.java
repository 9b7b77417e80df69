package dev.playhead.transport.check.run;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.session.CloseReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rule `run-termination` (F1, ended without terminator): a run that was started ends with one
/// `ai-run-end`.
///
/// Found is a run whose agent has no transport for fifteen seconds and has said neither end nor suspend;
/// the sentence says whether the agent left in good order or died. Who comes back within that time may go
/// on. A run that is suspended waits for a person, and is none. A recording that ends while a run goes on
/// says nothing.
final class RunTermination extends VerdictRule {
    private static final long WITHIN_NANOS = 15_000_000_000L;
    private static final int MOST_RUNS = 1_000;

    private final Map<Key, Open> runs = new BoundedMap<>(MOST_RUNS);
    private final Map<Integer, Gone> gone = new LinkedHashMap<>();

    private record Key(ChannelId channel, String run) {}

    private record Open(int agent, long started, boolean suspended, long last) {}

    private record Gone(long position, long atNanos, CloseReason.Kind how) {}

    RunTermination() {
        super("run-termination", "Every run ended", "no run ended");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        gone.entrySet().removeIf(agent -> {
            boolean due = entry.atNanos() - agent.getValue().atNanos() > WITHIN_NANOS;
            if (due) {
                judge(agent.getKey(), agent.getValue(), session);
            }
            return due;
        });
        switch (entry) {
            case Entry.Closed closed -> {
                int participant = session.participant(closed.transport());
                if (participant >= 0 && !session.isConnected(participant)) {
                    gone.put(
                            participant,
                            new Gone(
                                    closed.position(),
                                    closed.atNanos(),
                                    closed.reason().kind()));
                }
            }
            case Entry.FrameOut out -> {
                if (!gone.isEmpty()) {
                    out.to().forEach(transport -> gone.remove(session.participant(transport)));
                }
            }
            default -> {} // all else neither comes nor goes
        }
        for (var answer : session.answers()) {
            var publish = answer.publish();
            if (answer.error() == null && publish.channel() != null) {
                for (var message : publish.messages()) {
                    said(publish.channel(), publish.participant(), message, publish.position());
                }
            }
        }
    }

    private void said(ChannelId channel, int participant, Message message, long position) {
        var id = AiHeaders.of(message).runId();
        if (id == null) {
            return;
        }
        var key = new Key(channel, id);
        var open = runs.get(key);
        switch (Objects.requireNonNullElse(message.name(), "")) {
            case "ai-run-start" -> runs.put(key, new Open(participant, position, false, position));
            case "ai-run-end" -> {
                if (runs.remove(key) != null) {
                    held(participant);
                }
            }
            case "ai-run-suspend" -> replace(key, open, position, true);
            case "ai-run-resume" -> {
                if (open != null) {
                    runs.put(key, new Open(participant, open.started(), false, position));
                }
            }
            default -> {
                // Another agent may go on with it.
                if (open != null && message.name() != null && message.name().startsWith("ai-step")) {
                    runs.put(key, new Open(participant, open.started(), open.suspended(), position));
                } else if (open != null && open.agent() == participant) {
                    replace(key, open, position, open.suspended());
                }
            }
        }
    }

    private void replace(Key key, @Nullable Open open, long position, boolean suspended) {
        if (open != null) {
            runs.put(key, new Open(open.agent(), open.started(), suspended, position));
        }
    }

    private void judge(int agent, Gone how, CheckedSession session) {
        var left = new ArrayList<Key>();
        runs.forEach((key, open) -> {
            if (open.agent() == agent && !open.suspended()) {
                left.add(key);
            }
        });
        for (var key : left) {
            var open = Objects.requireNonNull(runs.remove(key));
            var evidence = List.of(open.started(), open.last(), how.position());
            broken(agent, evidence);
            boolean clean = how.how().by() == CloseReason.By.CLIENT;
            session.report(finding(
                    clean ? "Ended without terminator" : "Agent died mid-run",
                    session.name(agent) + (clean ? " left in good order" : " lost its connection")
                            + " and did not come back for fifteen seconds, while run " + key.run() + " on "
                            + key.channel().name() + " had not ended: devices show it as going on for ever.",
                    clean
                            ? "Publish ai-run-end in a finally block, also when the model's stream ends early, before the"
                                    + " connection is closed."
                            : "Let a durable workflow take the run up again with the same run-id and step-id, or let the"
                                    + " server end runs of agents that are gone.",
                    how.atNanos(),
                    key.channel(),
                    agent,
                    evidence));
        }
    }
}
