package dev.playhead.samples.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.playhead.transport.client.ClientSocket;

/// A server that sends everything it gets to everybody, with no protocol at all: the floor of what a delivery takes.
final class EchoDialect implements Dialect {
    private final AblyDialect frames = new AblyDialect();

    @Override
    public String path(String client) {
        return "/";
    }

    @Override
    public void subscribe(ClientSocket socket, String channel) {
        // Everybody gets everything.
    }

    @Override
    public byte[] publish(String channel, String data) {
        return ClientSocket.text(
                new String(frames.sample(channel, data), US_ASCII)); // as large as a delivery of Playhead
    }

    @Override
    public int messages(byte[] bytes, int from, int to) {
        return 1;
    }

    @Override
    public int acknowledged(byte[] bytes, int from, int to) {
        return 1; // the publisher gets its own messages
    }

    @Override
    public byte[] sample(String channel, String data) {
        return frames.sample(channel, data);
    }
}
