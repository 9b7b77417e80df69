package dev.playhead.transport.compare;

import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.MessageVersions.Version;
import org.jspecify.annotations.Nullable;

/// Origin of a character of a text: the version that brought it.
///
/// @param version the version
/// @param append number of the append among those since the text was last written whole, from 1; 0 for a version that
/// wrote it whole
public record TextOrigin(Version version, int append) {
    /// Returns where a character of the newest text comes from; null when no version is known. A character behind the
    /// end of the text comes from the last version: that one ended it.
    ///
    /// @param at place of the character, from 0
    public static @Nullable TextOrigin of(MessageVersions versions, int at) {
        var all = versions.all();
        int whole = all.size() - 1;
        while (whole > 0 && !isWhole(all.get(whole))) {
            whole--;
        }
        int length = 0;
        int appends = 0;
        TextOrigin last = null;
        for (int i = Math.max(0, whole); i < all.size(); i++) {
            var version = all.get(i);
            if (version.kind() == Kind.APPEND) {
                appends++;
            }
            if (version.text() == null || version.text().isEmpty()) {
                continue;
            }
            length += version.text().length();
            last = new TextOrigin(version, version.kind() == Kind.APPEND ? appends : 0);
            if (at < length) {
                return last;
            }
        }
        return last == null && !all.isEmpty() ? new TextOrigin(all.getLast(), 0) : last;
    }

    private static boolean isWhole(Version version) {
        return version.kind() != Kind.APPEND && version.text() != null;
    }
}
