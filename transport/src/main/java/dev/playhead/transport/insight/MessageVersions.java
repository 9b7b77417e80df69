package dev.playhead.transport.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Life of one message: every version with what it changed. Immutable.
///
/// @param serial of the message; empty for [#NONE]
/// @param all versions in the order in which the broker took them
public record MessageVersions(String serial, List<Version> all) {
    /// Versions of no message.
    public static final MessageVersions NONE = new MessageVersions("", List.of());

    public MessageVersions {
        all = List.copyOf(all);
    }

    /// Kind of change that made a version.
    public enum Kind {
        CREATE,
        APPEND,
        UPDATE,
        DELETE,
        /// A change that is not in this recording.
        UNKNOWN
    }

    /// One version.
    ///
    /// @param number 1 for the first
    /// @param atNanos when it arrived, ns since 1970
    /// @param participant index in [Timeline#participants] of who made it; -1 when nobody knows
    /// @param row index in [Timeline#frames] of what brought it; -1 when that is not there
    /// @param serial of the version; null when the broker gave it none, as to an append that it put together
    /// with a later one, or when that is not known
    /// @param text that it added, or all of it when it is no append; null when it leaves the text as it was
    public record Version(
            int number,
            Kind kind,
            long atNanos,
            int participant,
            int row,
            @Nullable String serial,
            @Nullable String text) {}

    /// Returns the text as it was with a version.
    ///
    /// @param number from 1; 0 gives an empty text
    public String textAt(int number) {
        int until = Math.min(number, all.size());
        int whole = until;
        while (whole > 0 && !isWhole(all.get(whole - 1))) {
            whole--;
        }
        var text = new StringBuilder();
        for (var version : all.subList(Math.max(0, whole - 1), until)) {
            text.append(version.text == null ? "" : version.text);
        }
        return text.toString();
    }

    private static boolean isWhole(Version version) {
        return version.kind != Kind.APPEND && version.text != null;
    }
}
