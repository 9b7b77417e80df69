package dev.playhead.app.sample;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.scenario.cast.RunHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The agent of the sample: answers with a text that is written already, token by token at the rate of a model, and
/// ends early when somebody stops it.
final class SampleAgent {
    static final String CLIENT_ID = "planner";

    private final SampleDevice client;
    private final Pace pace;
    private final Random random = new Random(42);
    private final SampleStops stops;
    private final String conversation;
    private int runs;

    /// @param conversation what the ids of its runs begin with
    SampleAgent(SampleDevice client, SampleStops stops, Pace pace, String conversation) {
        this.conversation = conversation;
        this.client = client;
        this.stops = stops;
        this.pace = pace;
    }

    /// Id of the run that the next answer will be.
    String nextRun() {
        return conversation + "-run-" + (runs + 1);
    }

    /// Pauses of a model that answers.
    interface Pauses {
        /// Returns when the next token may come.
        ///
        /// @param token how many have come
        /// @param all how many there are
        void before(int token, int all) throws InterruptedException;
    }

    /// Answers a question; returns when the run has ended. A pause of `stallMs` is made in the middle.
    void answer(String asker, String inputId, String text, long stallMs) throws InterruptedException {
        answer(asker, inputId, text, (token, all) -> {
            if (token == all / 2 && stallMs > 0) {
                pace.sleep(stallMs);
            }
        });
    }

    /// Answers a question; returns when the run has ended.
    void answer(String asker, String inputId, String text, Pauses pauses) throws InterruptedException {
        var run = nextRun();
        runs++;
        var common = new RunHeaders()
                .with("run-id", run)
                .with("invocation-id", run + "-inv")
                .with("run-client-id", asker)
                .with("input-client-id", asker)
                .with("input-codec-message-id", inputId);
        client.channel().updatePresence("thinking");
        lifecycle("ai-run-start", common);
        var step = common.copy().with("step-id", run + "-step-0").with("step-client-id", asker);
        step.with("step-start-serial", lifecycle("ai-step-start", step));
        pace.sleep(700 + random.nextInt(400));
        client.channel().updatePresence("streaming");
        boolean whole = stream(step, run, text, pauses);
        lifecycle("ai-step-end", step.copy().with("step-reason", whole ? "complete" : "cancelled"));
        lifecycle("ai-run-end", common.copy().with("run-reason", whole ? "complete" : "cancelled"));
        client.channel().updatePresence("idle");
    }

    private String lifecycle(String name, RunHeaders headers) throws InterruptedException {
        return SampleDevice.serial(
                client.channel().publish(Message.builder().name(name).extras(headers.extras())));
    }

    private boolean stream(RunHeaders step, String run, String text, Pauses pauses) throws InterruptedException {
        var headers = step.copy()
                .with("role", "assistant")
                .with("codec-message-id", run + "-answer")
                .with("stream", "true")
                .with("stream-id", "t1")
                .codec("kind", "text")
                .codec("id", "t1");
        var growing = headers.copy().with("status", "streaming");
        var channel = client.channel();
        var serial = SampleDevice.serial(channel.publish(
                Message.builder().name("ai-output").data(new Data.Text("")).extras(growing.extras())));
        var tokens = tokens(text);
        boolean whole = true;
        for (int i = 0; i < tokens.size() && whole; i++) {
            pauses.before(i, tokens.size());
            whole = !stops.has(run);
            if (whole) {
                channel.append(serial, change(tokens.get(i), growing));
                pace.sleep(45 + random.nextInt(90));
            }
        }
        channel.append(serial, change("", headers.copy().with("status", whole ? "complete" : "cancelled")))
                .await();
        return whole;
    }

    private static Message.Builder change(String text, RunHeaders headers) {
        return Message.builder().data(new Data.Text(text)).extras(headers.extras());
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
