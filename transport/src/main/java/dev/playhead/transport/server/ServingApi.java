package dev.playhead.transport.server;

import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.serving.GatePause;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.Lateness;
import dev.playhead.transport.serving.LiveClient;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingState;
import dev.playhead.transport.serving.Speed;
import dev.playhead.transport.serving.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Control of a recording that is served over HTTP: `/playhead/replay`. [FaultApi] has seen to who may ask.
final class ServingApi {
    /// Second segment of its paths.
    static final String REPLAY = "replay";

    private final Serving serving;

    ServingApi(Serving serving) {
        this.serving = serving;
    }

    /// @param path what stands behind `replay`
    void answer(String method, List<String> path, byte[] body, HttpReply reply) throws IOException {
        if (path.size() > 1) {
            unknown(reply);
            return;
        }
        switch (method) {
            case "GET" -> {
                if (path.isEmpty()) {
                    FaultApi.send(reply, 200, fields());
                } else {
                    unknown(reply);
                }
            }
            case "POST" -> act(path.isEmpty() ? "" : path.getFirst(), new String(body, StandardCharsets.UTF_8), reply);
            case "DELETE" -> {
                FaultApi.send(reply, 200, fields());
                serving.stop();
            }
            default -> FaultApi.refuse(reply, 405, 40500, "Use GET, POST or DELETE.");
        }
    }

    private void act(String what, String body, HttpReply reply) throws IOException {
        try {
            switch (what) {
                case "go" -> serving.goOn();
                case "close" -> serving.closeGate();
                case "step" -> serving.step();
                case "skip" -> serving.skipTurn();
                case "speed" -> serving.speed(Speed.parse(body.strip()));
                case "wait" -> serving.waitFor(GateWait.of(body.strip()));
                default -> {
                    unknown(reply);
                    return;
                }
            }
        } catch (IllegalArgumentException wrong) {
            FaultApi.refuse(reply, 400, 40000, String.valueOf(wrong.getMessage()));
            return;
        }
        FaultApi.send(reply, 200, fields());
    }

    private static void unknown(HttpReply reply) throws IOException {
        FaultApi.refuse(
                reply,
                404,
                40400,
                "There is /playhead/replay, and behind that /go, /close, /step, /skip, /speed and /wait to POST to.");
    }

    private Map<String, Object> fields() {
        var state = serving.state();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("recording", String.valueOf(serving.recording().getFileName()));
        fields.put("fromMs", serving.fromNanos() / 1_000_000);
        fields.put("atMs", state.atNanos() / 1_000_000);
        fields.put("ended", state.ended());
        fields.put("speed", Speed.word(state.speed()));
        fields.put("gate", gate(state));
        if (state.place() != null) {
            fields.put("place", state.place());
            fields.put("turns", state.turns().stream().map(ServingApi::turn).toList());
        }
        fields.put("clients", state.clients().stream().map(ServingApi::client).toList());
        fields.put("late", late(state.lateness()));
        return fields;
    }

    private static Map<String, Object> gate(ServingState state) {
        var fields = new LinkedHashMap<String, Object>();
        var closed = state.closed();
        fields.put("isOpen", closed == null);
        if (closed != null) {
            fields.put("reason", closed.name().toLowerCase(Locale.ROOT));
            fields.put("words", state.words().isEmpty() ? closed.words() : closed.words() + ": " + state.words());
            fields.put("closedMs", state.closedNanos() / 1_000_000);
        }
        fields.put("waits", state.waits().stream().map(GateWait::word).sorted().toList());
        fields.put("pauses", state.pauses().stream().map(ServingApi::pause).toList());
        fields.put("pausedMs", state.pausedNanos() / 1_000_000);
        return fields;
    }

    private static Map<String, Object> pause(GatePause pause) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("atMs", pause.atNanos() / 1_000_000);
        fields.put("forMs", pause.forNanos() / 1_000_000);
        fields.put("reason", pause.reason().name().toLowerCase(Locale.ROOT));
        fields.put("words", pause.words());
        return fields;
    }

    private static Map<String, Object> turn(Turn turn) {
        var fields = new LinkedHashMap<String, Object>();
        var recorded = turn.recorded();
        fields.put("act", recorded.act().name().toLowerCase(Locale.ROOT));
        fields.put("channel", recorded.channel());
        fields.put("words", recorded.words());
        fields.put("state", turn.state().name().toLowerCase(Locale.ROOT));
        fields.put("recordedMs", recorded.atNanos() / 1_000_000);
        if (turn.yoursNanos() != 0) {
            fields.put("yoursMs", turn.yoursNanos() / 1_000_000);
            fields.put("differenceMs", (turn.yoursNanos() - recorded.atNanos()) / 1_000_000);
        }
        if (turn.waitedNanos() != 0) {
            fields.put("waitedMs", turn.waitedNanos() / 1_000_000);
        }
        return fields;
    }

    private static Map<String, Object> client(LiveClient client) {
        var fields = new LinkedHashMap<String, Object>();
        putUnlessNull(fields, "client", client.clientId());
        fields.put("connection", client.connection());
        putUnlessNull(fields, "agent", client.agent());
        fields.put("inPlace", client.inPlace());
        fields.put("state", client.state().words());
        fields.put("late", late(client.lateness()));
        return fields;
    }

    private static void putUnlessNull(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> late(Lateness lateness) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("frames", lateness.frames());
        fields.put("medianMs", lateness.medianNanos() / 1e6);
        fields.put("p99Ms", lateness.p99Nanos() / 1e6);
        fields.put("worstMs", lateness.worstNanos() / 1e6);
        fields.put("early", lateness.early());
        fields.put("late", lateness.late());
        return fields;
    }
}
