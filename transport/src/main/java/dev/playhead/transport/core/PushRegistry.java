package dev.playhead.transport.core;

import dev.playhead.transport.core.state.Errors;
import dev.playhead.transport.core.state.PushRegistrations;
import dev.playhead.transport.core.state.State;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.RestReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Accepts what concerns push and never delivers any (RSH1): devices and subscriptions are kept and told, a
/// notification is answered and is in the recording.
final class PushRegistry {
    private static final String NEVER_SENT = "Accepted and recorded. Playhead delivers no push notifications.";

    private final State state;

    PushRegistry(State state) {
        this.state = state;
    }

    RestReply answer(Identity identity, RestCall.Push call) {
        var registrations = state.push.computeIfAbsent(identity.app(), app -> new PushRegistrations());
        var path =
                String.join("/", call.path().subList(0, Math.min(1, call.path().size())));
        return switch (path) {
            case "deviceRegistrations" -> devices(registrations, call);
            case "channelSubscriptions" -> subscriptions(registrations, call);
            case "channels" -> {
                var names = new TreeSet<String>();
                registrations.subscriptions().forEach(s -> names.add(String.valueOf(s.get("channel"))));
                yield call.method().equals("GET") ? new RestReply.Tree(200, List.copyOf(names)) : unknown(call);
            }
            case "publish", "batch" ->
                call.method().equals("POST") ? new RestReply.Tree(201, Map.of("notice", NEVER_SENT)) : unknown(call);
            default -> unknown(call);
        };
    }

    private static RestReply devices(PushRegistrations registrations, RestCall.Push call) {
        var id = call.path().size() > 1 ? call.path().get(1) : null;
        return switch (call.method()) {
            case "GET" -> {
                if (id == null) {
                    yield new RestReply.Tree(
                            200, matching(registrations.devices().values(), call.query()));
                }
                var device = registrations.devices().get(id);
                yield device == null ? unknownDevice(id) : new RestReply.Tree(200, device);
            }
            case "POST", "PUT", "PATCH" -> {
                var device = new LinkedHashMap<String, @Nullable Object>();
                var known = id == null ? null : registrations.devices().get(id);
                if (call.method().equals("PATCH")) {
                    if (known == null) {
                        yield unknownDevice(String.valueOf(id));
                    }
                    device.putAll(known);
                }
                device.putAll(call.body());
                var named = Objects.requireNonNullElse(device.get("id"), Objects.requireNonNullElse(id, ""));
                device.put("id", named);
                registrations.devices().put(named.toString(), device);
                yield new RestReply.Tree(200, device);
            }
            case "DELETE" -> {
                if (id == null) {
                    registrations.devices().values().removeIf(device -> matches(device, call.query()));
                } else {
                    registrations.devices().remove(id);
                }
                registrations
                        .subscriptions()
                        .removeIf(s -> s.get("deviceId") != null
                                && !registrations.devices().containsKey(String.valueOf(s.get("deviceId"))));
                yield new RestReply.Tree(204, null);
            }
            default -> unknown(call);
        };
    }

    private static RestReply subscriptions(PushRegistrations registrations, RestCall.Push call) {
        return switch (call.method()) {
            case "GET" -> new RestReply.Tree(200, matching(registrations.subscriptions(), call.query()));
            case "POST" -> {
                if (!registrations.subscriptions().contains(call.body())) {
                    registrations.subscriptions().add(call.body());
                }
                yield new RestReply.Tree(201, call.body());
            }
            case "DELETE" -> {
                registrations.subscriptions().removeIf(subscription -> matches(subscription, call.query()));
                yield new RestReply.Tree(204, null);
            }
            default -> unknown(call);
        };
    }

    private static List<Map<String, @Nullable Object>> matching(
            Iterable<Map<String, @Nullable Object>> all, Map<String, String> wanted) {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        all.forEach(one -> {
            if (matches(one, wanted)) {
                found.add(one);
            }
        });
        return found;
    }

    private static boolean matches(Map<String, @Nullable Object> one, Map<String, String> wanted) {
        for (var name : List.of("channel", "clientId", "deviceId", "id")) {
            var field = name.equals("deviceId") && !one.containsKey(name) ? "id" : name;
            if (wanted.containsKey(name) && !wanted.get(name).equals(String.valueOf(one.get(field)))) {
                return false;
            }
        }
        return true;
    }

    private static RestReply unknownDevice(String id) {
        return new RestReply.Failed(Errors.deviceUnknown(id));
    }

    private static RestReply unknown(RestCall.Push call) {
        return new RestReply.Failed(Errors.notServed(call.method() + " /push/" + String.join("/", call.path())));
    }
}
