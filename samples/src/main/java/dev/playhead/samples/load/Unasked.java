package dev.playhead.samples.load;

import dev.playhead.transport.client.ClientSocket;

/// A dialect whose server speaks at once, without being asked: for a server that only writes.
record Unasked(Dialect of) implements Dialect {
    @Override
    public String path(String client) {
        return "/";
    }

    @Override
    public void subscribe(ClientSocket socket, String channel) {
        // It writes anyway.
    }

    @Override
    public byte[] publish(String channel, String data) {
        return of.publish(channel, data);
    }

    @Override
    public int messages(byte[] bytes, int from, int to) {
        return of.messages(bytes, from, to);
    }

    @Override
    public int acknowledged(byte[] bytes, int from, int to) {
        return of.acknowledged(bytes, from, to);
    }

    @Override
    public byte[] sample(String channel, String data) {
        return of.sample(channel, data);
    }
}
