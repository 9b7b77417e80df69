package dev.playhead.transport.server;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.http.ControlEndpoint;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import dev.playhead.transport.server.interrupt.InterruptApi;
import dev.playhead.transport.server.interrupt.Interrupts;
import dev.playhead.transport.serving.Serving;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Control of faults over HTTP, for tests of users: `/playhead/faults`. Only for programs on this machine;
/// what a browser sends for a page is refused, whatever page it is. `docs/faults.md` says what there is.
final class FaultApi {
    /// First segment of its paths.
    static final String ROOT = "playhead";

    private static final String FAULTS = "faults";
    private static final String PRESETS = "presets";
    private static final String KINDS = "kinds";
    private static final String JSON = "application/json";
    static final long ANSWER_WITHIN_S = 10;
    /// Headers that browsers send for pages, and programs do not.
    private static final Set<String> OF_PAGES = Set.of("origin", "sec-fetch-site");

    private final Faults faults;
    private final BreakpointApi breakpoints;
    private final @Nullable ServingApi serving;
    private final InterruptApi interrupts;
    private final Map<String, ControlEndpoint> endpoints;

    /// Faults of a broker.
    interface Faults {
        /// Returns the rules that are on, in the order in which they were set.
        List<FaultRule> on();

        /// Sets a fault, or sees to it that it is set at its time. Completed with its name when it is
        /// recorded.
        CompletableFuture<RuleId> set(FaultSpec spec);

        /// Ends one fault, or with [RuleId#ALL] every one. Completed when that is recorded.
        CompletableFuture<Void> end(RuleId rule);
    }

    /// @param endpoints what else is served, by name; may grow
    FaultApi(
            Faults faults,
            Breakpoints breakpoints,
            @Nullable Serving serving,
            Interrupts interrupts,
            Map<String, ControlEndpoint> endpoints) {
        this.endpoints = endpoints;
        this.faults = faults;
        this.serving = serving == null ? null : new ServingApi(serving);
        this.interrupts = new InterruptApi(interrupts);
        this.breakpoints = new BreakpointApi(faults, breakpoints);
    }

    /// @param isLocal whether the other end of the socket is on this machine
    void answer(HttpRequest request, boolean isLocal, HttpReply reply) throws IOException {
        if (!isLocal || request.head().headers().keySet().stream().anyMatch(OF_PAGES::contains)) {
            refuse(
                    reply,
                    403,
                    40300,
                    "The broker can be controlled by programs on this machine only, and by no web page.");
            return;
        }
        var path = request.target().path();
        if (path.size() > 1 && path.get(1).equals(ServingApi.REPLAY)) {
            if (serving == null) {
                refuse(reply, 404, 40400, "This broker serves no recording; playhead replay begins one that does.");
            } else {
                serving.answer(request.head().method(), path.subList(2, path.size()), request.body(), reply);
            }
            return;
        }
        if (path.size() == 2 && path.get(1).equals(InterruptApi.INTERRUPTS)) {
            interrupts.answer(request, reply);
            return;
        }
        var endpoint = path.size() > 1 ? endpoints.get(path.get(1)) : null;
        if (endpoint != null) {
            endpoint.answer(request, reply);
            return;
        }
        boolean isBreakpoint = path.size() > 1 && path.get(1).equals(BreakpointApi.BREAKPOINTS);
        if (!isBreakpoint && (path.size() < 2 || !path.get(1).equals(FAULTS) || path.size() > 3)) {
            refuse(
                    reply,
                    404,
                    40400,
                    "There are only /playhead/faults, /playhead/breakpoints, /playhead/interrupts,"
                            + " /playhead/participants and /playhead/replay.");
            return;
        }
        try {
            if (isBreakpoint) {
                breakpoints.answer(request.head().method(), path.subList(2, path.size()), request.body(), reply);
                return;
            }
            answer(request.head().method(), path.size() == 3 ? path.get(2) : null, request.body(), reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(reply, 503, 50003, "The broker is stopping.");
        } catch (ExecutionException | TimeoutException e) {
            refuse(reply, 503, 50003, "The broker did not answer in time.");
        }
    }

    private void answer(String method, @Nullable String what, byte[] body, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        switch (method) {
            case "GET" -> list(what, reply);
            case "POST" -> set(what, body, reply);
            case "DELETE" -> end(what == null ? RuleId.ALL : new RuleId(what), reply);
            default -> refuse(reply, 405, 40500, "Use GET, POST or DELETE.");
        }
    }

    private void list(@Nullable String what, HttpReply reply) throws IOException {
        if (what == null) {
            send(reply, 200, Map.of("rules", rules()));
        } else if (what.equals(PRESETS)) {
            send(
                    reply,
                    200,
                    Map.of(
                            PRESETS,
                            FaultPreset.ALL.stream().map(FaultApi::preset).toList()));
        } else if (what.equals(KINDS)) {
            send(
                    reply,
                    200,
                    Map.of(KINDS, FaultKinds.ALL.stream().map(FaultApi::kind).toList()));
        } else {
            var rule = faults.on().stream()
                    .filter(on -> on.id().value().equals(what))
                    .findFirst();
            if (rule.isEmpty()) {
                refuse(reply, 404, 40400, "No rule " + what + " is on.");
            } else {
                send(reply, 200, rule(rule.get()));
            }
        }
    }

    private static Map<String, Object> preset(FaultPreset preset) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("preset", preset.id());
        fields.put("name", preset.name());
        fields.put("words", preset.words());
        fields.put("kind", preset.fault().kind());
        fields.put("parameters", preset.fault().fields());
        fields.put("forMs", preset.forMs());
        return fields;
    }

