package dev.playhead.app.sample;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.scenario.cast.RunHeaders;

/// Messages that a person of the sample sends to the agent.
final class SampleQuestion {
    private SampleQuestion() {}

    /// Asks a question. Returns the broker's answer, which comes when the device has a connection.
    ///
    /// @param input id of the question
    static Answer<PublishResult> ask(SampleDevice device, String clientId, String input, String question) {
        var headers = new RunHeaders()
                .with("role", "user")
                .with("codec-message-id", input)
                .with("run-client-id", clientId)
                .with("event-id", input + "-event")
                .with("stream", "false")
                .codec("kind", "user-message")
                .codec("partType", "text");
        var message =
                Message.builder().name("ai-input").data(new Data.Text(question)).extras(headers.extras());
        return device.channel().publish(message);
    }

    /// Stops a run. Returns the broker's answer, which comes when the device has a connection.
    static Answer<PublishResult> stop(SampleDevice device, String run) {
        var headers = new RunHeaders().with("run-id", run).with("event-id", run + "-stop");
        return device.channel().publish(Message.builder().name("ai-cancel").extras(headers.extras()));
    }
}
