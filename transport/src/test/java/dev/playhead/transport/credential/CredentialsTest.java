package dev.playhead.transport.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TokenDetails;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Who a credential is, open and exact (RSA11, RSA8, RSA9).
class CredentialsTest {
    private static final long NOW = 1_795_000_000_000L;
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final KeyRing ring = new KeyRing(null, false);
    private final Credentials credentials = new Credentials(ring);

    CredentialsTest() {
        var limited = Capability.of(Map.of("chat", List.of("publish", "subscribe")));
        ring.provision(
                "app",
                List.of(
                        new Key("app.full", "secret", Capability.EVERY_CHANNEL, true, "app"),
                        new Key("app.chat", "other", limited, false, "app")));
    }

    private Identity accepted(Map<String, String> query) {
        var checked = credentials.check(query, NO_HEADERS, NOW);
        assertNull(checked.refusal(), String.valueOf(checked.refusal()));
        return Objects.requireNonNull(checked.identity());
    }

    private int refused(Map<String, String> query) {
        return Objects.requireNonNull(credentials.check(query, NO_HEADERS, NOW).refusal())
                .code();
    }

    private static String jwt(String kid, String secret, String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var header = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        var signed = encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoder.encodeToString(Hmac.of(secret, signed));
    }

    private static String lasting(String more) {
        return "{\"iat\":" + NOW / 1000 + ",\"exp\":" + (NOW / 1000 + 60) + more + "}";
    }

    @Test
    void anyKeyOfAnAppThatNobodyKnowsIsWelcome() {
        var identity = accepted(Map.of("key", "what.ever:x"));
        assertEquals("", identity.app());
        assertEquals(Identity.ANY, identity.clientId());
        assertEquals(
                "ann", accepted(Map.of("key", "what.ever:x", "clientId", "ann")).clientId());
    }

    @Test
    void aStrictBrokerKnowsOneKey() {
        var strict = new Credentials(new KeyRing(Key.of("a.b:c"), true));
        assertNull(strict.check(Map.of("key", "a.b:c"), NO_HEADERS, NOW).refusal());
        for (var key : List.of("a.b:d", "this.is:wrong", "a.x:c")) {
            var refusal = strict.check(Map.of("key", key), NO_HEADERS, NOW).refusal();
            assertEquals(40101, Objects.requireNonNull(refusal).code(), key);
        }
        var basic = "Basic " + Base64.getEncoder().encodeToString("a.b:c".getBytes(StandardCharsets.UTF_8));
        assertNull(strict.check(Map.of(), Map.of("authorization", basic), NOW).refusal());
    }

    @Test
    void theKeysOfAnAppAreExact() {
        var identity = accepted(Map.of("key", "app.chat:other"));
        assertEquals("app", identity.app());
        assertTrue(identity.capability().allows(Operation.PUBLISH, "chat"));
        assertEquals(false, identity.capability().allows(Operation.PUBLISH, "elsewhere"));
        assertEquals(40101, refused(Map.of("key", "app.chat:wrong")));
        assertEquals(40101, refused(Map.of("key", "app.unknown:wrong")));
        assertEquals(40101, refused(Map.of()));
    }

    @Test
    void aJwtIsVerifiedWithItsKey() {
        var good = accepted(Map.of("accessToken", jwt("app.full", "secret", lasting(",\"x-ably-clientId\":\"ann\""))));
        assertEquals("ann", good.clientId());
        assertEquals("app.full", good.keyName());
        assertEquals(40144, refused(Map.of("access_token", jwt("app.full", "wrong", lasting("")))));
        assertEquals(40144, refused(Map.of("access_token", jwt("app.full", "secret", "{\"iat\":1}"))));
        assertEquals(40142, refused(Map.of("access_token", jwt("app.full", "secret", "{\"iat\":1,\"exp\":2}"))));
        assertEquals(40400, refused(Map.of("access_token", jwt("app.gone", "secret", lasting("")))));
        assertEquals(
                "",
                accepted(Map.of("accessToken", jwt("free.key", "any", "{}"))).app());
    }

