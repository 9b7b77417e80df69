package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.Participant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Guesses what somebody on the wire is from the client id and from what the SDK says of itself.
final class ParticipantClassifier {
    // Words in a client id, in the order they are looked for: "tablet" before "phone" for ids that name both.
    private static final List<Map.Entry<String, Participant.Kind>> WORDS = List.of(
            Map.entry("laptop", Participant.Kind.LAPTOP),
            Map.entry("desktop", Participant.Kind.LAPTOP),
            Map.entry("browser", Participant.Kind.LAPTOP),
            Map.entry("tablet", Participant.Kind.TABLET),
            Map.entry("ipad", Participant.Kind.TABLET),
            Map.entry("iphone", Participant.Kind.PHONE),
            Map.entry("phone", Participant.Kind.PHONE),
            Map.entry("mobile", Participant.Kind.PHONE),
            Map.entry("agent", Participant.Kind.AGENT),
            Map.entry("assistant", Participant.Kind.AGENT),
            Map.entry("planner", Participant.Kind.AGENT));

    private ParticipantClassifier() {}

    static Participant.Kind kind(@Nullable String clientId, @Nullable String agent) {
        if (agent != null && agent.contains(" simulated-agent/")) {
            return Participant.Kind.AGENT;
        }
        if (agent != null && agent.startsWith("playhead/")) {
            return Participant.Kind.PLAYHEAD;
        }
        if (clientId != null) {
            var words = clientId.toLowerCase(Locale.ROOT);
            for (var word : WORDS) {
                if (words.contains(word.getKey())) {
                    return word.getValue();
                }
            }
        }
        if (agent != null && (agent.contains("ably-cocoa") || agent.contains("android"))) {
            return Participant.Kind.PHONE;
        }
        return Participant.Kind.DEVICE;
    }

    /// Returns what people call it: the kind when the id says which device it is, the id itself otherwise.
    static String name(Participant.Kind kind, @Nullable String clientId) {
        return switch (kind) {
            case LAPTOP -> "Laptop";
            case PHONE -> "Phone";
            case TABLET -> "Tablet";
            case DEVICE -> clientId == null ? "Device" : clientId;
            case AGENT -> clientId == null ? "Agent" : clientId;
            case PLAYHEAD -> "Playhead";
            case REST -> clientId == null ? "REST" : clientId;
        };
    }

    /// Returns whether two agent strings name the same SDKs and platforms, in whatever versions: an app that
    /// was updated is the same device, another SDK with the same client id is another.
    static boolean isSameSdk(@Nullable String one, @Nullable String other) {
        return names(one).equals(names(other));
    }

    private static Set<String> names(@Nullable String agent) {
        return agent == null
                ? Set.of()
                : Arrays.stream(agent.split(" "))
                        .map(part -> part.split("/")[0])
                        .collect(Collectors.toSet());
    }

    /// Name and version of the SDK out of an agent string such as `ably-js/2.28.0 nodejs/20`; null when it
    /// names none.
    static @Nullable String sdk(@Nullable String agent) {
        if (agent == null) {
            return null;
        }
        for (var part : agent.split(" ")) {
            if (part.startsWith("ably-")) {
                return part.replace('/', ' ');
            }
        }
        var first = agent.split(" ")[0];
        return first.isEmpty() ? null : first.replace('/', ' ');
    }
}
