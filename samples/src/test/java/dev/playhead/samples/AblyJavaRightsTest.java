package dev.playhead.samples;

import static dev.playhead.samples.AblyJavaAnswers.connected;
import static dev.playhead.samples.AblyJavaAnswers.failure;
import static dev.playhead.samples.AblyJavaAnswers.heard;
import static dev.playhead.samples.AblyJavaAnswers.refusal;
import static dev.playhead.samples.AblyJavaAnswers.succeeds;
import static dev.playhead.samples.AblyJavaAnswers.thrown;
import static dev.playhead.samples.AblyJavaStage.change;
import static dev.playhead.samples.AblyJavaStage.get;
import static dev.playhead.samples.AblyJavaStage.key;
import static dev.playhead.samples.AblyJavaStage.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.ably.lib.realtime.ConnectionState;
import io.ably.lib.rest.Auth;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.Message;
import io.ably.lib.types.PresenceMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/// Section 14 rows: capabilities, clientId rules, revokeTokens, `POST /apps`.
class AblyJavaRightsTest {
    private static final String FIXTURE = """
            {"keys": [{},
              {"capability": "{\\"canpublish:*\\":[\\"publish\\"],\\"cansubscribe:*\\":[\\"subscribe\\"]}"},
              {"revocableTokens": true},
              {"capability": "{\\"own:*\\":[\\"publish\\",\\"history\\",\\"message-update-own\\"]}"}],
             "namespaces": [{"id": "persisted", "persisted": true}, {"id": "own", "mutableMessages": true}],
             "channels": [{"name": "persisted:fixtures", "presence": [
               {"clientId": "client_bool", "data": "true"},
               {"clientId": "client_json", "data": "{\\"a\\":1}", "encoding": "json"}]}]}
            """;

    private static final String UPDATE = "{\"action\":1,\"data\":\"changed\"}";

    @TempDir
    private Path data;

