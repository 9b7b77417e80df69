package dev.playhead.samples;

import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.Channel;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.ClientOptions;
import io.ably.lib.types.Message;
import java.util.function.Consumer;

/// One participant of a chat, with ably-java. Host, port and TLS are all that differs from the service.
public final class ChatClient implements AutoCloseable {
    private final AblyRealtime ably;
    private final Channel channel;

    /// @param port where Playhead listens, usually 9477
    /// @throws AblyException when the options are not accepted
    public ChatClient(int port, String clientId, String channelName) throws AblyException {
        var options = new ClientOptions("dev.key:secret"); // any key works here
        options.realtimeHost = options.restHost = "localhost";
        options.port = port;
        options.tls = false;
        options.clientId = clientId;
        ably = new AblyRealtime(options);
        channel = ably.channels.get(channelName);
    }

    /// Enters the chat and hands on what others and oneself say.
    public void join(Consumer<Message> heard) throws AblyException {
        channel.subscribe(heard::accept);
        channel.presence.enter("here", null);
    }

    public void say(String text) throws AblyException {
        channel.publish("chat", text);
    }

    /// Everything said so far, newest first.
    public Message[] history() throws AblyException {
        return channel.history(null).items();
    }

    /// Returns the number of members of the chat.
    public int present() throws AblyException {
        return channel.presence.get(true).length;
    }

    @Override
    public void close() throws AblyException {
        channel.presence.leave("bye", null);
        ably.close();
    }
}
