package dev.playhead.transport.field;

import dev.playhead.transport.filter.FilterWord;
import dev.playhead.transport.filter.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Something that a row of the frames table has a value of, by a name that filters use. See [Fields] for all
/// of them and for how to add one.
public sealed interface Field {
    /// In lower case, one word.
    String name();

    /// Returns what it is, in a few words for people.
    String meaning();

    /// Returns where its values come from.
    Source source();

    /// Returns it as filters name it.
    default FilterWord word() {
        return switch (this) {
            case Text text -> new FilterWord(name(), FilterWord.Type.TEXT, text.known(), Unit.NONE);
            case Number number -> new FilterWord(name(), FilterWord.Type.NUMBER, List.of(), number.unit());
            case Flag flag -> new FilterWord(name(), FilterWord.Type.FLAG, List.of(), Unit.NONE);
        };
    }

    enum Source {
        /// A column that is complete as soon as the row is there.
        COLUMN,
        /// A column that may become known after the row, such as whether the broker refused it.
        LATE_COLUMN,
        /// The entry behind the row, which must be read and decoded.
        ENTRY
    }

    /// Words. A row may have several, such as the names of its messages, or none.
    ///
    /// @param known words that occur, for suggestions; empty when any may
    record Text(String name, String meaning, Source source, List<String> known, Function<FrameRow, List<String>> values)
            implements Field {
        public Text {
            known = List.copyOf(known);
        }
    }

    /// A number; `NaN` for a row that has none.
    record Number(String name, String meaning, Source source, Unit unit, ToDoubleFunction<FrameRow> value)
            implements Field {}

    /// Something that is so or not.
    record Flag(String name, String meaning, Source source, Predicate<FrameRow> isSo) implements Field {}
}
