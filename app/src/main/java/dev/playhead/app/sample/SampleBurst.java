package dev.playhead.app.sample;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.server.BrokerServer;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

/// One publisher and a few subscribers who send as fast as the broker answers: what a busy broker does, for the build
/// to learn from.
public final class SampleBurst {
    private static final String CHANNEL = "burst";
    private static final int SUBSCRIBERS = 4;
    private static final int UNDER_WAY = 64;

    private SampleBurst() {}

    /// Publishes this many messages and waits until the last one is acknowledged.
    public static void run(BrokerServer broker, int messages) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        var clients = new ArrayList<SampleClient>();
        try {
            for (int i = 0; i <= SUBSCRIBERS; i++) {
                var client = new SampleClient(http, broker.port(), "burst-" + i, CHANNEL, message -> {});
                clients.add(client);
                client.start();
            }
            var publisher = clients.getFirst();
            var data = new Data.Text("a message of the length that tokens and chat lines have. ".repeat(3));
            var sent = new ArrayList<CompletableFuture<String>>();
            for (int i = 0; i < messages; i++) {
                sent.add(publisher.send(Message.builder().name("line").data(data)));
                if (sent.size() == UNDER_WAY) {
                    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                            .join();
                    sent.clear();
                }
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } finally {
            clients.forEach(SampleClient::close);
        }
    }
}
