package dev.playhead.ui.compare;

import dev.playhead.transport.compare.TextPlaces;
import dev.playhead.ui.control.WrappedText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Places in which two texts differ as pieces of a text. Pure functions.
final class PlacePieces {
    // What is the same is cut in its middle when it is longer.
    private static final int MOST_SAME = 1_200;
    private static final String SAME = "ph-device-text";
    private static final String REMOVED = "ph-compare-removed";
    private static final String ADDED = "ph-compare-added";

    private PlacePieces() {}

    /// Returns the text of a side.
    ///
    /// @param chosen number of the place that is looked at; 0 for none
    static List<Piece> side(TextPlaces places, SideName side, int chosen) {
        var pieces = new ArrayList<Piece>();
        for (var segment : places.segments()) {
            switch (segment) {
                case TextPlaces.Same(var text) -> same(pieces, text);
                case TextPlaces.Place place -> {
                    var text = side == SideName.A ? place.a() : place.b();
                    add(pieces, text, side == SideName.A ? REMOVED : ADDED, place.number() == chosen);
                }
            }
        }
        return pieces;
    }

    /// Returns both texts as one: what only A has stands before what B has in its place.
    static List<Piece> inline(TextPlaces places, int chosen) {
        var pieces = new ArrayList<Piece>();
        for (var segment : places.segments()) {
            switch (segment) {
                case TextPlaces.Same(var text) -> same(pieces, text);
                case TextPlaces.Place place -> {
                    add(pieces, place.a(), REMOVED, place.number() == chosen);
                    boolean areApart = place.a().isEmpty() || place.b().isEmpty();
                    if (!areApart
                            && !Character.isWhitespace(
                                    place.a().charAt(place.a().length() - 1))) {
                        pieces.add(new Piece(" ", SAME, false));
                    }
                    add(pieces, place.b(), ADDED, place.number() == chosen);
                }
            }
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, String style, boolean isChosen) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, style, isChosen));
        }
    }

    private static void same(List<Piece> pieces, String text) {
        if (text.length() <= MOST_SAME) {
            pieces.add(new Piece(text, SAME, false));
            return;
        }
        int half = MOST_SAME / 2;
        pieces.add(new Piece(text.substring(0, half), SAME, false));
        var cut = String.format(Locale.ROOT, " \u2026 %,d characters the same \u2026 ", text.length() - 2 * half);
        pieces.add(new Piece(cut, "ph-ghost-text", false));
        pieces.add(new Piece(text.substring(text.length() - half), SAME, false));
    }
}
