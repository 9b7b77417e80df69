package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.fault.Cut;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.Interruption;
import dev.playhead.transport.fault.Slow;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.transport.session.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes the golden recordings of a format version: a small session over real sockets in which nearly everything
/// happens once. Run it once for each new version of the format, before the code that writes it changes again, with the
/// directory `src/test/resources/golden` and a name such as `v1`; the files it made are never made again.
final class GoldenRun {
    // A JWT of 1970: refused by every app, also by the one that checks no signature.
    private static final String EXPIRED = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImtpZCI6ImEuYiJ9"
            + ".eyJpYXQiOjEsImV4cCI6Mn0.c2lnbmF0dXJlIG9mIG5vYm9keQ";

    /// So little that some of what is published to `crowd` is dropped before the session and some in it.
    private static final long KEPT_BYTES = 8_000;

    private final Path data;
    private final Path into;
    private final String name;

    GoldenRun(Path data, Path into, String name) {
        this.data = data;
        this.into = into;
        this.name = name;
    }

    /// @param arguments the directory to write to, and the name of the version
    public static void main(String[] arguments) throws Exception {
        var data = Files.createTempDirectory("golden");
        new GoldenRun(data, Path.of(arguments[0]), arguments[1]).run();
    }

    private BrokerServer start() throws IOException {
        return BrokerServer.start(ServerOptions.any(new DataDirectory(data)).keeping(KEPT_BYTES));
    }

