package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.client.Answer;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One answer of an agent, from the question to its end. A rejected append is repaired by a full update
/// with the next token, as the encoder of AI Transport does.
final class AgentRun {
    private static final double THINKING_MS = 300;

    private final SimulatedAgent agent;
    private final Stage stage;
    private final String id;
    private final boolean isPlain;
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
    private int steps;
    private final List<String> steers = new ArrayList<>();
    private String steered = "";
    private boolean hasAsked;
    private boolean isSuspended;

    /// @param number of its answer, 1 for the first that the agent gives
    /// @param dialect in which it answers
    AgentRun(SimulatedAgent agent, Stage stage, int number, Scenario.Dialect dialect) {
        this.agent = agent;
        this.stage = stage;
        this.id = stage.newId(agent.name() + "-run-" + number);
        this.isPlain = dialect == Scenario.Dialect.PLAIN;
        this.tokens = agent.agent().answer(number);
        this.mistakes = agent.agent().mistakes();
    }

    boolean isOver() {
        return isOver;
    }

    /// Returns whether it waits for somebody to let a tool run.
    boolean isSuspended() {
        return isSuspended;
    }

    /// Begins.
    ///
    /// @param asker clientId of who has asked; null when nobody has
    /// @param input id of the question; null when it has none
    /// @param inputEvent id of the event that brought it; null when it has none
    /// @param links headers of the question that say of which message the answer is another one
    void start(@Nullable String asker, @Nullable String input, @Nullable String inputEvent, Map<String, String> links) {
        event = inputEvent;
        if (isPlain) {
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
        var start = common.copy();
        links.forEach(start::with);
        lifecycle("ai-run-start", start);
        beginStep(asker, this::beginStream);
    }

    private void beginStep(@Nullable String asker, Runnable then) {
        step = common.copy().with("step-id", id + "-step-" + steps++);
        if (asker != null) {
            step.with("step-client-id", asker);
        }
        whenStored(lifecycle("ai-step-start", step), stepSerial -> {
            step.with("step-start-serial", stepSerial);
            then.run();
        });
    }

    private void beginStream() {
        stage.later(
                agent.varied(THINKING_MS),
                () -> create(Message.builder()
                        .name("ai-output")
                        .extras(output().with("status", "streaming").extras())));
    }

    private Answer<PublishResult> lifecycle(String name, RunHeaders headers) {
        return agent.channel().publish(Message.builder().name(name).extras(headers.extras()));
    }

    private RunHeaders output() {
        var output = part("true");
        if (!steered.isEmpty()) {
            output.with("steer-codec-message-ids", steered);
        }
        return output.with("stream-id", "t1").codec("kind", "text").codec("id", "t1");
    }

    // A step that follows another has a message of its own.
    private RunHeaders part(String streams) {
        return step.copy()
                .with("role", "assistant")
                .with("codec-message-id", id + "-answer" + (steps > 1 ? "-" + steps : ""))
                .with("stream", streams);
    }

    private void say(RunHeaders headers, String data) {
        agent.channel()
                .publish(Message.builder()
                        .name("ai-output")
                        .data(new Data.Text(data))
                        .extras(headers.extras()));
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
        } else if (!steers.isEmpty()) {
            takeSteers();
        } else if (next > tokens.size()) {
            end("complete");
        } else if (next == agent.agent().approvalAt() && !hasAsked && !isPlain) {
            suspend();
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
        if (!isPlain) {
            change.extras(output().with("status", status).extras());
        }
        var answer = repairs
                ? agent.channel().update(serial, change)
                : agent.channel().append(serial, change);
        stage.whenGiven(answer, stored -> {}, refused -> needsRepair = true);
    }

    /// Somebody stops a run, perhaps this one: by its id or that of its question, and a plain answer by its serial.
    void stop(Message cancel) {
        var headers = AiHeaders.of(cancel);
        isStopped |= isPlain
                ? !serial.isEmpty() && new Data.Text(serial).equals(cancel.data())
                : id.equals(headers.runId()) || event != null && event.equals(headers.get("input-event-id"));
        if (isStopped && isSuspended && !mistakes.ignoresStop()) {
            isSuspended = false;
            end("cancelled");
        }
    }

    /// Somebody says something to a run.
    ///
    /// @param by clientId of who does; null when unknown
    void heard(AiHeaders input, @Nullable String by) {
        if (!id.equals(input.runId()) || isOver) {
            return;
        }
        var message = input.get("codec-message-id");
        switch (input.get("kind")) {
            case "tool-approval-response" -> decided(input, by);
            case "user-message" -> steers.add(String.valueOf(message));
            case null, default -> {}
        }
    }

    // What was said comes into the next step, whose messages name it.
    private void takeSteers() {
        endStep("complete");
        var ids = steers.stream()
                .map(each -> "\"" + each.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(","));
        steers.clear();
        beginStep(null, () -> {
            steered = "[" + ids + "]";
            beginStream();
        });
    }

    private RunHeaders call(String kind) {
        return part("false").codec("kind", kind).codec("toolCallId", id + "-call");
    }

    private void suspend() {
        hasAsked = true;
        closeStream("complete");
        say(call("tool-input").codec("toolName", "tool"), "{}");
        say(call("tool-approval-request").codec("approvalId", id + "-approval"), "");
        lifecycle("ai-step-end", step.copy().with("step-reason", "complete"));
        lifecycle("ai-run-suspend", common);
        isSuspended = true;
    }

    private void decided(AiHeaders input, @Nullable String by) {
        if (!isSuspended) {
            return; // it is answered already
        }
        isSuspended = false;
        common.with("invocation-id", id + "-inv-2");
        var resume = common.copy();
        for (var name : List.of("codec-message-id", "event-id")) {
            if (input.get(name) instanceof String value) {
                resume.with("input-" + name, value);
            }
        }
        if (by != null) {
            resume.with("input-client-id", by);
        }
        lifecycle("ai-run-resume", resume);
        boolean isApproved = "true".equals(input.get("approved"));
        beginStep(by, () -> {
            say(
                    call(isApproved ? "tool-output-available" : "tool-output-denied"),
                    isApproved ? "{\"output\":{\"ok\":true}}" : "");
            if (isApproved) {
                beginStream();
            } else {
                end("complete");
            }
        });
    }

    private void closeStream(String status) {
        if (!serial.isEmpty()) {
            change("", status);
            serial = "";
            said.setLength(0);
            steered = "";
        }
    }

    private void endStep(String reason) {
        closeStream(reason);
        lifecycle("ai-step-end", step.copy().with("step-reason", reason));
    }

    private void end(String reason) {
        isOver = true;
        if (mistakes.noTerminator() || isPlain) {
            if (needsRepair) {
                change("", "streaming");
            }
            return;
        }
        endStep(reason);
        lifecycle("ai-run-end", common.copy().with("run-reason", reason));
    }
}
