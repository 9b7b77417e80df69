package dev.playhead.app.sample;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The agent of the sample: answers with a text that is written already, token by token at the rate of a model, and
/// ends early when somebody stops it.
final class SampleAgent {
    static final String CLIENT_ID = "planner";

    private final SampleClient client;
    private final Pace pace;
    private final Random random = new Random(42);
    private final Map<String, Boolean> stopped = new ConcurrentHashMap<>();
    private final String conversation;
    private int runs;

    /// @param conversation what the ids of its runs begin with
    SampleAgent(SampleClient client, Pace pace, String conversation) {
        this.conversation = conversation;
        this.client = client;
        this.pace = pace;
    }

    /// Sees what is published on the channel; a stop is the only thing that concerns it.
    void heard(Message message) {
        if (!"ai-cancel".equals(message.name())) {
            return;
        }
        var runId = header(message, "run-id");
        if (runId != null) {
            stopped.put(runId, true);
        }
    }

    private static @Nullable String header(Message message, String name) {
        var extras = message.extras();
        return extras != null
                        && extras.get("ai") instanceof Map<?, ?> ai
                        && ai.get("transport") instanceof Map<?, ?> transport
                        && transport.get(name) != null
                ? String.valueOf(transport.get(name))
                : null;
    }

    /// Id of the run that the next answer will be.
    String nextRun() {
        return conversation + "-run-" + (runs + 1);
    }

    /// Answers a question; returns when the run has ended. A pause of `stallMs` is made in the middle.
    void answer(String asker, String inputId, String text, long stallMs) throws InterruptedException {
        var run = nextRun();
        runs++;
        var common = new SampleHeaders()
                .with("run-id", run)
                .with("invocation-id", run + "-inv")
                .with("run-client-id", asker)
                .with("input-client-id", asker)
                .with("input-codec-message-id", inputId);
        client.present(PresenceAction.UPDATE, "thinking");
        lifecycle("ai-run-start", common);
        var step = common.copy().with("step-id", run + "-step-0").with("step-client-id", asker);
        step.with("step-start-serial", lifecycle("ai-step-start", step));
        pace.sleep(700 + random.nextInt(400));
        client.present(PresenceAction.UPDATE, "streaming");
        boolean whole = stream(step, run, text, stallMs);
        lifecycle("ai-step-end", step.copy().with("step-reason", whole ? "complete" : "cancelled"));
        lifecycle("ai-run-end", common.copy().with("run-reason", whole ? "complete" : "cancelled"));
        client.present(PresenceAction.UPDATE, "idle");
    }

    private String lifecycle(String name, SampleHeaders headers) throws InterruptedException {
        return client.publish(Message.builder().name(name).extras(headers.extras()));
    }

    private boolean stream(SampleHeaders step, String run, String text, long stallMs) throws InterruptedException {
        var headers = step.copy()
                .with("role", "assistant")
                .with("codec-message-id", run + "-answer")
                .with("stream", "true")
                .with("stream-id", "t1")
                .codec("kind", "text")
                .codec("id", "t1");
        var growing = headers.copy().with("status", "streaming");
        var serial = client.publish(
                Message.builder().name("ai-output").data(new Data.Text("")).extras(growing.extras()));
        var tokens = tokens(text);
        boolean whole = true;
        for (int i = 0; i < tokens.size() && whole; i++) {
            if (i == tokens.size() / 2 && stallMs > 0) {
                pace.sleep(stallMs);
            }
            whole = !stopped.containsKey(run);
            if (whole) {
                client.send(append(serial, tokens.get(i), growing));
                pace.sleep(45 + random.nextInt(90));
            }
        }
        client.publish(append(serial, "", headers.copy().with("status", whole ? "complete" : "cancelled")));
        return whole;
    }

    private static Message.Builder append(String serial, String text, SampleHeaders headers) {
        return SampleClient.change(MessageAction.APPEND, serial)
                .data(new Data.Text(text))
                .extras(headers.extras());
    }

    /// Pieces of two to five characters, as models make them.
    private List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 2 + random.nextInt(4));
            tokens.add(text.substring(at, end));
            at = end;
        }
        return tokens;
    }
}