    void run() throws Exception {
        try (var earlier = start();
                var agent = WireClient.json(earlier.port(), "agent").attached("chat")) {
            for (int i = 0; i < 20; i++) {
                agent.publish("crowd", i, "x".repeat(400));
                agent.next(Action.ACK);
            }
            agent.publish("chat", 20, "from the session before");
            agent.next(Action.ACK);
        }
        var broker = start();
        try (broker) {
            session(broker);
            Files.createDirectories(into);
            Files.copy(broker.recording(), file("-killed"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(broker.recording(), file(""), StandardCopyOption.REPLACE_EXISTING);
        try (var log = LogFile.open(file(""))) {
            DeterminismCheck.verify(log).ifPresent(difference -> {
                throw new AssertionError("It does not run again: " + difference);
            });
            part(log);
        }
    }

    // From the last fault but one on: who was there, and what goes on, is of before.
    private void part(LogFile log) throws IOException {
        long position = 0;
        while (!(log.read(position) instanceof Entry.RuleSet set
                && set.rule().label().equals("Cut tablet"))) {
            position++;
        }
        var range = CutRange.of(log.read(position).atNanos(), Long.MAX_VALUE);
        RecordingCut.write(log, range, "A part of " + name + ".playhead.mcap.", file("-part"));
    }

    private Path file(String suffix) {
        return into.resolve(name + suffix + ".playhead.mcap");
    }

    private static void session(BrokerServer broker) throws Exception {
        int port = broker.port();
        try (var agent = WireClient.json(port, "agent").attached("chat");
                var phone = WireClient.json(port, "phone").attached("chat");
                var packed = new WireClient(port, "key=a.b:c&clientId=packed", Format.MSGPACK);
                var http = new RawHttp(port)) {
            packed.next(Action.CONNECTED);
            phone.send("{\"action\":14,\"channel\":\"chat\",\"msgSerial\":0,"
                    + "\"presence\":[{\"action\":2,\"data\":\"here\"}]}");
            phone.next(Action.ACK);
            appends(agent);
            rest(http);
            faults(broker, agent, port);
            agent.send("{\"action\":15,");
            agent.next(Action.HEARTBEAT);
            agent.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":5,\"messages\":[{\"clientId\":\"phone\","
                    + "\"data\":\"as somebody else\"}]}");
            agent.next(Action.NACK);
            packed.send(new byte[] {(byte) 0xc1, 0, 1}, 2);
            packed.next(Action.HEARTBEAT);
            phone.send("{\"action\":7}");
            phone.next(Action.CLOSED);
            phone.awaitEnd();
        }
        try (var renewed = WireClient.json(port, "renewed").attached("chat")) {
            renewed.send("{\"action\":17,\"auth\":{\"accessToken\":\"" + EXPIRED + "\"}}");
            renewed.awaitEnd();
        }
        try (var refused = new WireClient(port, "accessToken=" + EXPIRED, Format.JSON)) {
            refused.awaitEnd();
        }
        breaks(broker, port);
        ends(port);
        awaitTransports(broker, 0);
        awaitRejections(broker);
    }

    // Of three frames that wait, the first goes on as it is, the second as another, and the last not at all.
    private static void breaks(BrokerServer broker, int port) throws Exception {
        var rule = broker.set(
                        new FaultRule.Target.Client("watched"),
                        FaultKinds.read("break", Map.of("filter", "kind == APPEND or kind == MESSAGE")),
                        "Break on frames to watched")
                .join();
        try (var watched = WireClient.json(port, "watched").attached("broken");
                var writer = WireClient.json(port, "writer").attached("broken")) {
            for (int i = 0; i < 3; i++) {
                writer.publish("broken", i, "frame " + i);
                writer.next(Action.ACK);
            }
            await().until(() -> broker.breakpoints().held().size() == 3);
            var held = broker.breakpoints().held();
            broker.breakpoints().release(held.getFirst().id()).join();
            watched.next(Action.MESSAGE);
            broker.breakpoints().release(held.get(1).id(), edited(held.get(1))).join();
            watched.next(Action.MESSAGE);
            broker.breakpoints().drop(held.getLast().id()).join();
            broker.restore(rule);
        }
    }

    private static byte[] edited(HeldFrame frame) {
        var json = new String(FrameCodec.of(Format.JSON).encode(frame.frame()), StandardCharsets.UTF_8);
        return json.replace("frame 1", "another frame").getBytes(StandardCharsets.UTF_8);
    }

    // Ends and rejections that version 0 could not tell.
    private static void ends(int port) throws Exception {
        try (var left = WireClient.json(port, "left")) {
            left.next(Action.CONNECTED);
            left.socket().shutdownOutput();
            left.awaitEnd();
        }
        try (var closed = WireClient.json(port, "closed")) {
            closed.next(Action.CONNECTED);
            closed.raw(WireClient.closeFrame(4001, "going to sleep"));
            closed.awaitEnd();
        }
        try (var broke = WireClient.json(port, "broke")) {
            broke.next(Action.CONNECTED);
            broke.raw(new byte[] {(byte) 0xff, (byte) 0x80, 0, 0, 0, 0});
            broke.awaitEnd();
        }
        try (var http = new RawHttp(port)) {
            check(403, http.get("/time", "Origin: https://evil.example"));
        }
        try (var http = new RawHttp(port)) {
            check(
                    426,
                    http.get("/?key=a.b:c", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 8"));
        }
    }

    private static void appends(WireClient agent) throws InterruptedException {
        agent.publish("chat", 0, "Once");
        var serial = serial(
                Objects.requireNonNull(agent.next(Action.ACK).res()).getFirst().serials());
        int msgSerial = 1;
        for (var word : List.of(" upon", " a", " time")) {
            agent.send("{\"action\":15,\"channel\":\"chat\",\"msgSerial\":" + msgSerial++
                    + ",\"messages\":[{\"action\":5,\"serial\":\"" + serial + "\",\"data\":\"" + word + "\"}]}");
            agent.next(Action.ACK);
        }
    }

    private static String serial(List<@Nullable String> serials) {
        return Objects.requireNonNull(serials.getFirst());
    }

    private static void rest(RawHttp http) throws IOException {
        var json = "Content-Type: application/json";
        var app = http.post("/apps", "{\"keys\":[{}],\"namespaces\":[{\"id\":\"kept\"}]}", json);
        check(201, app);
        check(201, http.post("/channels/chat/messages?key=a.b:c", "{\"name\":\"note\",\"data\":\"by REST\"}", json));
        check(401, http.post("/channels/chat/messages", "{\"name\":\"note\",\"data\":\"refused\"}", json));
        check(400, http.post("/channels/chat/messages?key=a.b:c", "{\"name\":", json));
        check(404, http.get("/nothing/is/here?key=a.b:c"));
        check(200, http.get("/channels/chat/messages?key=a.b:c"));
        check(200, http.get("/time"));
    }

    private static void check(int status, RawHttp.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + " and got " + answer);
        }
    }

    private static void faults(BrokerServer broker, WireClient agent, int port) throws Exception {
        broker.set(new FaultRule.Target.Client("packed"), new Slow(20), "Slow packed")
                .join();
        broker.limit(new Limits(0, 0, 0, 0, 50));
        int before = broker.openTransports();
        try (var tablet = WireClient.json(port, "tablet").attached("chat")) {
            var rule = broker.set(new FaultRule.Target.Client("tablet"), new Cut(), "Cut tablet")
                    .join();
            tablet.awaitEnd();
            awaitTransports(broker, before); // the broker knows as well
            agent.publish("chat", 4, "missed");
            agent.next(Action.ACK);
            broker.restore(rule);
        }
        broker.set(
                        new FaultRule.Target.Client("phone"),
                        new Interruption(
                                Interruption.How.DISCONTINUITY,
                                "chat",
                                new ErrorInfo(90000, 500, "Continuity was lost on purpose.")),
                        "Break continuity of chat for phone")
                .join();
        broker.set(new FaultRule.Target.Client("nobody"), new Cut(), "Cut nobody")
                .join();
    }

    // They are recorded after they were answered.
    private static void awaitRejections(BrokerServer broker) {
        await().until(() -> rejections(broker) >= 2);
    }

    private static int rejections(BrokerServer broker) throws IOException {
        int seen = 0;
        for (long position = 0; position < broker.log().size(); position++) {
            seen += broker.log().read(position) instanceof Entry.Rejected ? 1 : 0;
        }
        return seen;
    }

    private static void awaitTransports(BrokerServer broker, int most) {
        await().until(() -> broker.openTransports() <= most);
    }
}
