package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.fault.SeededRandom;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.transport.scenario.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An agent that answers every question with the same text, at the pace of a model, and makes the mistakes
/// that the scenario wants.
public final class SimulatedAgent extends SimulatedClient {
    private static final RuleId PACE = new RuleId("pace");

    private final Agent agent;
    private final Scenario.Dialect dialect;
    private final long seed;
    private final List<AgentRun> runs = new ArrayList<>();
    private long drawn;

    /// An agent that has not connected yet.
    ///
    /// @param seed from which its pace varies
    public SimulatedAgent(Stage stage, Agent agent, Scenario.Dialect dialect, long seed) {
        super(stage, agent.name(), agent.clientId(), List.of(agent.channel()), Map.of());
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
            var headers = AiHeaders.of(message);
            runs.forEach(run -> run.stop(
                    dialect == Scenario.Dialect.PLAIN ? text(message) : headers.runId(),
                    headers.get("input-event-id")));
        } else if (!isOwn(message)) {
            if (dialect == Scenario.Dialect.PLAIN) {
                if (SimulatedDevice.QUESTION.equals(message.name())) {
                    answer(message.clientId(), AiHeaders.NONE);
                }
            } else if ("ai-input".equals(message.name())) {
                var headers = AiHeaders.of(message);
                if (headers.runId() == null) {
                    answer(message.clientId(), headers);
                } else {
                    runs.forEach(run -> run.heard(headers, message.clientId()));
                }
            }
        }
    }

    private static @Nullable String text(Message message) {
        return message.data() instanceof Data.Text(var text) ? text : null;
    }

    private void answer(@Nullable String asker, AiHeaders input) {
        var run = new AgentRun(this, stage, runs.size() + 1, dialect);
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
            answer(null, AiHeaders.NONE);
        } else {
            super.act(verb, text);
        }
    }
}
