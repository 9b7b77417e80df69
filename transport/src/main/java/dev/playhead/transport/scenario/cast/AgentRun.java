package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One answer of an agent, from the question to its end. A rejected append is repaired by a full update
/// with the next token, as the encoder of AI Transport does.
final class AgentRun {
    private static final double THINKING_MS = 300;

    private final SimulatedAgent agent;
    private final Stage stage;
    private final String id;
    private final Scenario.Dialect dialect;
    private final List<String> tokens;
    private final Agent.Mistakes mistakes;
    private final StringBuilder said = new StringBuilder();
    private final List<String> held = new ArrayList<>();
    private RunHeaders common = new RunHeaders();
    private RunHeaders step = new RunHeaders();
    private String serial = "";
    private @Nullable String event;
    private int next = 1;
    private boolean isStopped;
    private boolean needsRepair;
    private boolean isOver;

    AgentRun(SimulatedAgent agent, Stage stage, String id, Scenario.Dialect dialect) {
        this.agent = agent;
        this.stage = stage;
        this.id = id;
        this.dialect = dialect;
        this.tokens = agent.agent().tokens();
        this.mistakes = agent.agent().mistakes();
    }

    boolean isOver() {
        return isOver;
    }

    /// Begins.
    ///
    /// @param asker clientId of who has asked; null when nobody has
    /// @param input id of the question; null when it has none
    /// @param inputEvent id of the event that brought it; null when it has none
    void start(@Nullable String asker, @Nullable String input, @Nullable String inputEvent) {
        event = inputEvent;
        if (dialect == Scenario.Dialect.PLAIN) {
            stage.later(
                    agent.varied(THINKING_MS), () -> create(Message.builder().name(SimulatedDevice.ANSWER)));
            return;
        }
        common.with("run-id", id).with("invocation-id", id + "-inv");
        if (asker != null) {
            common.with("run-client-id", asker).with("input-client-id", asker);
        }
        if (input != null) {
            common.with("input-codec-message-id", input);
        }
        if (inputEvent != null) {
            common.with("input-event-id", inputEvent);
        }
        lifecycle("ai-run-start", common);
        step = common.copy().with("step-id", id + "-step-0");
        if (asker != null) {
            step.with("step-client-id", asker);
        }
        whenStored(lifecycle("ai-step-start", step), stepSerial -> {
            step.with("step-start-serial", stepSerial);
            stage.later(
                    agent.varied(THINKING_MS),
                    () -> create(Message.builder()
                            .name("ai-output")
                            .extras(output().with("status", "streaming").extras())));
        });
    }

    private Answer<PublishResult> lifecycle(String name, RunHeaders headers) {
        return agent.channel().publish(Message.builder().name(name).extras(headers.extras()));
    }

    private RunHeaders output() {
        return step.copy()
                .with("role", "assistant")
                .with("codec-message-id", id + "-answer")
                .with("stream", "true")
                .with("stream-id", "t1")
                .codec("kind", "text")
                .codec("id", "t1");
    }

    // A run whose messages are refused cannot go on.
    private void whenStored(Answer<PublishResult> published, Consumer<String> then) {
        stage.whenGiven(
                published,
                result -> {
                    if (!result.serials().isEmpty()) {
                        then.accept(Objects.requireNonNullElse(result.serials().getFirst(), ""));
                    }
                },
                refused -> isOver = true);
    }

    private void create(Message.Builder message) {
        if (agent.isOver()) {
            return;
        }
        whenStored(agent.channel().publish(message.data(new Data.Text(""))), stored -> {
            serial = stored;
            later();
        });
    }

    private void later() {
        var stall = mistakes.stall();
        long more = stall != null && stall.at() == next ? stall.forMs() * 1_000_000 : 0;
        stage.later(agent.varied(agent.agent().gapMs()) + more, this::token);
    }

    private void token() {
        if (agent.isOver() || isOver) {
            return;
        }
        if (isStopped && !mistakes.ignoresStop()) {
            end("cancelled");
        } else if (next > tokens.size()) {
            end("complete");
        } else {
            say(tokens.get(next - 1));
            if (next == mistakes.dieAt()) {
                agent.die();
                return;
            }
            next++;
            later();
        }
    }

    private void say(String token) {
        held.add(token);
        var burst = mistakes.burst();
        boolean isHeldBack =
                burst != null && next >= burst.at() && next < burst.at() + burst.tokens() - 1 && next < tokens.size();
        if (isHeldBack) {
            return;
        }
        held.forEach(this::append);
        held.clear();
        if (next == mistakes.duplicateAt()) {
            append(token);
        }
    }

    private void append(String text) {
        said.append(text);
        change(text, "streaming");
    }

    private void change(String text, String status) {
        boolean repairs = needsRepair;
        needsRepair = false;
        var change = Message.builder().data(new Data.Text(repairs ? said.toString() : text));
        if (dialect == Scenario.Dialect.AI_TRANSPORT) {
            change.extras(output().with("status", status).extras());
        }
        var answer = repairs
                ? agent.channel().update(serial, change)
                : agent.channel().append(serial, change);
        stage.whenGiven(answer, stored -> {}, refused -> needsRepair = true);
    }

    /// Somebody stops a run.
    ///
    /// @param run the run that is meant; null when it is named by its question alone
    /// @param inputEvent the question that is meant; null when none is named
    void stop(@Nullable String run, @Nullable String inputEvent) {
        var name = dialect == Scenario.Dialect.PLAIN ? serial : id;
        isStopped |= name.equals(run) || (event != null && event.equals(inputEvent));
    }

    private void end(String reason) {
        isOver = true;
        if (mistakes.noTerminator() || dialect == Scenario.Dialect.PLAIN) {
            if (needsRepair) {
                change("", "streaming");
            }
            return;
        }
        change("", reason);
        lifecycle("ai-step-end", step.copy().with("step-reason", reason));
        lifecycle("ai-run-end", common.copy().with("run-reason", reason));
    }
}
