package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SeededRandom;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.transport.scenario.stage.ClientRole;
import dev.playhead.transport.scenario.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An agent that answers every question with its text, in the dialect in which it was asked and at the pace of a model,
/// and makes the mistakes that are wanted of it.
public final class SimulatedAgent extends SimulatedClient {
    private static final long RETRY_MS = 500;
    private static final int MOST_EVENTS = 1_000;
    private static final RuleId PACE = new RuleId("pace");

    private final Agent agent;
    private final Scenario.Dialect dialect;
    private final long seed;
    private final List<AgentRun> runs = new ArrayList<>();
    // Events that were answered: one may bring its question in several messages.
    private final Set<String> events = new LinkedHashSet<>();
    private int begun;
    private long drawn;

    /// An agent that has not connected yet.
    ///
    /// @param dialect in which it says what nobody has asked
    /// @param seed from which its pace varies
    public SimulatedAgent(Stage stage, Agent agent, Scenario.Dialect dialect, long seed) {
        super(
                stage,
                new ClientRole(agent.name(), agent.clientId(), true, agent.format(), RETRY_MS),
                List.of(agent.channel()),
                Map.of());
        this.agent = agent;
        this.dialect = dialect;
        this.seed = seed;
    }

    Agent agent() {
        return agent;
    }

    /// Returns a time that varies by chance as the agent's does, ns.
    long varied(double ms) {
        long percent = SeededRandom.of(seed, PACE, name(), drawn++).below(2L * agent.jitterPercent() + 1)
                - agent.jitterPercent();
        return Math.round(ms * 1_000_000 * (100 + percent) / 100);
    }

    @Override
    void heard(String channel, Message message) {
        if ("ai-cancel".equals(message.name())) {
            runs.forEach(run -> run.stop(message));
        } else if (isOwn(message)) {
            return;
        } else if (SimulatedDevice.QUESTION.equals(message.name())) {
            answer(Scenario.Dialect.PLAIN, message.clientId(), AiHeaders.NONE);
        } else if ("ai-input".equals(message.name())) {
            var headers = AiHeaders.of(message);
            if (headers.runId() != null) {
                runs.forEach(run -> run.heard(headers, message.clientId()));
            } else if (isNew(headers.get("event-id"))) {
                answer(Scenario.Dialect.AI_TRANSPORT, message.clientId(), headers);
            }
        }
    }

    private boolean isNew(@Nullable String event) {
        if (events.size() > MOST_EVENTS) {
            events.remove(events.iterator().next());
        }
        return event == null || events.add(event);
    }

    private void answer(Scenario.Dialect in, @Nullable String asker, AiHeaders input) {
        runs.removeIf(AgentRun::isOver);
        var run = new AgentRun(this, stage, ++begun, in);
        runs.add(run);
        run.start(asker, input.get("codec-message-id"), input.get("event-id"), links(input));
    }

    private static Map<String, String> links(AiHeaders input) {
        var links = new LinkedHashMap<String, String>();
        for (var name : List.of("msg-regenerate", "fork-of")) {
            if (input.get(name) instanceof String other) {
                links.put(name, other);
            }
        }
        if (!links.isEmpty() && input.get("parent") instanceof String parent) {
            links.put("parent", parent);
        }
        return links;
    }

    /// Its process ends with one of its tokens.
    void die() {
        act(Verb.DIE, "");
    }

    @Override
    public boolean isBusy() {
        return !isOver() && runs.stream().anyMatch(run -> !run.isOver() && !run.isSuspended());
    }

    @Override
    public void act(Verb verb, String text) {
        if (verb == Verb.ANSWER) {
            answer(dialect, null, AiHeaders.NONE);
        } else {
            super.act(verb, text);
        }
    }
}