    @Test
    void aJwtGetsNoMoreThanItsKey() {
        var capability = ",\"x-ably-capability\":\"{\\\"*\\\":[\\\"*\\\"]}\"";
        var identity = accepted(Map.of("accessToken", jwt("app.chat", "other", lasting(capability))));
        assertEquals("{\"chat\":[\"publish\",\"subscribe\"]}", CapabilityText.write(identity.capability()));
    }

    @Test
    void aJwtMayCarryATokenOfOurs() {
        var token = credentials.token(new TokenDetails("app.full", NOW, NOW + 1, Capability.EVERY_CHANNEL, "eve"));
        var carrier = jwt("app.full", "secret", lasting(",\"x-ably-token\":\"" + token + "\""));
        assertEquals("eve", accepted(Map.of("accessToken", carrier)).clientId());
    }

    @Test
    void aTokenOfOursSaysWhoItIsOfUntilItEnds() {
        var chat = Capability.of(Map.of("chat", List.of("subscribe")));
        var token = credentials.token(new TokenDetails("app.full", NOW, NOW + 1000, chat, "ann"));
        var identity = accepted(Map.of("accessToken", token));
        assertEquals(chat, identity.capability());
        assertEquals(NOW + 1000, Objects.requireNonNull(identity.token()).expiresMs());
        var late = credentials.check(Map.of("accessToken", token), NO_HEADERS, NOW + 1000);
        assertEquals(40142, Objects.requireNonNull(late.refusal()).code());
        assertEquals(40143, refused(Map.of("accessToken", token.substring(0, token.indexOf('~')) + "~AAAA")));
    }

    @Test
    void theClientIdFitsTheToken() {
        var named = credentials.token(new TokenDetails("app.full", NOW, NOW + 1, Capability.EVERY_CHANNEL, "ann"));
        var any = credentials.token(new TokenDetails("app.full", NOW, NOW + 1, Capability.EVERY_CHANNEL, "*"));
        var nobody = credentials.token(new TokenDetails("app.full", NOW, NOW + 1, Capability.EVERY_CHANNEL, null));
        assertEquals(
                "ann", accepted(Map.of("accessToken", named, "clientId", "ann")).clientId());
        assertEquals(40102, refused(Map.of("accessToken", named, "clientId", "bob")));
        assertEquals(
                "bob", accepted(Map.of("accessToken", any, "clientId", "bob")).clientId());
        assertEquals("*", accepted(Map.of("accessToken", any)).clientId());
        assertNull(accepted(Map.of("accessToken", nobody)).clientId());
        assertEquals(40102, refused(Map.of("accessToken", nobody, "clientId", "bob")));
    }

    @Test
    void aTokenRequestIsSignedWithItsKey() throws Exception {
        var text = "app.full\n3600000\n\nann\n" + NOW + "\nabcdefghijklmnop\n";
        var mac = Base64.getEncoder().encodeToString(Hmac.of("secret", text));
        var body = "{\"keyName\":\"app.full\",\"ttl\":3600000,\"clientId\":\"ann\",\"timestamp\":" + NOW
                + ",\"nonce\":\"abcdefghijklmnop\",\"mac\":\"";
        var good = TokenRequest.of("app.full", Format.JSON, (body + mac + "\"}").getBytes(StandardCharsets.UTF_8));
        assertNull(credentials.check(good, null).refusal());
        var bad = TokenRequest.of("app.full", Format.JSON, (body + "AAAA\"}").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                40101,
                Objects.requireNonNull(credentials.check(bad, null).refusal()).code());
        var unsigned = TokenRequest.of("app.full", Format.JSON, "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                40101,
                Objects.requireNonNull(credentials.check(unsigned, null).refusal())
                        .code());
        assertNull(credentials
                .check(unsigned, accepted(Map.of("key", "app.full:secret")))
                .refusal());
    }

    @Test
    void secretsAreMaskedInWhatIsRecorded() {
        var masked = Redactor.target("/?key=a.b%3Asecret&v=6&access_token=xyz.abc&clientId=ann");
        assertEquals(false, masked.contains("secret"));
        assertEquals(false, masked.contains("xyz"));
        assertTrue(masked.contains("a.b") && masked.contains("ann"));
    }
}
