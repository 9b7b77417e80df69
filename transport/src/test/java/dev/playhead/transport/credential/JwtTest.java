package dev.playhead.transport.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.auth.Capability;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// JWTs against the examples of RFC 7515, and what makes one unacceptable.
class JwtTest {
    private static final long NOW = 1_795_000_000_000L;
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"app.key\"}";

    // RFC 7515, appendix A.1: HS256 with a key of 64 bytes.
    private static final String A1 = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final byte[] A1_KEY = Base64.getUrlDecoder()
            .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");

    // RFC 7515, appendix A.5: the same claims, unsecured.
    private static final String A5 = "eyJhbGciOiJub25lIn0"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";

    private final KeyRing ring = new KeyRing(null, false);

    JwtTest() {
        ring.provision("app", List.of(new Key("app.key", "secret", Capability.EVERY_CHANNEL, false, "app")));
    }

    @Test
    void theExampleOfTheRfcIsReadAndVerified() throws CredentialRefusedException {
        var jwt = Objects.requireNonNull(Jwt.of(A1));
        assertEquals("HS256", jwt.header().get("alg"));
        assertEquals("joe", jwt.claims().get("iss"));
        assertEquals(true, jwt.claims().get("http://example.com/is_root"));
        assertTrue(jwt.isSignedWith(A1_KEY));
    }

    @Test
    void aBitElsewhereInTokenOrKeyIsNoticed() throws CredentialRefusedException {
        for (int i = 0; i < A1_KEY.length; i++) {
            var other = A1_KEY.clone();
            other[i] ^= 1;
            assertFalse(Objects.requireNonNull(Jwt.of(A1)).isSignedWith(other), "byte " + i + " of the key");
        }
        var changed = A1.replace("joe", "x").substring(0, A1.length() - 1) + "m";
        assertFalse(Objects.requireNonNull(Jwt.of(changed)).isSignedWith(A1_KEY));
        var header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"HS256\"}".getBytes(UTF_8));
        var moved = header + A1.substring(A1.indexOf('.'));
        assertFalse(Objects.requireNonNull(Jwt.of(moved)).isSignedWith(A1_KEY), "the header is signed as well");
    }

    @Test
    void theUnsecuredExampleIsRefusedWhereKeysAreChecked() throws CredentialRefusedException {
        var unsecured = Objects.requireNonNull(Jwt.of(A5));
        assertFalse(unsecured.isSignedWith(A1_KEY));
        assertFalse(unsecured.isSignedWith(new byte[] {0}));
        var none = signed("{\"alg\":\"none\",\"kid\":\"app.key\"}", lasting(0));
        assertEquals(40144, code(none.substring(0, none.lastIndexOf('.') + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "HS512", "hs256", "none"})
    void noOtherAlgorithmIsTakenForIt(String algorithm) {
        assertEquals(40144, code(signed("{\"alg\":\"" + algorithm + "\",\"kid\":\"app.key\"}", lasting(0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"exp\"]", "[\"http://example.com/UNDEFINED\"]", "[]", "\"b64\""})
    void aCriticalExtensionIsRefused(String critical) {
        // Appendix E has the second of these: it must be refused by whoever does not know it.
        assertEquals(
                40144, code(signed("{\"alg\":\"HS256\",\"kid\":\"app.key\",\"crit\":" + critical + "}", lasting(0))));
        assertEquals(
                40144, code(signed("{\"alg\":\"HS256\",\"kid\":\"un.known\",\"crit\":" + critical + "}", lasting(0))));
    }

    @ParameterizedTest
    @CsvSource({"-3600, 0", "0, 0", "110, 0", "130, 40144", "3600, 40144"})
    void whatIsIssuedInTheFutureIsRefused(long secondsFromNow, int expected) {
        assertEquals(expected, code(signed(HEADER, lasting(secondsFromNow))));
    }

    @Test
    void twoOrFourPartsAreNoJwt() throws CredentialRefusedException {
        assertNull(Jwt.of("a.b"));
        assertNull(Jwt.of("a.b.c.d.e"));
        assertThrows(CredentialRefusedException.class, () -> Jwt.of("!.!.!"));
    }

    private static String lasting(long issuedFromNow) {
        return "{\"iat\":" + (NOW / 1000 + issuedFromNow) + ",\"exp\":" + (NOW / 1000 + 7200) + "}";
    }

    private static String signed(String header, String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var text =
                encoder.encodeToString(header.getBytes(UTF_8)) + "." + encoder.encodeToString(claims.getBytes(UTF_8));
        return text + "." + encoder.encodeToString(Hmac.of("secret", text));
    }

    private int code(String token) {
        try {
            Objects.requireNonNull(Jwt.of(token)).read(ring, NOW);
            return 0;
        } catch (CredentialRefusedException refused) {
            return refused.error().code();
        }
    }
}
