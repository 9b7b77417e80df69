package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Connection;
import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Revocation;
import dev.playhead.transport.session.TimerId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The life of the tokens that connections came with: asked for anew in time, ended when expired or revoked
/// (RTC8, RTN22, RSA17). For one thread.
public final class Tokens {
    private static final int NORMAL_CLOSE = 1000;
    private static final long ASKED_BEFORE_END_MS = 30_000;
    private static final long SOONEST_MS = 1_000;
    private static final long TOO_SHORT_TO_ASK_MS = 5_500;

    private final State state;
    private final Outbox outbox;

    Tokens(State state, Outbox outbox) {
        this.state = state;
        this.outbox = outbox;
    }

    /// Returns why a token of this identity is no good now; null when it is, or when there is none.
    @Nullable
    ErrorInfo refusal(Identity identity, long atMs) {
        var token = identity.token();
        if (token == null) {
            return null;
        }
        if (token.expiresMs() <= atMs) {
            return Errors.tokenExpired();
        }
        return state.revocations.stream().anyMatch(r -> r.appliesAtMs() <= atMs && r.hits(identity))
                ? Errors.tokenRevoked()
                : null;
    }

    /// A connection goes on with the identity that it has now.
    void adopted(Connection connection, long atMs) {
        outbox.cancelTimer(timer(TimerId.Purpose.TOKEN_ENDS, connection));
        outbox.cancelTimer(timer(TimerId.Purpose.TOKEN_EXPIRED, connection));
        var token = connection.identity().token();
        if (token == null || token.expiresMs() == Long.MAX_VALUE) {
            return;
        }
        long left = token.expiresMs() - atMs;
        if (left > TOO_SHORT_TO_ASK_MS) {
            outbox.setTimer(timer(TimerId.Purpose.TOKEN_ENDS, connection), atMs + asksIn(left));
        }
        outbox.setTimer(timer(TimerId.Purpose.TOKEN_EXPIRED, connection), token.expiresMs());
    }

    // As long before its end as the service asks (RTN22), but never at once. A token that lives less than that is asked
    // for at half of its life.
    private static long asksIn(long leftMs) {
        return leftMs > ASKED_BEFORE_END_MS ? Math.max(SOONEST_MS, leftMs - ASKED_BEFORE_END_MS) : leftMs / 2;
    }

    /// Forgets the timers of a connection that is no more.
    void dropped(Connection connection) {
        if (connection.identity().token() != null) {
            outbox.cancelTimer(timer(TimerId.Purpose.TOKEN_ENDS, connection));
            outbox.cancelTimer(timer(TimerId.Purpose.TOKEN_EXPIRED, connection));
        }
    }

    /// Asks a client for another token. Clients that can, answer with AUTH.
    void ask(@Nullable Connection connection) {
        if (connection != null && connection.transport() != null) {
            var auth = ProtocolMessage.builder(Action.AUTH).build();
            outbox.send(connection.transport(), auth);
        }
    }

    void expired(@Nullable Connection connection, long atMs) {
        if (connection != null && refusal(connection.identity(), atMs) != null) {
            disconnect(connection, Errors.tokenExpired());
        }
    }

    /// Revokes tokens, now or after a margin in which their clients can get others.
    void revoke(Revocation revocation, boolean withMargin, long atMs) {
        state.revocations.add(revocation);
        if (!withMargin) {
            apply(revocation);
            return;
        }
        hit(revocation).forEach(this::ask);
        var number = Integer.toString(state.revocations.size() - 1);
        outbox.setTimer(new TimerId(TimerId.Purpose.REVOKED, number), revocation.appliesAtMs());
    }

    void revoked(String number) {
        apply(state.revocations.get(Integer.parseInt(number)));
    }

    private void apply(Revocation revocation) {
        hit(revocation).forEach(connection -> disconnect(connection, Errors.tokenRevoked()));
    }

    private List<Connection> hit(Revocation revocation) {
        return state.connections.values().stream()
                .filter(connection -> revocation.hits(connection.identity()))
                .toList();
    }

    private void disconnect(Connection connection, ErrorInfo error) {
        TransportId transport = connection.transport();
        if (transport == null) {
            return;
        }
        var frame = ProtocolMessage.builder(Action.DISCONNECTED).error(error).build();
        outbox.send(transport, frame);
        outbox.close(transport, NORMAL_CLOSE, Objects.requireNonNull(error.message()));
    }

    private static TimerId timer(TimerId.Purpose purpose, Connection connection) {
        return new TimerId(purpose, connection.id().value());
    }
}
