package dev.playhead.transport.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// WebSockets, each with a virtual thread that reads.
final class SocketNetwork implements ClientNetwork {
    @Override
    public ClientLink open(ClientOptions options, @Nullable String resumeKey) throws IOException {
        var socket = ClientSocket.open(options.host(), options.port(), options.path(resumeKey));
        return new SocketLink(socket, options.format());
    }

    @Override
    public void later(Duration wait, Runnable act) {
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                .execute(act);
    }
}
