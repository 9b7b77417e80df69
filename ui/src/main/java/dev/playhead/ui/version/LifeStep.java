package dev.playhead.ui.version;

import dev.playhead.transport.compare.TextDiff;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import java.util.ArrayList;
import java.util.List;

/// One step in the life of a message: a creation, an edit, a delete, or all appends that follow each other. Immutable.
///
/// @param first number of its first version, from 1
/// @param last number of its last version
/// @param participant index in the timeline of who made it; -1 when nobody knows
/// @param fromNanos when the first arrived, ns since 1970
/// @param toNanos when the last arrived, ns since 1970
/// @param characters of the text as of its last version; -1 for a step of appends that is cut out of another
/// @param added characters of the text that its edit added; -1 when that was not compared
/// @param removed the same of those that it removed
record LifeStep(
        int first,
        int last,
        Kind kind,
        int participant,
        long fromNanos,
        long toNanos,
        int characters,
        int added,
        int removed) {
    // To compare an edit takes time; nobody reads the numbers of more than these.
    private static final int MOST_COMPARED = 200;

    /// The steps of a life, in order.
    static List<LifeStep> of(MessageVersions versions) {
        var steps = new ArrayList<LifeStep>();
        var all = versions.all();
        int length = 0;
        int compared = 0;
        for (int i = 0; i < all.size(); ) {
            int end = i + 1;
            if (all.get(i).kind() == Kind.APPEND) {
                while (end < all.size() && all.get(end).kind() == Kind.APPEND) {
                    end++;
                }
            }
            for (var version : all.subList(i, end)) {
                length = length(version, length);
            }
            int added = -1;
            int removed = -1;
            if (all.get(i).kind() == Kind.UPDATE && compared++ < MOST_COMPARED) {
                var diff = TextDiff.of(versions.textAt(i), versions.textAt(i + 1));
                added = diff.count(TextDiff.Kind.ADDED);
                removed = diff.count(TextDiff.Kind.REMOVED);
            }
            steps.add(step(all.get(i), all.get(end - 1), length, added, removed));
            i = end;
        }
        return steps;
    }

    private static LifeStep step(
            MessageVersions.Version first, MessageVersions.Version last, int length, int added, int removed) {
        return new LifeStep(
                first.number(),
                last.number(),
                first.kind(),
                first.participant(),
                first.atNanos(),
                last.atNanos(),
                length,
                added,
                removed);
    }

    /// One append of many, as a step of its own.
    static LifeStep single(MessageVersions.Version version) {
        return step(
                version,
                version,
                -1,
                version.text() == null ? 0 : version.text().length(),
                0);
    }

    private static int length(MessageVersions.Version version, int before) {
        if (version.text() == null) {
            return before;
        }
        return version.kind() == Kind.APPEND
                ? before + version.text().length()
                : version.text().length();
    }

    /// Returns how many versions it is made of.
    int size() {
        return last - first + 1;
    }

    boolean holds(int number) {
        return number >= first && number <= last;
    }

    /// Returns its numbers: `v42`, or `v2–v41`.
    String numbers() {
        return size() == 1 ? "v" + first : "v" + first + "\u2013v" + last;
    }
}
