package dev.playhead.transport.server;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.Break;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.session.HeldId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Control of breakpoints over HTTP: `/playhead/breakpoints`. [FaultApi] has seen to who may ask.
final class BreakpointApi {
    /// Second segment of its paths.
    static final String BREAKPOINTS = "breakpoints";

    private static final String HELD = "held";
    private static final String RELEASE = "release";
    private static final String DROP = "drop";

    private final FaultApi.Faults faults;
    private final Breakpoints breakpoints;

    BreakpointApi(FaultApi.Faults faults, Breakpoints breakpoints) {
        this.faults = faults;
        this.breakpoints = breakpoints;
    }

    /// @param path what stands behind `breakpoints`
    void answer(String method, List<String> path, byte[] body, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        boolean isHeld = !path.isEmpty() && path.getFirst().equals(HELD);
        switch (method) {
            case "GET" -> {
                if (path.isEmpty()) {
                    FaultApi.send(reply, 200, all());
                } else if (isHeld && path.size() == 1) {
                    FaultApi.send(reply, 200, Map.of(HELD, frames()));
                } else if (isHeld && path.size() == 2) {
                    one(new HeldId(path.get(1)), reply);
                } else {
                    unknown(reply);
                }
            }
            case "POST" -> {
                if (path.isEmpty()) {
                    set(body, reply);
                } else if (isHeld && path.size() == 2) {
                    settle(HeldId.ALL, path.get(1), body, reply);
                } else if (isHeld && path.size() == 3) {
                    settle(new HeldId(path.get(1)), path.get(2), body, reply);
                } else {
                    unknown(reply);
                }
            }
            case "DELETE" -> {
                if (path.size() > 1 || isHeld) {
                    unknown(reply);
                } else {
                    end(path.isEmpty() ? null : new RuleId(path.getFirst()), reply);
                }
            }
            default -> FaultApi.refuse(reply, 405, 40500, "Use GET, POST or DELETE.");
        }
    }

    private static void unknown(HttpReply reply) throws IOException {
        FaultApi.refuse(
                reply,
                404,
                40400,
                "There are /playhead/breakpoints, /playhead/breakpoints/RULE, /playhead/breakpoints/held, and behind that"
                        + " /FRAME, /FRAME/release, /FRAME/drop, /release and /drop.");
    }

    private List<FaultRule> on() {
        return faults.on().stream()
                .filter(rule -> rule.fault() instanceof Break)
                .toList();
    }

    private Map<String, Object> all() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put(BREAKPOINTS, on().stream().map(FaultApi::rule).toList());
        answer.put(HELD, frames());
        return answer;
    }

    private List<Map<String, Object>> frames() {
        return breakpoints.held().stream().map(BreakpointApi::frame).toList();
    }

    private static Map<String, Object> frame(HeldFrame held) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(HELD, held.id().value());
        fields.put("rule", held.rule().value());
        fields.put("waits", held.stopped() ? "for release" : "behind another");
        fields.put("way", held.toClient() ? "to" : "from");
        if (held.clientId() != null) {
            fields.put("client", held.clientId());
        }
        fields.put("connection", held.connection().value());
        try {
            fields.put("frame", JsonTree.read(FrameCodec.of(Format.JSON).encode(held.frame())));
        } catch (IOException e) {
            throw new IllegalStateException(e); // it was written just now
        }
        return fields;
    }

    private void one(HeldId id, HttpReply reply) throws IOException {
        var held = breakpoints.held(id);
        if (held == null) {
            gone(id, reply);
        } else {
            FaultApi.send(reply, 200, frame(held));
        }
    }

    private static void gone(HeldId id, HttpReply reply) throws IOException {
        FaultApi.refuse(reply, 404, 40400, "No frame " + id + " waits.");
    }

    private void set(byte[] body, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        FaultSpec spec;
        try {
            spec = read(body);
        } catch (IllegalArgumentException wrong) {
            FaultApi.refuse(reply, 400, 40000, String.valueOf(wrong.getMessage()));
            return;
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("label", spec.label());
        var set = faults.set(spec);
        if (spec.afterMs() > 0) {
            answer.put("afterMs", spec.afterMs());
            FaultApi.send(reply, 202, answer);
            return;
        }
        answer.put("rule", set.get(FaultApi.ANSWER_WITHIN_S, TimeUnit.SECONDS).value());
        FaultApi.send(reply, 201, answer);
    }

    // As JSON, or as the line of the command line without its first word.
    private static FaultSpec read(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            return FaultSpec.now(Break.KIND.name() + " " + text);
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        try {
            fields.putAll(JsonTree.read(body));
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON object and no breakpoint.", e);
        }
        fields.put("kind", Break.KIND.name());
        return FaultSpec.now(fields);
    }

    private void settle(HeldId id, String how, byte[] body, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        if (!how.equals(RELEASE) && !how.equals(DROP)) {
            unknown(reply);
            return;
        }
        if (!id.equals(HeldId.ALL) && breakpoints.held(id) == null) {
            gone(id, reply);
            return;
        }
        boolean isEdit = body.length > 0;
        if (isEdit && (how.equals(DROP) || id.equals(HeldId.ALL))) {
            FaultApi.refuse(
                    reply, 400, 40000, "Only the release of one frame takes a frame, which goes on in its place.");
            return;
        }
        try {
            var settled = how.equals(DROP)
                    ? breakpoints.drop(id)
                    : isEdit ? breakpoints.release(id, body) : breakpoints.release(id);
            settled.get(FaultApi.ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (IllegalArgumentException wrong) {
            FaultApi.refuse(reply, 400, 40000, String.valueOf(wrong.getMessage()));
            return;
        }
        FaultApi.send(reply, 200, Map.of(HELD, frames()));
    }

    private void end(@Nullable RuleId rule, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var ending = on().stream()
                .map(FaultRule::id)
                .filter(id -> rule == null || id.equals(rule))
                .toList();
        if (rule != null && ending.isEmpty()) {
            FaultApi.refuse(reply, 404, 40400, "No breakpoint " + rule + " is on.");
            return;
        }
        for (var id : ending) {
            faults.end(id).get(FaultApi.ANSWER_WITHIN_S, TimeUnit.SECONDS);
        }
        FaultApi.send(reply, 200, all());
    }
}
