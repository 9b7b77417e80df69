package dev.playhead.transport.codec;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Capabilities as the JSON text that keys and tokens carry (RSA9f, TK2b).
public final class CapabilityText {
    private CapabilityText() {}

    /// Canonical JSON: resources and operations in order.
    public static String write(Capability capability) {
        var rights = new TreeMap<String, Object>();
        capability.rights().forEach((resource, operations) -> rights.put(resource, List.copyOf(operations)));
        return new String(JsonTree.write(rights), StandardCharsets.UTF_8);
    }

    /// The capability in a JSON text.
    ///
    /// @throws IOException when it is no capability; the message says why, for the one who wrote it
    public static Capability read(String json) throws IOException {
        Map<String, @Nullable Object> rights;
        try {
            rights = JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("The capability is not a JSON object.", e);
        }
        return read(rights);
    }

    /// The capability in an object that was JSON.
    ///
    /// @throws IOException as above
    public static Capability read(Map<String, @Nullable Object> rights) throws IOException {
        var all = new TreeMap<String, SortedSet<String>>();
        for (var right : rights.entrySet()) {
            all.put(right.getKey(), operations(right.getKey(), right.getValue()));
        }
        return Capability.of(all);
    }

    private static SortedSet<String> operations(String resource, @Nullable Object words) throws IOException {
        if (!(words instanceof List<?> list) || list.isEmpty()) {
            throw new IOException("The capability of \"" + resource + "\" must be a list of operations.");
        }
        var operations = new TreeSet<String>();
        for (var word : list) {
            var text = String.valueOf(word);
            if (!text.equals(Operation.ALL) && Operation.of(text) == null) {
                throw new IOException("The capability of \"" + resource + "\" names an unknown operation: " + text);
            }
            operations.add(text);
        }
        if (operations.contains(Operation.ALL) && operations.size() > 1) {
            throw new IOException("The capability of \"" + resource + "\" mixes * with other operations.");
        }
        return operations;
    }
}
