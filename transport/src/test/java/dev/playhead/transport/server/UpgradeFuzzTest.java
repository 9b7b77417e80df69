package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.credential.Key;
import dev.playhead.transport.credential.KeyRing;
import dev.playhead.transport.credential.Redactor;
import dev.playhead.transport.network.Network;
import dev.playhead.transport.network.NetworkLimits;
import dev.playhead.transport.server.http.BadRequestException;
import dev.playhead.transport.server.http.HostCheck;
import dev.playhead.transport.server.http.HttpHead;
import dev.playhead.transport.server.time.Clock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Any head of a request: a refusal or a handshake comes of it, never a secret on the disk.
class UpgradeFuzzTest {
    private static final List<KeyRing> RINGS =
            List.of(new KeyRing(null, false), new KeyRing(Key.of("app.key:secret"), true));

    @FuzzTest
    void anyHeadIsUnderstoodOrRefused(byte[] bytes) {
        try {
            var head = HttpHead.read(new ByteArrayInputStream(bytes), NetworkLimits.DEFAULT);
            if (head == null) {
                return;
            }
            new HostCheck("localhost", Network.LOCAL).refusal(head);
            for (var ring : RINGS) {
                var handshakes = new HandshakeReader(new Credentials(ring), new Clock(), 0);
                handshakes.handshake(head, "fuzz");
                handshakes.comet(head, "fuzz");
            }
            keepsSecrets(head.target());
        } catch (IOException | BadRequestException refused) {
            // said to the client, and the socket is closed
        }
    }

    /// What the broker takes for a secret is not in what it records.
    private static void keepsSecrets(String target) {
        var given = RestTarget.of(target).query();
        var recorded = RestTarget.of(Redactor.target(target)).query();
        for (var name : new String[] {"accessToken", "access_token"}) {
            hides(given.getOrDefault(name, ""), recorded);
        }
        var key = given.getOrDefault("key", "");
        hides(key.substring(key.indexOf(':') + 1), recorded);
    }

    private static void hides(String secret, Map<String, String> recorded) {
        for (var name : new String[] {"key", "accessToken", "access_token"}) {
            var value = recorded.getOrDefault(name, "");
            assertFalse(secret.length() > 3 && value.contains(secret), () -> name + "=" + value);
        }
    }
}