    @BothFormats
    void aKeyDoesWhatItsCapabilitySaysAndNoMore(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var limited = key(stage.makeApp(FIXTURE), 1);
            var ably = stage.realtime(stage.withKey(limited));
            succeeds(answer -> ably.channels.get("canpublish:a").publish("n", "d", answer));
            assertEquals(40160, refusal(answer -> ably.channels.get("other").publish("n", "d", answer)).code);
            assertEquals(40160, refusal(ably.channels.get("elsewhere")::attach).code);
            assertEquals(ConnectionState.connected, ably.connection.state);
            var listens = ably.channels.get("cansubscribe:a");
            succeeds(listens::attach);
            var modes = Arrays.stream(listens.getModes()).map(Enum::name).toList();
            assertEquals(Set.of("subscribe", "presence_subscribe"), Set.copyOf(modes));
            var refused = refusal(answer -> listens.publish("n", "d", answer)).code;
            assertTrue(List.of(40160, 40165).contains(refused), "code " + refused);
            var rest = stage.rest(stage.withKey(limited));
            rest.channels.get("canpublish:a").publish("n", "d");
            assertEquals(40160, thrown(() -> rest.channels.get("cansubscribe:a").publish("n", "d")));
            assertEquals(40160, thrown(() -> rest.channels.get("canpublish:a").history(null)));
            assertEquals(40160, get(rest, "/channels/canpublish:a").errorCode);
            assertEquals(40160, get(rest, "/channels").errorCode);
        }
    }

    @BothFormats
    void aRightThatIsMissingLeavesTheTokenAsItIs(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var issuer = stage.rest(stage.withKey(key(stage.makeApp(FIXTURE), 1)));
            var token = issuer.auth.requestToken(asking("{\"canpublish:x\":[\"publish\"]}"), null);
            var rest = stage.rest(stage.withToken(token.token));
            assertEquals(40160, thrown(() -> rest.channels.get("other").publish("n", "d")));
            rest.channels.get("canpublish:x").publish("n", "d");
        }
    }

    @BothFormats
    void aTokenHasTheIntersectionOfWhatIsAskedAndWhatTheKeyHas(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var app = stage.makeApp(FIXTURE);
            var issuer = stage.rest(stage.withKey(key(app, 1)));
            var granted = issuer.auth.requestToken(asking("{\"canpublish:x\":[\"*\"]}"), null);
            assertEquals(
                    JsonParser.parseString("{\"canpublish:x\":[\"publish\"]}"),
                    JsonParser.parseString(granted.capability));
            assertEquals(40160, thrown(() -> issuer.auth.requestToken(asking("{\"elsewhere\":[\"*\"]}"), null)));
            var rest = stage.rest(stage.withToken(granted.token));
            rest.channels.get("canpublish:x").publish("n", "d");
            assertThrows(
                    AblyException.class, () -> rest.channels.get("canpublish:y").publish("n", "d"));
            var full = stage.rest(stage.withKey(key(app, 0)));
            assertEquals(1, full.channels.get("canpublish:x").history(null).items().length);
            assertEquals(0, full.channels.get("canpublish:y").history(null).items().length);
        }
    }

    @BothFormats
    void anIdentityIsStampedAndCannotBeAnothers(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var token = token(stage, "ann");
            var ann = stage.realtime(stage.withToken(token));
            connected(ann);
            assertEquals("ann", ann.auth.clientId);
            var heard = heard(ann.channels.get("c"));
            succeeds(answer -> ann.channels.get("c").publish("n", "d", answer));
            await().until(() -> heard.size() == 1);
            assertEquals("ann", heard.getFirst().clientId);
            assertEquals(ann.connection.id, heard.getFirst().connectionId);
            // The client itself would not send another's id, so the request is made by hand.
            var forged = post(
                    stage.rest(stage.withToken(token)),
                    "/channels/c/messages",
                    "{\"clientId\":\"eve\",\"data\":\"d\"}");
            assertEquals(40012, forged.errorCode);
            var claims = stage.withToken(token);
            claims.clientId = "eve";
            assertEquals(40102, failure(stage.realtime(claims)).code);
        }
    }

    @BothFormats
    void anybodyIsWhoTheyNameAndNobodyNamesNobody(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var anybody = stage.realtime(stage.withToken(token(stage, "*")));
            var channel = anybody.channels.get("c");
            succeeds(channel::attach);
            succeeds(answer -> channel.presence.enterClient("ben", "here", answer));
            succeeds(answer -> channel.presence.enterClient("cat", "here", answer));
            await().until(() -> channel.presence.get(true).length == 2);
            succeeds(answer -> channel.publish(new Message("n", "d", "dan"), answer));
            assertEquals("dan", channel.history(null).items()[0].clientId);
            var nobody = stage.realtime(stage.withToken(token(stage, null)));
            connected(nobody);
            assertNull(nobody.auth.clientId);
            var claim = "{\"clientId\":\"eve\",\"data\":\"d\"}";
            var rest = stage.rest(stage.withToken(token(stage, null)));
            assertEquals(40012, post(rest, "/channels/c/messages", claim).errorCode);
            var claims = stage.withToken(token(stage, null));
            claims.clientId = "eve";
            assertEquals(40102, failure(stage.realtime(claims)).code);
        }
    }

    @BothFormats
    void revokedTokensEndTheirConnectionsAndNoOthers(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var app = stage.makeApp(FIXTURE);
            var issuer = stage.rest(stage.withKey(key(app, 2)));
            var ann = stage.realtime(stage.withToken(issuer.auth.requestToken(named("ann"), null).token));
            var ben = stage.realtime(stage.withToken(issuer.auth.requestToken(named("ben"), null).token));
            connected(ann);
            connected(ben);
            var name = key(app, 2).split(":", 2)[0];
            var revoked = post(issuer, "/keys/" + name + "/revokeTokens", "{\"targets\":[\"clientId:ann\"]}");
            assertTrue(revoked.success, revoked.errorMessage);
            failure(ann);
            assertEquals(ConnectionState.connected, ben.connection.state);
            var full = stage.rest(stage.withKey(key(app, 0)));
            var keyName = key(app, 0).split(":", 2)[0];
            var path = "/keys/" + keyName + "/revokeTokens";
            assertEquals(40163, post(full, path, "{\"targets\":[\"clientId:ann\"]}").errorCode);
        }
    }

    @BothFormats
    void appsKnowNothingOfOneAnotherAndCanBeDropped(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var one = stage.makeApp(FIXTURE);
            var two = stage.makeApp(FIXTURE);
            assertEquals(4, one.getAsJsonArray("keys").size());
            var first = stage.rest(stage.withKey(key(one, 0)));
            var second = stage.rest(stage.withKey(key(two, 0)));
            first.channels.get("same").publish("n", "d");
            assertEquals(1, first.channels.get("same").history(null).items().length);
            assertEquals(0, second.channels.get("same").history(null).items().length);
            var fixtures = first.channels.get("persisted:fixtures").presence;
            var members = fixtures.get(null).items();
            assertEquals(
                    List.of("client_bool true", "client_json {\"a\":1}"),
                    Arrays.stream(members)
                            .map(member -> member.clientId + " " + member.data)
                            .toList());
            assertEquals(PresenceMessage.Action.present, members[0].action);
            assertEquals(2, fixtures.history(null).items().length);
            var connected = stage.realtime(stage.withKey(key(one, 0)));
            connected(connected);
            var app = one.get("appId").getAsString();
            assertEquals(204, first.request("DELETE", "/apps/" + app, null, null, null).statusCode);
            failure(connected);
            connected(stage.realtime(stage.withKey(key(two, 0))));
        }
    }

    @BothFormats
    void messagesChangeWhereTheNamespaceLetsThemAndByTheirOwner(boolean binary) throws Exception {
        try (var stage = AblyJavaStage.strict(data, binary)) {
            var app = stage.makeApp(FIXTURE);
            var full = stage.rest(stage.withKey(key(app, 0)));
            full.channels.get("plain").publish("n", "d");
            var fixed = full.channels.get("plain").history(null).items()[0];
            assertEquals(93002, change(full, "plain", fixed.serial, UPDATE).errorCode);
            var issuer = stage.rest(stage.withKey(key(app, 3)));
            var ann = stage.rest(stage.withToken(issuer.auth.requestToken(named("ann"), null).token));
            var ben = stage.rest(stage.withToken(issuer.auth.requestToken(named("ben"), null).token));
            ann.channels.get("own:c").publish("n", "d");
            var serial = ann.channels.get("own:c").history(null).items()[0].serial;
            assertTrue(change(ann, "own:c", serial, UPDATE).success);
            var version = full.channels.get("own:c").getMessage(serial).version.serial;
            assertEquals(40160, change(ben, "own:c", serial, UPDATE).errorCode);
            assertEquals(40160, change(ann, "own:c", serial, "{\"action\":2}").errorCode);
            var kept = full.channels.get("own:c").getMessage(serial);
            assertEquals("changed", kept.data);
            assertEquals(version, kept.version.serial);
        }
    }

    private static String token(AblyJavaStage stage, String clientId) throws Exception {
        return stage.rest().auth.requestToken(named(clientId), null).token;
    }

    private static Auth.TokenParams named(String clientId) {
        var wish = new Auth.TokenParams();
        wish.clientId = clientId;
        return wish;
    }

    private static Auth.TokenParams asking(String capability) {
        var wish = new Auth.TokenParams();
        wish.capability = capability;
        return wish;
    }
}
