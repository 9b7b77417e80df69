package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of AI Transport as its messages on the channel tell of it. For one thread.
final class ChannelRun {
    final String id;
    private final List<AiHeaders> outputs = new ArrayList<>();
    private State state = State.ACTIVE;
    private AiHeaders start = AiHeaders.NONE;

    enum State {
        ACTIVE,
        SUSPENDED,
        OVER
    }

    ChannelRun(String id) {
        this.id = id;
    }

    void accept(@Nullable String name, AiHeaders headers) {
        switch (name) {
            case "ai-run-start" -> start = headers;
            case "ai-run-suspend" -> state = state == State.OVER ? state : State.SUSPENDED;
            case "ai-run-resume" -> state = state == State.OVER ? state : State.ACTIVE;
            case "ai-run-end" -> state = State.OVER; // a later resume never reopens it
            case "ai-output" -> outputs.add(headers);
            case null, default -> {}
        }
    }

    State state() {
        return state;
    }

    /// Returns the first message of its answer; null when it has none yet.
    @Nullable
    String firstAnswer() {
        return outputs.stream()
                .map(output -> output.get("codec-message-id"))
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }

    /// Returns what the answer of this id follows: the question, or an answer before it; null when nobody can tell.
    @Nullable
    String parentOf(String answer) {
        for (var output : outputs) {
            var parent = output.get("parent");
            if (parent != null && answer.equals(output.get("codec-message-id"))) {
                return parent;
            }
        }
        var parent = start.get("parent");
        return parent == null ? input() : parent;
    }

    /// Returns the answer that is to be given once more when the one of this id is: the one that this run gave again.
    String anchorOf(String answer) {
        var before = start.get("msg-regenerate");
        return before != null && answer.equals(firstAnswer()) ? before : answer;
    }

    /// Returns the input that it answers; null when nobody can tell.
    @Nullable
    String input() {
        var input = start.get("input-codec-message-id");
        if (input != null) {
            return input;
        }
        return outputs.isEmpty() ? null : outputs.getFirst().get("input-codec-message-id");
    }
}
