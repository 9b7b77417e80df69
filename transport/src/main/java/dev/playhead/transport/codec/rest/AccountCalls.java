package dev.playhead.transport.codec.rest;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.codec.MessageReader;
import dev.playhead.transport.codec.ObjectFields;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.KnownFields;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.session.App;
import dev.playhead.transport.session.AppSpec;
import dev.playhead.transport.session.RestCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of requests that concern keys, apps, several channels or statistics (RSA9, RSC6,
/// RSC22).
final class AccountCalls {
    private static final int MOST_CHANNELS = 100;
    private static final int MOST_MESSAGES = 1000;

    private AccountCalls() {}

    static RestCall requestToken(String keyName, Object body, long aheadMs) throws RestRefusedException {
        var fields = object(body);
        var named = fields.get("keyName");
        if (named != null && !named.equals(keyName)) {
            throw refused(40101, 401, "The token request is of another key than its address.");
        }
        var capability = fields.get("capability");
        return new RestCall.RequestToken(
                keyName,
                text(fields, "ttl"),
                capability == null || capability.toString().isEmpty() ? null : capability(capability),
                text(fields, "clientId"),
                text(fields, "timestamp"),
                text(fields, "nonce"),
                aheadMs);
    }

    static RestCall revokeTokens(String keyName, Object body, long aheadMs) throws RestRefusedException {
        var fields = object(body);
        if (!(fields.get("targets") instanceof List<?> targets)) {
            throw refused(40000, 400, "The body must have an array \"targets\".");
        }
        return new RestCall.RevokeTokens(
                keyName,
                targets.stream().map(String::valueOf).toList(),
                ObjectFields.whole(fields.get("issuedBefore")),
                Boolean.TRUE.equals(fields.get("allowReauthMargin")),
                aheadMs);
    }

    static RestCall createApp(Object body) throws RestRefusedException {
        var fields = object(body);
        var keys = new ArrayList<AppSpec.KeySpec>();
        for (var key : objects(fields, "keys")) {
            var capability = key.get("capability");
            keys.add(new AppSpec.KeySpec(
                    capability == null ? Capability.EVERY_CHANNEL : capability(capability),
                    Boolean.TRUE.equals(key.get("revocableTokens"))));
        }
        var namespaces = objects(fields, "namespaces").stream()
                .map(n -> new App.Namespace(String.valueOf(n.get("id")), n))
                .toList();
        var fixtures = new ArrayList<AppSpec.ChannelFixture>();
        for (var channel : objects(fields, "channels")) {
            var members = new ArrayList<PresenceMessage>();
            for (var member : objects(channel, "presence")) {
                members.add(MessageReader.presence(member));
            }
            fixtures.add(new AppSpec.ChannelFixture(String.valueOf(channel.get("name")), members));
        }
        return new RestCall.CreateApp(new AppSpec(keys, namespaces, maxMembers(fields), fixtures));
    }

    private static int maxMembers(Map<String, @Nullable Object> app) {
        return app.get("limits") instanceof Map<?, ?> limits
                        && limits.get("presence") instanceof Map<?, ?> presence
                        && ObjectFields.whole(presence.get("maxMembers")) instanceof Long most
                ? Math.clamp(most, 0, Integer.MAX_VALUE)
                : 0;
    }

    static RestCall batchPublish(Object body, boolean flat) throws RestRefusedException {
        boolean single = !(body instanceof List<?>);
        var batches = new ArrayList<RestCall.Batch>();
        for (var item : single ? List.of(body) : (List<?>) body) {
            var fields = object(Objects.requireNonNullElse(item, ""));
            var channels = fields.get("channels");
            var names = channels instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(channels));
            var messages = new ArrayList<Message>();
            var given = fields.get("messages");
            for (var message : given instanceof List<?> list ? list : Collections.singletonList(given)) {
                var read = MessageReader.message(object(Objects.requireNonNullElse(message, "")));
                RestRequestDecoder.checkFields(KnownFields.misfit(read));
                messages.add(read);
            }
            if (channels == null || names.isEmpty() || names.size() > MOST_CHANNELS) {
                throw refused(40000, 400, "A batch must name 1 to " + MOST_CHANNELS + " channels.");
            }
            if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
                throw refused(40000, 400, "A batch must have 1 to " + MOST_MESSAGES + " messages.");
            }
            batches.add(new RestCall.Batch(names, messages));
        }
        return new RestCall.BatchPublish(batches, single, flat);
    }

    static RestCall push(String method, List<String> path, Map<String, String> query, Object body)
            throws RestRefusedException {
        // A batch of notifications is a list; what is in it is recorded, and nothing else is done with it.
        return new RestCall.Push(method, path, query, body instanceof List<?> ? Map.of() : object(body));
    }

    static RestCall addStats(Object body) throws RestRefusedException {
        var fixtures = new ArrayList<RestCall.StatsFixture>();
        for (var item : body instanceof List<?> list ? list : List.of(body)) {
            var fields = new LinkedHashMap<>(object(Objects.requireNonNullElse(item, "")));
            var minute = fields.remove("intervalId");
            if (minute == null) {
                throw refused(40000, 400, "Figures must name their minute as intervalId.");
            }
            var figures = new LinkedHashMap<String, Double>();
            flatten("", fields, figures);
            fixtures.add(new RestCall.StatsFixture(minute.toString(), figures));
        }
        return new RestCall.AddStats(fixtures);
    }

    private static void flatten(String path, Map<?, ?> fields, Map<String, Double> figures) {
        fields.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(path + name + ".", inner, figures);
            } else if (value instanceof Number figure) {
                figures.put(path + name, figure.doubleValue());
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Capability capability(Object value) throws RestRefusedException {
        try {
            return value instanceof Map<?, ?> rights
                    ? CapabilityText.read((Map<String, @Nullable Object>) rights)
                    : CapabilityText.read(value.toString());
        } catch (IOException e) {
            throw refused(40000, 400, String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(Object value) throws RestRefusedException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw refused(40001, 400, "The body must be an object, or an array of objects.");
    }

    private static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> fields, String name)
            throws RestRefusedException {
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        if (fields.get(name) instanceof List<?> list) {
            for (var item : list) {
                objects.add(object(Objects.requireNonNullElse(item, "")));
            }
        }
        return objects;
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
        var value = fields.get(name);
        return value == null ? null : value.toString();
    }

    private static RestRefusedException refused(int code, int status, String message) {
        return new RestRefusedException(new ErrorInfo(code, status, message));
    }
}
