package dev.playhead.app.sample;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.server.BrokerServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// One publisher who sends as fast as the broker answers, and some subscribers: what a busy broker does, for the build
/// to learn from.
public final class SampleBurst {
    private static final String CHANNEL = "burst";
    private static final int SUBSCRIBERS = 20;
    private static final int TOKENS_OF_AN_ANSWER = 300;
    private static final int UNDER_WAY = 64;

    private SampleBurst() {}

    /// Publishes this many messages, then as many tokens of answers, and waits until the last one is acknowledged.
    public static void run(BrokerServer broker, int messages, int tokens) throws InterruptedException {
        var clients = new ArrayList<SampleDevice>();
        try {
            for (int i = 0; i <= SUBSCRIBERS; i++) {
                clients.add(SampleDevice.start(broker.port(), "burst-" + i, CHANNEL, message -> {}));
            }
            var publisher = clients.getFirst().channel();
            var data = new Data.Text("a message of the length that tokens and chat lines have. ".repeat(3));
            awaitAll(
                    messages,
                    i -> publisher.publish(Message.builder().name("line").data(data)));
            for (int answer = 0; answer < tokens / TOKENS_OF_AN_ANSWER; answer++) {
                var serial = SampleDevice.serial(
                        publisher.publish(Message.builder().name("answer").data(new Data.Text(""))));
                awaitAll(
                        TOKENS_OF_AN_ANSWER,
                        i -> publisher.append(serial, Message.builder().data(new Data.Text("token " + i + " "))));
            }
        } finally {
            clients.forEach(SampleDevice::close);
        }
    }

    private static void awaitAll(int count, IntFunction<Answer<PublishResult>> send) throws InterruptedException {
        var sent = new ArrayList<Answer<PublishResult>>();
        for (int i = 0; i < count; i++) {
            sent.add(send.apply(i));
            if (sent.size() == UNDER_WAY) {
                awaitAll(sent);
                sent.clear();
            }
        }
        awaitAll(sent);
    }

    private static void awaitAll(List<Answer<PublishResult>> sent) throws InterruptedException {
        for (var answer : sent) {
            answer.await();
        }
    }
}
