package dev.playhead.transport.server.transport;

import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.http.HttpRequest;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.Identity;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The client that a session of polls belongs to. A connection key can be read, in a recording for example;
/// so a request is the client's only when it also shows the key or token that the session was opened with, or
/// a later token of the same client. Clients send their credentials with each request. Any thread.
public final class SessionOwner {
    private final Credentials credentials;
    private final Clock clock;
    private final @Nullable Identity identity;
    private final Set<Credentials.Shown> known = ConcurrentHashMap.newKeySet();

    /// @param opened the request that opened the session
    /// @param identity whom it was opened by; null when it was refused
    public SessionOwner(Credentials credentials, Clock clock, HttpRequest opened, @Nullable Identity identity) {
        this.credentials = credentials;
        this.clock = clock;
        this.identity = identity;
        known.add(shown(opened));
    }

    /// Returns why a request is not of this client; null when it is.
    @Nullable
    public ErrorInfo refusal(HttpRequest request) {
        var shown = shown(request);
        if (known.contains(shown)) {
            return null;
        }
        if (identity == null || shown.token() == null || shown.key() != null) {
            return notShown();
        }
        // A client that renews its token sends the new one with its next request, which brings the AUTH frame.
        var checked = credentials.check(request.target().query(), request.head().headers(), clock.wallMs());
        if (checked.refusal() != null) {
            return checked.refusal();
        }
        var renewed = Objects.requireNonNull(checked.identity());
        if (!renewed.app().equals(identity.app())
                || !Objects.equals(renewed.keyName(), identity.keyName())
                || !isClient(renewed.clientId())) {
            return new ErrorInfo(40102, 401, "The token is of another client than the connection.");
        }
        known.add(shown);
        return null;
    }

    private boolean isClient(@Nullable String clientId) {
        return Identity.ANY.equals(clientId)
                || Objects.equals(clientId, Objects.requireNonNull(identity).clientId());
    }

    private static ErrorInfo notShown() {
        return new ErrorInfo(
                40101,
                401,
                "A request of this connection must carry the key or token that the connection was opened with.");
    }

    private static Credentials.Shown shown(HttpRequest request) {
        return Credentials.shown(request.target().query(), request.head().headers());
    }
}
