package dev.playhead.transport.auth;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Operation on a resource (TK2b).
public enum Operation {
    PUBLISH("publish"),
    SUBSCRIBE("subscribe"),
    PRESENCE("presence"),
    HISTORY("history"),
    STATS("stats"),
    CHANNEL_METADATA("channel-metadata"),
    PUSH_SUBSCRIBE("push-subscribe"),
    PUSH_ADMIN("push-admin"),
    OBJECT_SUBSCRIBE("object-subscribe"),
    OBJECT_PUBLISH("object-publish"),
    ANNOTATION_PUBLISH("annotation-publish"),
    ANNOTATION_SUBSCRIBE("annotation-subscribe"),
    MESSAGE_UPDATE_OWN("message-update-own"),
    MESSAGE_UPDATE_ANY("message-update-any"),
    MESSAGE_DELETE_OWN("message-delete-own"),
    MESSAGE_DELETE_ANY("message-delete-any"),
    PRIVILEGED_HEADERS("privileged-headers");

    /// The word that stands for all of them.
    public static final String ALL = "*";

    private static final Map<String, Operation> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Operation::word, Function.identity()));

    private final String word;

    Operation(String word) {
        this.word = word;
    }

    /// As capabilities write it.
    public String word() {
        return word;
    }

    /// The operation with this word; null when there is none.
    public static @Nullable Operation of(String word) {
        return BY_WORD.get(word);
    }
}