    private static Map<String, Object> kind(FaultKind kind) {
        return Map.of("kind", kind.name(), "example", kind.example(), "more", kind.more());
    }

    private List<Map<String, Object>> rules() {
        return faults.on().stream().map(FaultApi::rule).toList();
    }

    static Map<String, Object> rule(FaultRule rule) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("rule", rule.id().value());
        fields.put("label", rule.label());
        fields.put("kind", rule.fault().kind());
        switch (rule.target()) {
            case FaultRule.Target.Everyone() -> {}
            case FaultRule.Target.Client(var app, var client) -> {
                fields.put("client", client);
                if (!app.isEmpty()) {
                    fields.put("app", app);
                }
            }
            case FaultRule.Target.Connection(var id) -> fields.put("connection", id.value());
        }
        fields.put("parameters", rule.fault().fields());
        fields.put("words", rule.fault().words());
        return fields;
    }

    private void set(@Nullable String what, byte[] body, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        if (what != null) {
            refuse(reply, 404, 40400, "A fault is set at /" + ROOT + "/" + FAULTS + ".");
            return;
        }
        FaultSpec spec;
        try {
            spec = read(body);
        } catch (IllegalArgumentException wrong) {
            refuse(reply, 400, 40000, String.valueOf(wrong.getMessage()));
            return;
        }
        var set = faults.set(spec);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("label", spec.label());
        answer.put("kind", spec.fault().kind());
        if (spec.afterMs() > 0) {
            answer.put("afterMs", spec.afterMs());
            send(reply, 202, answer);
            return;
        }
        answer.put("rule", set.get(ANSWER_WITHIN_S, TimeUnit.SECONDS).value());
        answer.put("isOn", !spec.fault().isMomentary());
        if (spec.forMs() > 0) {
            answer.put("forMs", spec.forMs());
        }
        send(reply, 201, answer);
    }

    // As JSON, or as the line of the command line, which is easier with curl.
    private static FaultSpec read(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            return FaultSpec.now(text);
        }
        try {
            return FaultSpec.now(JsonTree.read(body));
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON object and no fault as on the command line.", e);
        }
    }

    private void end(RuleId rule, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        boolean known = rule.equals(RuleId.ALL)
                || faults.on().stream().anyMatch(on -> on.id().equals(rule));
        if (!known) {
            refuse(reply, 404, 40400, "No rule " + rule + " is on.");
            return;
        }
        faults.end(rule).get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        send(reply, 200, Map.of("rules", rules()));
    }

    static void send(HttpReply reply, int status, Map<String, Object> answer) throws IOException {
        reply.send(status, JSON, JsonTree.write(answer));
    }

    static void refuse(HttpReply reply, int status, int code, String why) throws IOException {
        reply.sendError(new ErrorInfo(code, status, why));
    }
}
