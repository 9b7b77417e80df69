package dev.playhead.transport.codec.rest;

import dev.playhead.transport.session.TokenDetails;
import java.util.Map;

/// Puts the secrets into answers that the core, which knows none, has made.
public interface RestSecrets {
    /// As answers are recorded: without.
    RestSecrets MASKED = new RestSecrets() {
        @Override
        public String token(TokenDetails details) {
            return "***";
        }

        @Override
        public String keySecret(String keyName) {
            return "***";
        }

        @Override
        public Map<String, Object> place() {
            return Map.of();
        }
    };

    /// Returns the address of this broker as clients of an app are told it: `endpoint`, `port` and `tls`.
    Map<String, Object> place();

    /// The token for what was granted.
    String token(TokenDetails details);

    /// The secret of a key that was made.
    String keySecret(String keyName);
}
