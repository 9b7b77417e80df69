package dev.playhead.transport.server;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.codec.rest.RestSecrets;
import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.credential.Key;
import dev.playhead.transport.credential.KeyRing;
import dev.playhead.transport.credential.TokenRequest;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TokenDetails;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Authentication of REST requests before the core is asked, and the secrets that go into its answers.
final class RestAuthenticator {
    private static final Identity NOBODY = new Identity("", null, null, Capability.UNLIMITED, null);

    private final KeyRing ring;
    private final Credentials credentials;
    private final Clock clock;
    private final IntSupplier port;

    RestAuthenticator(KeyRing ring, Credentials credentials, Clock clock, IntSupplier port) {
        this.ring = ring;
        this.credentials = credentials;
        this.clock = clock;
        this.port = port;
    }

    /// Returns the sender of a request, or why it is refused. Some need no credentials, a token request
    /// brings its own.
    ///
    /// @param target as sent
    /// @param masked the same without secrets
    Credentials.Checked check(
            String method, RestTarget target, RestTarget masked, Map<String, String> headers, byte[] body) {
        var path = masked.path();
        boolean makesApp = method.equals("POST") && path.equals(List.of("apps"));
        if (path.equals(List.of("time")) || (makesApp && !ring.isStrict())) {
            return new Credentials.Checked(NOBODY, null); // the suites of the SDKs make their apps as nobody
        }
        var checked = clock.onThisClock(credentials.checkRequest(target.query(), headers, clock.wallMs()));
        if (makesApp) {
            return mayMakeApp(checked);
        }
        if (!method.equals("POST") || path.size() != 3 || !path.getFirst().equals("keys")) {
            return checked;
        }
        if (path.getLast().equals("requestToken")) {
            try {
                var request = TokenRequest.of(path.get(1), RestRequestDecoder.bodyFormat(headers), body);
                return credentials.check(request, checked.identity());
            } catch (IOException e) {
                return refused(40000, 400, "The token request is not a valid object for this key.");
            }
        }
        if (path.getLast().equals("revokeTokens") && checked.refusal() == null && !credentials.mayRevoke(path.get(1))) {
            return refused(40163, 401, "Tokens of key " + path.get(1) + " cannot be revoked.");
        }
        return checked;
    }

    /// Returns how far the clock of the recording is ahead of the machine's, ms.
    long clockAheadMs() {
        return clock.aheadMs();
    }

    private static Credentials.Checked mayMakeApp(Credentials.Checked checked) {
        var identity = checked.identity();
        if (identity == null) {
            return checked;
        }
        return identity.token() == null && identity.capability().isEverything()
                ? new Credentials.Checked(NOBODY, null)
                : refused(40160, 401, "To make an app here takes a key that may do everything on all channels.");
    }

    private static Credentials.Checked refused(int code, int status, String message) {
        return new Credentials.Checked(null, new ErrorInfo(code, status, message));
    }

    /// The secrets for this answer. A new app's keys are made here, a dropped one's are forgotten.
    RestSecrets secrets(RestReply answer) {
        if (answer instanceof RestReply.AppCreated(var app)) {
            var keys = new ArrayList<Key>();
            for (var key : app.keys()) {
                var name = app.id() + "." + key.id();
                keys.add(new Key(name, KeyRing.newSecret(), key.capability(), key.revocable(), app.id()));
            }
            ring.provision(app.id(), keys);
        } else if (answer instanceof RestReply.AppDropped(var app)) {
            ring.drop(app);
        }
        return new RestSecrets() {
            @Override
            public Map<String, Object> place() {
                return Map.of("endpoint", "localhost", "port", port.getAsInt(), "tls", false);
            }

            @Override
            public String token(TokenDetails details) {
                return credentials.token(details);
            }

            @Override
            public String keySecret(String keyName) {
                return ring.secretOf(keyName);
            }
        };
    }
}
