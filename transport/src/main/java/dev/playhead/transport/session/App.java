package dev.playhead.transport.session;

import dev.playhead.transport.protocol.QualifiedName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An application that a test run made for itself. Apps know nothing of one another.
///
/// @param id first part of the names of its keys
/// @param maxMembers most members on a channel; 0 for no limit
public record App(String id, List<AppKey> keys, List<Namespace> namespaces, int maxMembers) {
    public App {
        keys = List.copyOf(keys);
        namespaces = List.copyOf(namespaces);
    }

    /// Rules for channels whose name begins with `id:`, or is `id`.
    ///
    /// @param fields as they were given, to be given back
    public record Namespace(String id, Map<String, @Nullable Object> fields) {
        boolean holds(String channel) {
            return channel.equals(id) || channel.startsWith(id + ":");
        }

        boolean says(String rule) {
            return Boolean.TRUE.equals(fields.get(rule));
        }
    }

    /// Returns whether messages on this channel can be changed and annotated.
    public boolean hasMutableMessages(String channel) {
        return says(channel, "mutableMessages");
    }

    /// Returns whether messages on this channel are kept for longer than it takes to resume.
    public boolean isPersisted(String channel) {
        return says(channel, "persisted");
    }

    private boolean says(String channel, String rule) {
        var name = QualifiedName.base(channel);
        return namespaces.stream().anyMatch(n -> n.holds(name) && n.says(rule));
    }
}
