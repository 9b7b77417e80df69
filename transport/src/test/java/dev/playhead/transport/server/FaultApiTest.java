package dev.playhead.transport.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.directory.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults as a test of a user controls them, with nothing but an HTTP client.
class FaultApiTest {
    private static final String FAULTS = "/playhead/faults";

    @TempDir
    private Path data;

    private BrokerServer broker;
    private ControlClient control;

    @BeforeEach
    void start() throws IOException {
        broker = BrokerServer.start(ServerOptions.any(new DataDirectory(data)));
        control = new ControlClient(broker);
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
        control.close();
    }

    private ControlClient.Answer ask(String method, String path, String body) throws Exception {
        return control.ask(method, path, body);
    }

    private List<String> on() throws Exception {
        return ask("GET", FAULTS, "").list("rules").stream()
                .map(rule -> String.valueOf(((Map<?, ?>) rule).get("rule")))
                .toList();
    }

    @Test
    void aFaultIsSetAsJsonListedAndEnded() throws Exception {
        var set = ask("POST", FAULTS, "{\"kind\":\"drop\",\"client\":\"phone\",\"percent\":5,\"label\":\"Bad luck\"}");
        assertEquals(201, set.status());
        assertEquals("F-1", set.rule());
        var rule = (Map<?, ?>) ask("GET", FAULTS, "").list("rules").getFirst();
        assertEquals("drop", rule.get("kind"));
        assertEquals("phone", rule.get("client"));
        assertEquals("Bad luck", rule.get("label"));
        assertEquals(5L, ((Map<?, ?>) rule.get("parameters")).get("percent"));
        assertEquals("drop", ask("GET", FAULTS + "/F-1", "").body().get("kind"));
        assertEquals(List.of(), ask("DELETE", FAULTS + "/F-1", "").list("rules"));
        assertEquals(List.of(), on());
    }

    @Test
    void aFaultIsSetAsOnTheCommandLineAndAllAreEndedTogether() throws Exception {
        assertEquals("F-1", ask("POST", FAULTS, "cut client=phone").rule());
        assertEquals("F-2", ask("POST", FAULTS, "slow ms=300").rule());
        assertEquals(List.of("F-1", "F-2"), on());
        assertEquals(200, ask("DELETE", FAULTS, "").status());
        assertEquals(List.of(), on());
        assertEquals(200, ask("DELETE", FAULTS, "").status());
    }

    @Test
    void aPresetIsSetByItsIdAndEndsByItself() throws Exception {
        var set = ask("POST", FAULTS, "{\"preset\":\"tunnel\",\"client\":\"phone\",\"for\":\"50ms\"}");
        assertEquals(201, set.status());
        assertEquals("Tunnel, phone", set.body().get("label"));
        await().until(() -> on().isEmpty());
    }

    @Test
    void whatIsOverAtOnceSaysSoAndIsNotListed() throws Exception {
        var set = ask("POST", FAULTS, "preset:server-restart");
        assertEquals(201, set.status());
        assertEquals(false, set.body().get("isOn"));
        assertEquals(List.of(), on());
    }

    @Test
    void aFaultForLaterIsTakenAndComes() throws Exception {
        assertEquals(202, ask("POST", FAULTS, "cut after=50ms").status());
        await().until(() -> on().equals(List.of("F-1")));
    }

    @Test
    void presetsAndKindsAreListed() throws Exception {
        assertEquals(
                FaultPreset.ALL.size(),
                ask("GET", FAULTS + "/presets", "").list("presets").size());
        assertEquals(
                FaultKinds.ALL.size(),
                ask("GET", FAULTS + "/kinds", "").list("kinds").size());
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws Exception {
        var wrong = ask("POST", FAULTS, "{\"kind\":\"slow\"}");
        assertEquals(400, wrong.status());
        assertTrue(wrong.body().toString().contains("The fault cannot be set: needs ms=N"), wrong.toString());
        assertEquals(400, ask("POST", FAULTS, "{\"kind\":").status());
        assertEquals(404, ask("DELETE", FAULTS + "/F-7", "").status());
        assertEquals(404, ask("GET", FAULTS + "/F-7", "").status());
        assertEquals(404, ask("GET", "/playhead/else", "").status());
        assertEquals(405, ask("PUT", FAULTS, "cut").status());
    }

    @Test
    void noWebPageCanControlFaultsNotEvenOneOfThisMachine() throws Exception {
        for (var header : List.of("Origin: http://localhost:3000", "Origin: null", "Sec-Fetch-Site: same-origin")) {
            assertTrue(raw("POST", "localhost", header).startsWith("HTTP/1.1 403 "), header);
        }
        assertEquals(List.of(), on());
    }

    @Test
    void whoCallsTheMachineByAnotherNameIsRefused() throws Exception {
        assertTrue(raw("POST", "evil.example", "X-None: 1").startsWith("HTTP/1.1 403 "));
        assertEquals(List.of(), on());
    }

    private String raw(String method, String host, String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", broker.port())) {
            var request = method + " " + FAULTS + " HTTP/1.1\r\nHost: " + host + ":" + broker.port() + "\r\n" + header
                    + "\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\ncut";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            var answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control-allow"), answer);
            return answer;
        }
    }

    @Test
    void whatIsSetIsInTheRecordingAsAnyFault() throws Exception {
        ask("POST", FAULTS, "cut client=phone");
        ask("DELETE", FAULTS, "");
        var log = broker.log();
        int set = 0;
        int cleared = 0;
        for (long position = 0; position < log.size(); position++) {
            var entry = log.read(position);
            set += entry instanceof Entry.RuleSet ? 1 : 0;
            cleared += entry instanceof Entry.RuleCleared ? 1 : 0;
        }
        assertEquals(1, set);
        assertEquals(1, cleared);
    }
}
