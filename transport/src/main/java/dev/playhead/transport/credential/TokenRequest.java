package dev.playhead.transport.credential;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The signature of a token request and the text that it signs (RSA9g). What it asks for is the
/// core's.
///
/// @param signed all fields but the MAC, literally as they came
/// @param mac null when it has none
public record TokenRequest(
        String keyName, String signed, @Nullable String mac) {
    /// @param keyName of the address
    /// @throws IOException when the body is no token request, or one of another key
    public static TokenRequest of(String keyName, Format format, byte[] body) throws IOException {
        var fields = JsonTree.read(format, body);
        var named = fields.get("keyName");
        if (named != null && !named.equals(keyName)) {
            throw new IOException("The token request is of another key than its address.");
        }
        var text = new StringBuilder(keyName).append('\n');
        for (var field : new String[] {"ttl", "capability", "clientId", "timestamp", "nonce"}) {
            text.append(literal(fields, field)).append('\n');
        }
        var mac = fields.get("mac");
        return new TokenRequest(keyName, text.toString(), mac == null ? null : mac.toString());
    }

    private static String literal(Map<String, @Nullable Object> fields, String name) {
        var value = fields.get(name);
        return value == null ? "" : value.toString();
    }

    boolean isSignedWith(String secret) {
        return mac != null && Hmac.same(Base64.getEncoder().encodeToString(Hmac.of(secret, signed)), mac);
    }
}
