package dev.playhead.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import io.ably.lib.http.HttpUtils;
import io.ably.lib.realtime.AblyRealtime;
import io.ably.lib.rest.AblyRest;
import io.ably.lib.rest.Auth;
import io.ably.lib.types.AblyException;
import io.ably.lib.types.ChannelOptions;
import io.ably.lib.types.ClientOptions;
import io.ably.lib.types.HttpPaginatedResponse;
import io.ably.lib.types.Param;
import io.ably.lib.util.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The broker of one test and the clients of ably-java that talk to it in one format; all end with it.
final class AblyJavaStage implements AutoCloseable {
    static final String KEY = "dev.key:secret";

    private final BrokerServer broker;
    private final boolean binary;
    private final List<AblyRest> clients = new CopyOnWriteArrayList<>();

    private AblyJavaStage(BrokerServer broker, boolean binary) {
        this.broker = broker;
        this.binary = binary;
    }

    /// A broker that welcomes any key, as it is on a desk.
    static AblyJavaStage open(Path data, boolean binary) throws IOException {
        return new AblyJavaStage(BrokerServer.start(ServerOptions.any(new DataDirectory(data))), binary);
    }

    /// A broker that checks credentials and knows [#KEY] alone.
    static AblyJavaStage strict(Path data, boolean binary) throws IOException {
        var options = new ServerOptions("localhost", 0, false, new DataDirectory(data), KEY, true, true);
        return new AblyJavaStage(BrokerServer.start(options), binary);
    }

    /// A broker that keeps so many bytes in memory, and goes on with what another has kept.
    static AblyJavaStage keeping(Path data, boolean binary, long bytes) throws IOException {
        var options = ServerOptions.any(new DataDirectory(data)).keeping(bytes);
        return new AblyJavaStage(BrokerServer.start(options), binary);
    }

    BrokerServer broker() {
        return broker;
    }

    /// Where the broker is and how to talk to it; credentials are for the test to add.
    ClientOptions options() {
        var options = new ClientOptions();
        options.realtimeHost = options.restHost = "localhost";
        options.port = broker.port();
        options.tls = false;
        options.useBinaryProtocol = binary;
        options.disconnectedRetryTimeout = 100; // a test does not wait for the usual 15 s
        options.logLevel = Log.NONE; // refusals are what many tests want
        return options;
    }

    ClientOptions withKey(String key) {
        var options = options();
        options.key = key;
        return options;
    }

    ClientOptions withToken(String token) {
        var options = options();
        options.token = token;
        return options;
    }

    ClientOptions withCallback(Auth.TokenCallback callback) {
        var options = options();
        options.authCallback = callback;
        return options;
    }

    ClientOptions as(String clientId) {
        var options = withKey(KEY);
        options.clientId = clientId;
        return options;
    }

    AblyRealtime realtime(ClientOptions options) throws AblyException {
        var ably = new AblyRealtime(options);
        clients.add(ably);
        return ably;
    }

    /// A client that is connected. What is asked of one that is about to be may never be sent (see
    /// [AblyJavaLostAttachTest]), which says nothing about the broker.
    AblyRealtime client(String clientId) throws AblyException {
        var client = realtime(as(clientId));
        AblyJavaAnswers.connected(client);
        return client;
    }

    AblyRest rest(ClientOptions options) throws AblyException {
        var ably = new AblyRest(options);
        clients.add(ably);
        return ably;
    }

    AblyRest rest() throws AblyException {
        return rest(withKey(KEY));
    }

    /// Makes an app with these keys and namespaces, as the SDKs' own suites do.
    JsonObject makeApp(String fixture) throws AblyException {
        var made = post(rest(), "/apps", fixture);
        assertEquals(201, made.statusCode, made.errorMessage);
        return made.items()[0].getAsJsonObject();
    }

    static String key(JsonObject app, int index) {
        var key = app.getAsJsonArray("keys").get(index).getAsJsonObject();
        return key.get("keyStr").getAsString();
    }

    static HttpPaginatedResponse post(AblyRest ably, String path, String json, Param... query) throws AblyException {
        return send(ably, "POST", path, json, query);
    }

    private static HttpPaginatedResponse send(AblyRest ably, String method, String path, String json, Param... query)
            throws AblyException {
        // Always JSON: as MessagePack this client would write numbers that were read from text as texts.
        var body = HttpUtils.requestBodyFromGson(JsonParser.parseString(json), false);
        return ably.request(method, path, query, body, null);
    }

    /// Changes a message as a current client does; 1.5.0 of ably-java sends an older form of it.
    static HttpPaginatedResponse change(AblyRest ably, String channel, String serial, String change)
            throws AblyException {
        var path = "/channels/" + HttpUtils.encodeURIComponent(channel) + "/messages/"
                + HttpUtils.encodeURIComponent(serial);
        return send(ably, "PATCH", path, change);
    }

    static HttpPaginatedResponse get(AblyRest ably, String path, Param... query) throws AblyException {
        return ably.request("GET", path, query, null, null);
    }

    static Param[] query(String... pairs) {
        var query = new Param[pairs.length / 2];
        for (int i = 0; i < query.length; i++) {
            query[i] = new Param(pairs[2 * i], pairs[2 * i + 1]);
        }
        return query;
    }

    static ChannelOptions params(String... pairs) {
        var options = new ChannelOptions();
        options.params =
                pairs.length == 2 ? Map.of(pairs[0], pairs[1]) : Map.of(pairs[0], pairs[1], pairs[2], pairs[3]);
        return options;
    }

    @Override
    public void close() throws IOException {
        clients.forEach(AblyJavaStage::end);
        broker.close();
    }

    private static void end(AblyRest client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("A client of ably-java does not close.", e);
        }
    }
}
