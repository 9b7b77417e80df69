package dev.playhead.transport.compare;

import java.util.ArrayList;
import java.util.List;

/// Places in which two texts differ, by words: changes with nothing but spaces between them are one place. Immutable.
///
/// @param segments all of both texts, in order
public record TextPlaces(List<Segment> segments) {
    /// Part of both texts.
    public sealed interface Segment {}

    /// Text that both have.
    public record Same(String text) implements Segment {}

    /// A place in which they differ.
    ///
    /// @param number from 1
    /// @param fromA where it begins in the first text, in characters
    /// @param fromB where it begins in the second text, in characters
    /// @param a what the first text has there; may be empty
    /// @param b what the second text has there; may be empty
    public record Place(int number, int fromA, int fromB, String a, String b) implements Segment {}

    public TextPlaces {
        segments = List.copyOf(segments);
    }

    /// Compares two texts. Bounded: what differs in very many words is one place.
    public static TextPlaces of(String a, String b) {
        return new Gathering(TextDiff.of(a, b).parts()).places();
    }

    /// Returns the places alone.
    public List<Place> places() {
        return segments.stream()
                .filter(Place.class::isInstance)
                .map(Place.class::cast)
                .toList();
    }

    /// Returns how many words differ: in each place those of the text that has more there.
    public int words() {
        return places().stream()
                .mapToInt(place -> Math.max(words(place.a()), words(place.b())))
                .sum();
    }

    /// Returns how much differs, for people: `1 word` where it is one place, else `5 places, 6 words`.
    public String summary() {
        int places = places().size();
        var words = count(words(), "word");
        return places <= 1 ? words : count(places, "place") + ", " + words;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static int words(String text) {
        var trimmed = text.strip();
        return trimmed.isEmpty() ? 0 : trimmed.split("\\s+", -1).length;
    }

    /// Segments gathered so far. For one thread.
    private static final class Gathering {
        private final List<TextDiff.Part> parts;
        private final List<Segment> segments = new ArrayList<>();
        private final StringBuilder a = new StringBuilder();
        private final StringBuilder b = new StringBuilder();
        private int atA;
        private int atB;
        private int number;

        Gathering(List<TextDiff.Part> parts) {
            this.parts = parts;
        }

        TextPlaces places() {
            for (int i = 0; i < parts.size(); i++) {
                var part = parts.get(i);
                switch (part.kind()) {
                    case REMOVED -> a.append(part.text());
                    case ADDED -> b.append(part.text());
                    case SAME -> {
                        if (isInPlace() && i + 1 < parts.size() && part.text().isBlank()) {
                            a.append(part.text());
                            b.append(part.text());
                        } else {
                            end();
                            segments.add(new Same(part.text()));
                            atA += part.text().length();
                            atB += part.text().length();
                        }
                    }
                }
            }
            end();
            return new TextPlaces(segments);
        }

        private boolean isInPlace() {
            return !a.isEmpty() || !b.isEmpty();
        }

        private void end() {
            if (isInPlace()) {
                segments.add(new Place(++number, atA, atB, a.toString(), b.toString()));
                atA += a.length();
                atB += b.length();
                a.setLength(0);
                b.setLength(0);
            }
        }
    }
}
