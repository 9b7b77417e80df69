package dev.playhead.ui.table;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A column of a table: what it says of a row, how it sorts, and by which name filters ask for it. Immutable.
///
/// @param width in px
/// @param field name of the field of filters that it has the values of; empty when there is none
/// @param text what it says; empty when there is nothing to say
/// @param number what it sorts and compares by; `NaN` for a row that has none; null for a column of words
/// @param tone tone of the text
/// @param participant index of the participant whose icon stands before the text, -1 for none; null for a
/// column
///     without icons
public record Column(
        String title,
        double width,
        Style style,
        String field,
        Function<RowAt, String> text,
        @Nullable ToDoubleFunction<RowAt> number,
        Function<RowAt, Tone> tone,
        @Nullable ToIntFunction<RowAt> participant) {
    /// Type in which a column is set.
    public enum Style {
        WORDS,
        /// Moments, names of the protocol: in the code type.
        CODE,
        /// In the code type, at the right edge.
        NUMBER
    }

    /// A column of words.
    public static Column words(String title, double width, Function<RowAt, String> text) {
        return new Column(title, width, Style.WORDS, "", text, null, row -> Tone.PLAIN, null);
    }

    /// A column of words of the protocol.
    public static Column code(String title, double width, Function<RowAt, String> text) {
        return new Column(title, width, Style.CODE, "", text, null, row -> Tone.PLAIN, null);
    }

    /// A column of numbers.
    public static Column number(
            String title, double width, Function<RowAt, String> text, ToDoubleFunction<RowAt> number) {
        return new Column(title, width, Style.NUMBER, "", text, number, row -> Tone.PLAIN, null);
    }

    /// A column of moments, ns since 1970; 0 for one that has not happened.
    public static Column moment(String title, ToLongFunction<RowAt> nanos) {
        return new Column(
                title,
                96,
                Style.CODE,
                "",
                row -> nanos.applyAsLong(row) == 0 ? "" : row.clock(nanos.applyAsLong(row)),
                row -> nanos.applyAsLong(row) == 0 ? Double.NaN : row.seconds(nanos.applyAsLong(row)),
                row -> Tone.PLAIN,
                null);
    }

    /// A column with the icon and name of a participant, or other words where there is none.
    public static Column who(String title, double width, ToIntFunction<RowAt> participant, String nobody) {
        return new Column(
                title,
                width,
                Style.WORDS,
                "who",
                row -> {
                    var who = row.participant(participant.applyAsInt(row));
                    return who == null ? nobody : who.name();
                },
                null,
                row -> Tone.PLAIN,
                participant);
    }

    /// Returns this column with the values of a field of filters.
    public Column of(String filterField) {
        return new Column(title, width, style, filterField, text, number, tone, participant);
    }

    /// Returns this column with tones.
    public Column toned(Function<RowAt, Tone> tones) {
        return new Column(title, width, style, field, text, number, tones, participant);
    }
}
