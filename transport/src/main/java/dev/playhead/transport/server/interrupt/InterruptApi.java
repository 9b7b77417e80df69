package dev.playhead.transport.server.interrupt;

import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.transport.interrupt.InterruptTarget;
import dev.playhead.transport.interrupt.PlainWords;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.http.HttpReply;
import dev.playhead.transport.server.http.HttpRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Interrupts over HTTP: `/playhead/interrupts`. The broker has seen to who may ask. `docs/interrupts.md` says
/// what there is.
public final class InterruptApi {
    /// Second segment of its path.
    public static final String INTERRUPTS = "interrupts";

    private static final long ANSWER_WITHIN_S = 40; // a run may take its time to end
    private static final Set<String> FIELDS = Set.of(
            "interrupt",
            "app",
            "channel",
            "run",
            "message",
            "text",
            "client",
            "wake",
            "cancelName",
            "cancelData",
            "askName");

    private final Interrupts interrupts;

    /// Serves the interrupts of one broker.
    public InterruptApi(Interrupts interrupts) {
        this.interrupts = interrupts;
    }

    /// Answers one request.
    ///
    /// @throws IOException when the answer cannot be written
    public void answer(HttpRequest request, HttpReply reply) throws IOException {
        try {
            switch (request.head().method()) {
                case "GET" -> list(request.target().query(), reply);
                case "POST" -> publish(request.body(), reply);
                default -> refuse(reply, 405, 40500, "Use GET or POST.");
            }
        } catch (IllegalArgumentException wrong) {
            refuse(reply, 400, 40000, String.valueOf(wrong.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(reply, 503, 50003, "The broker is stopping.");
        } catch (ExecutionException e) {
            boolean refused = e.getCause() instanceof IllegalArgumentException;
            var why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            refuse(reply, refused ? 409 : 503, refused ? 40900 : 50003, String.valueOf(why));
        } catch (TimeoutException e) {
            refuse(reply, 503, 50003, "The broker did not answer in time.");
        }
    }

    private void list(Map<String, String> query, HttpReply reply) throws IOException {
        var channel = query.get("channel");
        var refusals = channel == null ? Map.<InterruptKind, String>of() : interrupts.refusals(target(query));
        var all = new ArrayList<Map<String, Object>>();
        for (var kind : InterruptKind.values()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("interrupt", kind.id());
            fields.put("words", kind.words());
            fields.put("needsText", kind.needsText());
            if (channel != null) {
                fields.put("possible", !refusals.containsKey(kind));
                refusals.computeIfPresent(kind, (same, why) -> {
                    fields.put("why", why);
                    return why;
                });
            }
            all.add(fields);
        }
        send(reply, 200, Map.of(INTERRUPTS, all));
    }

    private static InterruptTarget target(Map<String, String> fields) {
        var channel = fields.get("channel");
        if (channel == null || channel.isEmpty()) {
            throw new IllegalArgumentException("Say which channel: {\"interrupt\":\"stop\",\"channel\":\"ai:trip\"}.");
        }
        return new InterruptTarget(fields.getOrDefault("app", ""), channel, fields.get("run"), fields.get("message"));
    }

    private void publish(byte[] body, HttpReply reply)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var fields = fields(body);
        var name = fields.get("interrupt");
        if (name == null) {
            throw new IllegalArgumentException(
                    "Say which interrupt: {\"interrupt\":\"stop\",\"channel\":\"ai:trip\"}.");
        }
        var interrupt = InterruptKind.named(name).of(fields.getOrDefault("text", ""));
        var outcome =
                interrupts.publish(interrupt, target(fields), settings(fields)).get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        send(
                reply,
                201,
                Map.of("serials", outcome.serials(), "client", outcome.clientId(), "remarks", outcome.remarks()));
    }

    private InterruptSettings settings(Map<String, String> fields) {
        var settings = interrupts.settings();
        var words = settings.words();
        settings = settings.as(fields.getOrDefault("client", settings.clientId()))
                .saying(new PlainWords(
                        fields.getOrDefault("cancelName", words.cancelName()),
                        fields.getOrDefault("cancelData", words.cancelData()),
                        fields.getOrDefault("askName", words.askName())));
        var wake = fields.get("wake");
        return wake == null ? settings : settings.waking(wake);
    }

    private static Map<String, String> fields(byte[] body) {
        Map<String, @Nullable Object> read;
        try {
            read = JsonTree.read(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON object.", e);
        }
        var fields = new LinkedHashMap<String, String>();
        read.forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("There is no field \"" + name + "\". There are "
                        + String.join(
                                ", ", List.copyOf(FIELDS).stream().sorted().toList()) + ".");
            }
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("The field \"" + name + "\" must be a text.");
            }
            fields.put(name, text);
        });
        return fields;
    }

    private static void send(HttpReply reply, int status, Map<String, Object> answer) throws IOException {
        reply.send(status, "application/json", JsonTree.write(answer));
    }

    private static void refuse(HttpReply reply, int status, int code, String why) throws IOException {
        reply.sendError(new ErrorInfo(code, status, why));
    }
}
