package dev.playhead.samples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.realtime.Channel;
import io.ably.lib.realtime.ChannelState;
import io.ably.lib.realtime.CompletionListener;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.ErrorInfo;
import io.ably.lib.types.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/// Waits for what ably-java says to a call, with a deadline: it answers on its own threads.
final class AblyJavaAnswers {
    private static final int WITHIN_SECONDS = 10;

    private AblyJavaAnswers() {}

    /// A call of ably-java that answers to a listener.
    interface Call {
        void with(CompletionListener listener) throws AblyException;
    }

    static void succeeds(Call call) throws Exception {
        var refused = answer(call);
        if (refused.isPresent()) {
            throw AblyException.fromErrorInfo(refused.get());
        }
    }

    static ErrorInfo refusal(Call call) throws Exception {
        return answer(call).orElseThrow(() -> new AssertionError("It was accepted."));
    }

    /// The code that a blocking call throws.
    static int thrown(Executable call) {
        return assertThrows(AblyException.class, call).errorInfo.code;
    }

    static void connected(AblyRealtime ably) {
        await().until(() -> ably.connection.state == ConnectionState.connected);
    }

    static ErrorInfo failure(AblyRealtime ably) {
        await().until(() -> ably.connection.state == ConnectionState.failed);
        return ably.connection.reason;
    }

    static void reaches(Channel channel, ChannelState state) {
        await().until(() -> channel.state == state);
    }

    /// Attaches, and collects what is delivered from then on.
    static List<Message> heard(Channel channel) throws Exception {
        var heard = new CopyOnWriteArrayList<Message>();
        channel.subscribe(heard::add);
        succeeds(channel::attach);
        return heard;
    }

    static List<Object> texts(List<Message> messages) {
        return messages.stream().map(message -> message.data).toList();
    }

    static List<Object> texts(Message[] messages) {
        return texts(Arrays.asList(messages));
    }

    private static Optional<ErrorInfo> answer(Call call) throws Exception {
        var answer = new CompletableFuture<Optional<ErrorInfo>>();
        call.with(new CompletionListener() {
            @Override
            public void onSuccess() {
                answer.complete(Optional.empty());
            }

            @Override
            public void onError(ErrorInfo reason) {
                answer.complete(Optional.of(reason));
            }
        });
        return answer.get(WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
