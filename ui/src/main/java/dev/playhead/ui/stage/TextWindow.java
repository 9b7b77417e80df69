package dev.playhead.ui.stage;

import java.util.Locale;

/// The part of a message that fits into the cards, the same for all of them so that their lines match: from where the
/// first difference is near, and of a long text only beginning and end. What is left out is counted in its place.
///
/// @param from first character shown
/// @param gapFrom first character left out in the middle; equals `gapTo` when none is
/// @param gapTo first character shown again
record TextWindow(int from, int gapFrom, int gapTo) {
    // A card of all three sizes of a text that differs: enough to read on, little enough that the next card is in
    // sight.
    private static final int KEPT = 260;
    private static final int KEPT_NARROW = 90;
    private static final int ENDS = 420;
    private static final int ENDS_NARROW = 160;

    /// @param text the server's
    /// @param common how many characters every device has
    static TextWindow of(String text, int common, boolean wide) {
        return of(text, common, wide ? KEPT : KEPT_NARROW, wide ? ENDS : ENDS_NARROW);
    }

    /// A part of about `kept` characters, and as many after each end of what differs.
    ///
    /// @param common how many characters the device has
    static TextWindow around(String text, int common, int kept) {
        return of(text, common, kept, kept);
    }

    private static TextWindow of(String text, int common, int kept, int ends) {
        int length = text.length();
        int near = Math.max(0, common - Math.max(kept / 4, kept - (length - common)));
        // In steps: if it moved with each word of an answer that grows, all lines would be broken anew each time, and
        // nobody could read them.
        int fold = near - near % (kept / 4);
        int word = text.lastIndexOf(' ', fold);
        // Text without spaces is folded all the same.
        int from = fold == 0 ? 0 : word < fold - kept ? whole(text, fold) : word + 1;
        if (length - from <= 3 * ends) {
            return new TextWindow(from, length, length);
        }
        return new TextWindow(from, whole(text, from + ends), whole(text, length - ends));
    }

    // Never between the two halves of a character.
    private static int whole(String text, int at) {
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /// Returns the number of characters that are left out in the middle.
    int gap() {
        return gapTo - gapFrom;
    }

    /// Returns what is shown of a piece of the text.
    ///
    /// @param at where the piece begins in the server's text
    String shown(String piece, int at) {
        int end = at + piece.length();
        int first = Math.clamp(from, at, end);
        int hideFrom = Math.clamp(gapFrom, first, end);
        int hideTo = Math.clamp(gapTo, hideFrom, end);
        var label = hideTo == hideFrom ? "" : left(hideTo - hideFrom);
        return piece.substring(first - at, hideFrom - at) + label + piece.substring(hideTo - at);
    }

    /// Returns what is shown of a text that is not the server's.
    static String shown(String strange, boolean wide) {
        return beginning(strange, wide ? ENDS : ENDS_NARROW);
    }

    /// Returns the first `ends` characters of a text, and how many are left out.
    static String beginning(String strange, int ends) {
        return strange.length() <= ends
                ? strange
                : strange.substring(0, whole(strange, ends)) + left(strange.length() - ends);
    }

    private static String left(int count) {
        return String.format(Locale.ROOT, " [\u2026 %,d characters \u2026] ", count);
    }
}
