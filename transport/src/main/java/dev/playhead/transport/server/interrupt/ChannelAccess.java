package dev.playhead.transport.server.interrupt;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestReply;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Door to the channels of a running broker. Any thread.
public interface ChannelAccess {
    /// Looks at the state of the broker between two turns; waits for the turn that is being taken.
    <T> T look(Function<Broker, T> question);

    /// Calls as somebody without a connection, recorded like any REST client.
    ///
    /// @param target path and query
    /// @param body JSON
    /// @return the answer, once it is recorded
    /// @throws IllegalArgumentException when the call is none; the message says why
    CompletableFuture<RestReply> call(Identity identity, String method, String target, byte[] body);
}
