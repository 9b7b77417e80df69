package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.connected;
import static dev.playhead.samples.AblyJavaAnswers.failure;
import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.reaches;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.texts;
import static dev.playhead.samples.AblyJavaAnswers.thrown;
import static dev.playhead.samples.AblyJavaStage.key;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.ably.lib.realtime.ChannelState;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.rest.AblyRest;
import io.ably.lib.rest.Auth;
import io.ably.lib.types.AblyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: requestToken, JWT, AUTH and re-auth, expiry 40142, 401 `WWW-Authenticate` (java
/// renewal).
class AblyJavaAuthTest {
    // The client's own word, after the broker's challenge to renew a token that has expired or is not valid.
    private static final int NOTHING_TO_RENEW_WITH = 40106;

    @TempDir
    private Path data;

    @BothFormats
    void aTokenIsGrantedAsItWasAskedFor(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issuer = stage.rest();
            var wish = wish("ann", 60_000, "{\"b\":[\"subscribe\",\"publish\"],\"a\":[\"*\"]}");
            var token = issuer.auth.requestToken(wish, null);
            assertEquals(token.issued + 60_000, token.expires);
            assertEquals("ann", token.clientId);
            assertEquals(
                    JsonParser.parseString("{\"a\":[\"*\"],\"b\":[\"publish\",\"subscribe\"]}"),
                    JsonParser.parseString(token.capability));
            stage.rest(stage.withToken(token.token)).channels.get("a").publish("n", "d");
            var ofApp = stage.rest(stage.withKey(key(stage.makeApp("{\"keys\":[{}]}"), 0)));
            var whole = ofApp.auth.requestToken(new Auth.TokenParams(), null);
            assertEquals(JsonParser.parseString("{\"*\":[\"*\"]}"), JsonParser.parseString(whole.capability));
        }
    }

    @BothFormats
    void requestsForTokensAreChecked(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issuer = stage.rest();
            assertEquals(40003, thrown(() -> issuer.auth.requestToken(wish(null, 48 * 3_600_000, null), null)));
            assertEquals(40003, thrown(() -> issuer.auth.requestToken(wish(null, -1, null), null)));
            var mixed = wish(null, 0, "{\"a\":[\"*\",\"publish\"]}");
            assertEquals(40000, thrown(() -> issuer.auth.requestToken(mixed, null)));
            var old = wish(null, 0, null);
            old.timestamp = System.currentTimeMillis() - 3_600_000;
            assertEquals(40104, thrown(() -> issuer.auth.requestToken(old, null)));
            var forged = issuer.auth.createTokenRequest(wish(null, 0, null), null);
            forged.mac = "AAAA";
            assertEquals(40101, thrown(() -> redeem(stage, forged)));
            var once = issuer.auth.createTokenRequest(wish("ann", 0, null), null);
            assertEquals("ann", redeem(stage, once).clientId);
            assertEquals(40105, thrown(() -> redeem(stage, once)));
        }
    }

    @BothFormats
    void aCallbackMayGiveARequestATokenOrItsText(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issuer = stage.rest();
            var callbacks = List.<Auth.TokenCallback>of(
                    wish -> issuer.auth.createTokenRequest(wish("ann", 0, null), null),
                    wish -> issuer.auth.requestToken(wish("ann", 0, null), null),
                    wish -> issuer.auth.requestToken(wish("ann", 0, null), null).token);
            for (var callback : callbacks) {
                var ably = stage.realtime(stage.withCallback(callback));
                connected(ably);
                succeeds(answer -> ably.channels.get("c").publish("n", "d", answer));
                assertEquals("ann", ably.auth.clientId);
            }
            assertEquals(3, issuer.channels.get("c").history(null).items().length);
        }
    }

    @BothFormats
    void aTokenIsRenewedInTimeAndTheConnectionStays(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issued = new AtomicInteger();
            var ably = stage.realtime(stage.withCallback(renewing(stage.rest(), issued, 6_000)));
            var channel = ably.channels.get("c");
            var heard = heard(channel);
            var id = ably.connection.id;
            var states = new CopyOnWriteArrayList<ConnectionState>();
            ably.connection.on(change -> states.add(change.current));
            await().until(() -> issued.get() >= 2);
            succeeds(answer -> channel.publish("n", "after", answer));
            await().until(() -> heard.size() == 1);
            assertEquals(id, ably.connection.id);
            assertTrue(states.stream().allMatch(state -> state == ConnectionState.connected), states.toString());
        }
    }

    @BothFormats
    void aTokenThatHasExpiredIsReplacedAndTheConnectionResumed(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issued = new AtomicInteger();
            var ably = stage.realtime(stage.withCallback(renewing(stage.rest(), issued, 2_000)));
            var channel = ably.channels.get("c");
            var heard = heard(channel);
            var id = ably.connection.id;
            var reasons = new CopyOnWriteArrayList<Integer>();
            ably.connection.on(change -> {
                if (change.reason != null) {
                    reasons.add(change.reason.code);
                }
            });
            await().until(() -> reasons.contains(40142));
            stage.rest().channels.get("c").publish("n", "meanwhile");
            await().until(() -> heard.size() == 1);
            assertEquals(List.of("meanwhile"), texts(heard));
            assertEquals(id, ably.connection.id);
            assertTrue(issued.get() >= 2);
        }
    }

    @BothFormats
    void overRestATokenThatHasExpiredIsReplacedAfterThe401(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issued = new AtomicInteger();
            // The text alone: the client cannot see the expiry, so only the broker's challenge makes it renew.
            var renewing = renewing(stage.rest(), issued, 3_000);
            var rest =
                    stage.rest(stage.withCallback(wish -> ((Auth.TokenDetails) renewing.getTokenRequest(wish)).token));
            var channel = rest.channels.get("c");
            channel.publish("n", "first");
            assertEquals(1, issued.get());
            await().until(() -> {
                channel.publish("n", "again");
                return issued.get() >= 2;
            });
        }
    }

    @BothFormats
    void anExpiredTokenWithoutRenewalFails(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var token = stage.rest().auth.requestToken(wish("ann", 4_000, null), null).token;
            var ably = stage.realtime(stage.withToken(token));
            connected(ably);
            assertEquals(NOTHING_TO_RENEW_WITH, failure(ably).code);
            var rest = stage.rest(stage.withToken(token));
            assertEquals(
                    NOTHING_TO_RENEW_WITH, thrown(() -> rest.channels.get("c").publish("n", "d")));
        }
    }

    @BothFormats
    void authorizeAdoptsRightsInPlaceUpAndDown(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issuer = stage.rest();
            var first = issuer.auth.requestToken(wish("ann", 0, "{\"a\":[\"subscribe\"],\"b\":[\"*\"]}"), null);
            var ably = stage.realtime(stage.withToken(first.token));
            var a = ably.channels.get("a");
            var b = ably.channels.get("b");
            succeeds(a::attach);
            succeeds(b::attach);
            assertEquals(401, refusal(answer -> a.publish("n", "d", answer)).statusCode);
            var id = ably.connection.id;
            var more = issuer.auth.requestToken(wish("ann", 0, "{\"a\":[\"*\"]}"), null);
            ably.auth.authorize(null, token(more.token));
            reaches(b, ChannelState.failed);
            assertEquals(40160, b.reason.code);
            assertEquals(ConnectionState.connected, ably.connection.state);
            assertEquals(id, ably.connection.id);
            succeeds(answer -> a.publish("n", "now permitted", answer));
        }
    }

    @BothFormats
    void authorizeAsSomebodyElseEndsTheConnection(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issuer = stage.rest();
            var ably = stage.realtime(stage.withToken(issuer.auth.requestToken(wish("ann", 0, null), null).token));
            connected(ably);
            var other = issuer.auth.requestToken(wish("eve", 0, null), null).token;
            assertEquals(40102, thrown(() -> ably.auth.authorize(null, token(other))));
            assertEquals(40102, failure(ably).code);
        }
    }

    @BothFormats
    void tokensOfABackendAreVerified(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var ably = stage.realtime(stage.withToken(jwt("dev.key", "secret", 60)));
            connected(ably);
            assertEquals("ann", ably.auth.clientId);
            succeeds(answer -> ably.channels.get("c").publish("n", "d", answer));
            assertEquals(40160, refusal(ably.channels.get("elsewhere")::attach).code);
            var rest = stage.rest(stage.withToken(jwt("dev.key", "secret", 60)));
            rest.channels.get("c").publish("n", "d");
            var wrong = stage.rest(stage.withToken(jwt("dev.key", "wrong", 60)));
            // Not "stale": another token would be wrong as well, so the client does not ask for one.
            assertEquals(40144, thrown(() -> wrong.channels.get("c").publish("n", "d")));
            assertEquals(2, rest.channels.get("c").history(null).items().length);
        }
    }

    private static Auth.TokenCallback renewing(AblyRest issuer, AtomicInteger issued, long ttlMs) {
        return wish -> {
            issued.incrementAndGet();
            return issuer.auth.requestToken(wish("ann", ttlMs, null), null);
        };
    }

    private static Auth.TokenParams wish(String clientId, long ttlMs, String capability) {
        var wish = new Auth.TokenParams();
        wish.clientId = clientId;
        wish.ttl = ttlMs;
        wish.capability = capability;
        return wish;
    }

    private static Auth.AuthOptions token(String token) {
        var options = new Auth.AuthOptions();
        options.token = token;
        return options;
    }

    // Another client than the one that signed hands the request in, as it comes from a backend.
    private static Auth.TokenDetails redeem(AblyJavaStage stage, Auth.TokenRequest request) throws AblyException {
        return stage.rest(stage.withCallback(wish -> request)).auth.requestToken(null, null);
    }

    private static String jwt(String keyName, String secret, long seconds) throws Exception {
        long now = Instant.now().getEpochSecond();
        var head = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyName + "\"}";
        var claims = "{\"iat\":" + now + ",\"exp\":" + (now + seconds)
                + ",\"x-ably-clientId\":\"ann\",\"x-ably-capability\":\"{\\\"c\\\":[\\\"*\\\"]}\"}";
        var signed =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
