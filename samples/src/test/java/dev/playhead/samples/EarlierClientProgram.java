package dev.playhead.samples;

import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.ChannelState;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.ClientOptions;
import io.ably.lib.types.Message;
import io.ably.lib.util.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Listens, publishes, and reads history. Says what it heard and how its connection fared. Compiled against the present
/// ably-java and run with an earlier one.
final class EarlierClientProgram implements Function<Map<String, String>, List<String>> {
    private static final long WITHIN_S = 20;

    @Override
    public List<String> apply(Map<String, String> with) {
        try {
            return run(with);
        } catch (AblyException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> run(Map<String, String> with) throws AblyException, InterruptedException {
        var options = new ClientOptions("dev.key:secret");
        options.realtimeHost = options.restHost = "localhost";
        options.port = Integer.parseInt(with.get("port"));
        options.tls = false;
        options.clientId = "tablet";
        options.useBinaryProtocol = Boolean.parseBoolean(with.get("binary"));
        options.logLevel = Log.NONE;
        var told = new ArrayList<String>();
        var states = new LinkedBlockingQueue<ConnectionState>();
        var ably = new AblyRealtime(options);
        try {
            ably.connection.on(change -> states.add(change.current));
            await(states, ConnectionState.connected);
            var channel = ably.channels.get(with.get("channel"));
            var attached = new LinkedBlockingQueue<ChannelState>();
            channel.on(change -> attached.add(change.current));
            var heard = new LinkedBlockingQueue<Message>();
            channel.subscribe(heard::add);
            await(attached, ChannelState.attached);
            channel.publish("m", "hello");
            told.add("heard " + text(heard.poll(WITHIN_S, TimeUnit.SECONDS)));
            told.add("history " + history(channel));
            told.add("left connected " + states.stream().anyMatch(state -> state != ConnectionState.connected));
        } finally {
            states.clear();
            ably.close();
            await(states, ConnectionState.closed);
        }
        return told;
    }

    private static <T> void await(BlockingQueue<T> states, T wanted) throws InterruptedException {
        for (var next = states.poll(WITHIN_S, TimeUnit.SECONDS);
                next != wanted;
                next = states.poll(WITHIN_S, TimeUnit.SECONDS)) {
            if (next == null) {
                throw new IllegalStateException(wanted + " was not reached");
            }
        }
    }

    private static List<String> history(Channel channel) throws AblyException {
        var texts = new ArrayList<String>();
        for (var message : channel.history(null).items()) {
            texts.add(text(message));
        }
        return texts;
    }

    private static String text(Message message) {
        return message == null ? "nothing" : message.action + " " + message.data;
    }
}
