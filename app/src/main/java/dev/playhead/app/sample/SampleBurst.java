package dev.playhead.app.sample;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.server.BrokerServer;
import java.util.ArrayList;
import java.util.List;

/// One publisher and a few subscribers who send as fast as the broker answers: what a busy broker does, for the build
/// to learn from.
public final class SampleBurst {
    private static final String CHANNEL = "burst";
    private static final int SUBSCRIBERS = 4;
    private static final int UNDER_WAY = 64;

    private SampleBurst() {}

    /// Publishes this many messages and waits until the last one is acknowledged.
    public static void run(BrokerServer broker, int messages) throws InterruptedException {
        var clients = new ArrayList<SampleDevice>();
        try {
            for (int i = 0; i <= SUBSCRIBERS; i++) {
                clients.add(SampleDevice.start(broker.port(), "burst-" + i, CHANNEL, message -> {}));
            }
            var publisher = clients.getFirst().channel();
            var data = new Data.Text("a message of the length that tokens and chat lines have. ".repeat(3));
            var sent = new ArrayList<Answer<PublishResult>>();
            for (int i = 0; i < messages; i++) {
                sent.add(publisher.publish(Message.builder().name("line").data(data)));
                if (sent.size() == UNDER_WAY) {
                    awaitAll(sent);
                    sent.clear();
                }
            }
            awaitAll(sent);
        } finally {
            clients.forEach(SampleDevice::close);
        }
    }

    private static void awaitAll(List<Answer<PublishResult>> sent) throws InterruptedException {
        for (var answer : sent) {
            answer.await();
        }
    }
}
