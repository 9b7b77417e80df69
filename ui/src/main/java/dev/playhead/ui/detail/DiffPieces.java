package dev.playhead.ui.detail;

import dev.playhead.transport.compare.TextDiff;
import dev.playhead.ui.control.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A difference as pieces of a text: as one text, or as the text before and the text after. Pure functions.
public final class DiffPieces {
    // What is the same is cut in its middle when it is longer.
    private static final int MOST_SAME = 600;

    /// Length to which what is the same is shown.
    public enum Length {
        /// Cut in its middle where it is long, with a label.
        CUT,
        WHOLE
    }

    private DiffPieces() {}

    /// Returns one text, in which what was removed stands before what was added in its place.
    public static List<WrappedText.Piece> inline(TextDiff diff, Length length) {
        return pieces(diff, length, List.of(TextDiff.Kind.values()));
    }

    /// Returns the text before.
    public static List<WrappedText.Piece> before(TextDiff diff, Length length) {
        return pieces(diff, length, List.of(TextDiff.Kind.SAME, TextDiff.Kind.REMOVED));
    }

    /// Returns the text after.
    public static List<WrappedText.Piece> after(TextDiff diff, Length length) {
        return pieces(diff, length, List.of(TextDiff.Kind.SAME, TextDiff.Kind.ADDED));
    }

    /// Returns whether there is something that [Length#CUT] cuts.
    public static boolean isLong(TextDiff diff) {
        return diff.parts().stream()
                .anyMatch(
                        part -> part.kind() == TextDiff.Kind.SAME && part.text().length() > MOST_SAME);
    }

    private static List<WrappedText.Piece> pieces(TextDiff diff, Length length, List<TextDiff.Kind> kinds) {
        var pieces = new ArrayList<WrappedText.Piece>();
        for (var part : diff.parts()) {
            if (!kinds.contains(part.kind())) {
                continue;
            }
            switch (part.kind()) {
                case SAME -> same(pieces, part.text(), length);
                case ADDED -> pieces.add(new WrappedText.Piece(part.text(), "ph-diff-added", false));
                case REMOVED -> pieces.add(new WrappedText.Piece(part.text(), "ph-diff-removed", false));
            }
        }
        return pieces;
    }

    private static void same(List<WrappedText.Piece> pieces, String text, Length length) {
        if (text.length() <= MOST_SAME || length == Length.WHOLE) {
            pieces.add(new WrappedText.Piece(text, "ph-device-text", false));
            return;
        }
        int half = MOST_SAME / 2;
        var cut = String.format(Locale.ROOT, " \u2026 %,d characters as before \u2026 ", text.length() - 2 * half);
        pieces.add(new WrappedText.Piece(text.substring(0, half), "ph-device-text", false));
        pieces.add(new WrappedText.Piece(cut, "ph-ghost-text", false));
        pieces.add(new WrappedText.Piece(text.substring(text.length() - half), "ph-device-text", false));
    }
}
