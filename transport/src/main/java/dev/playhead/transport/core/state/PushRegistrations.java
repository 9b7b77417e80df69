package dev.playhead.transport.core.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Devices by id and the subscriptions of one app.
public final class PushRegistrations {
    private final Map<String, Map<String, @Nullable Object>> devices = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> subscriptions = new ArrayList<>();

    static PushRegistrations of(Image image) {
        var registrations = new PushRegistrations();
        registrations.devices.putAll(image.devices());
        registrations.subscriptions.addAll(image.subscriptions());
        return registrations;
    }

    Image image() {
        return new Image(new LinkedHashMap<>(devices), List.copyOf(subscriptions));
    }

    PushRegistrations copy() {
        var copy = new PushRegistrations();
        copy.devices.putAll(devices);
        copy.subscriptions.addAll(subscriptions);
        return copy;
    }

    public Map<String, Map<String, @Nullable Object>> devices() {
        return devices;
    }

    public List<Map<String, @Nullable Object>> subscriptions() {
        return subscriptions;
    }

    /// Registrations as plain data.
    record Image(
            Map<String, Map<String, @Nullable Object>> devices, List<Map<String, @Nullable Object>> subscriptions) {}
}
