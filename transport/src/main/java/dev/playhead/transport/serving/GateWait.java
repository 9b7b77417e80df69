package dev.playhead.transport.serving;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Things that the gate of a recording that is served can wait for by itself; [ServingOptions] has those that are
/// wanted.
public enum GateWait {
    /// Every client that is connected is attached to a channel.
    ATTACHED("everybody attached"),
    /// Whoever is in the place of the participant that is left out has done what that one did, or it was skipped.
    TURNS("my turns"),
    /// Somebody lets it go on at every remark of the recording.
    BOOKMARKS("bookmarks"),
    /// Every client has read what it was sent, as its answer to a WebSocket ping says.
    ACKS("acknowledgements");

    private final String label;

    GateWait(String label) {
        this.label = label;
    }

    /// Returns what people call it.
    public String label() {
        return label;
    }

    /// Returns its name on the command line and over HTTP.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads words with commas between them; none when there is nothing to read.
    ///
    /// @throws IllegalArgumentException says which word is none
    public static Set<GateWait> of(String words) {
        var found = EnumSet.noneOf(GateWait.class);
        for (var word : words.split(",", -1)) {
            if (!word.isBlank()) {
                found.add(one(word.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The gate cannot wait for " + word.strip() + "; it waits for " + words() + ".")));
            }
        }
        return found;
    }

    private static Optional<GateWait> one(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equalsIgnoreCase(word))
                .findFirst();
    }

    private static String words() {
        return Arrays.stream(values()).map(GateWait::word).collect(Collectors.joining(", "));
    }
}
