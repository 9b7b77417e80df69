package dev.playhead.transport.field;

import dev.playhead.transport.filter.Comparison;
import dev.playhead.transport.filter.Condition;
import dev.playhead.transport.filter.FilterParser;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.filter.Glob;
import dev.playhead.transport.insight.Timeline;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/// Says which rows somebody wants to see. Made of text by [#parse]; immutable.
///
/// ``` channel == "ai:trip-42" && kind != HEARTBEAT && size > 1KB device == phone and (late or refused) kind
/// in {MESSAGE, APPEND} ferry ```
///
/// A word that is no field is looked for in everything that a row shows and its payload holds; a field
/// without a comparison asks whether the row has it. `==` takes `*` for any letters; upper and lower case are
/// the same. What stands beside each other must all be so. A row that has no value of a field is unlike every
/// value: `!=` is true of it, all other comparisons are not.
public sealed interface Filter {
    /// The filter that every row passes.
    Filter ALL = new All();

    /// Reads a filter. Nothing but white space is [#ALL].
    ///
    /// @throws FilterSyntaxException says where it is wrong, what was found and what was expected
    static Filter parse(String text) throws FilterSyntaxException {
        return of(FilterParser.parse(text, Fields.words()));
    }

    private static Filter of(Condition condition) {
        return switch (condition) {
            case Condition.All() -> ALL;
            case Condition.And(var one, var other) -> and(of(one), of(other));
            case Condition.Or(var one, var other) -> or(of(one), of(other));
            case Condition.Not(var opposite) -> new Not(of(opposite));
            case Condition.Has(var field) -> new Has(field(field));
            case Condition.Is(var field, var glob) -> new Is((Field.Text) field(field), glob);
            case Condition.Contains(var field, var part) -> new Contains((Field.Text) field(field), part);
            case Condition.Compares(var field, var comparison, var to) ->
                new Compares((Field.Number) field(field), comparison, to);
        };
    }

    private static Field field(String name) {
        return Fields.named(name).orElseThrow();
    }

    /// Rows that both want.
    static Filter and(Filter one, Filter other) {
        return one instanceof All ? other : other instanceof All ? one : cheapFirst(one, other, true);
    }

    private static Filter cheapFirst(Filter one, Filter other, boolean both) {
        boolean swapped = one.needsEntries() && !other.needsEntries();
        var first = swapped ? other : one;
        var second = swapped ? one : other;
        return both ? new And(first, second) : new Or(first, second);
    }

    /// Rows that one of them wants.
    static Filter or(Filter one, Filter other) {
        return cheapFirst(one, other, false);
    }

    /// Returns this filter with other names in its comparisons of `who` and `device`: where somebody calls
    /// the participants otherwise than the recording does.
    ///
    /// @param names given a word as it was compared with, in lower case; the same word where it knows no
    ///     other
    default Filter calling(UnaryOperator<String> names) {
        return switch (this) {
            case All _, Has _, Contains _, Compares _ -> this;
            case And(var one, var other) -> new And(one.calling(names), other.calling(names));
            case Or(var one, var other) -> new Or(one.calling(names), other.calling(names));
            case Not(var filter) -> new Not(filter.calling(names));
            case Is(var field, var glob) ->
                Fields.isName(field) ? new Is(field, new Glob(names.apply(glob.pattern()))) : this;
        };
    }

    /// Returns whether a row is wanted.
    boolean matches(FrameRow row);

    /// Returns whether it must read the log; otherwise columns are enough, and a million rows take
    /// milliseconds.
    boolean needsEntries();

    /// Returns whether the answer for a row may change after the row is there.
    boolean changesLater();

    /// Returns the filter as a predicate on rows of a timeline. What it returns is for one thread; when
    /// [#needsEntries], it reads the log and throws `UncheckedIOException` when that fails.
    default IntPredicate over(Timeline timeline, EntrySource entries) {
        var row = new FrameRow(timeline, entries);
        return index -> matches(row.at(index));
    }

    /// See [#ALL].
    record All() implements Filter {
        @Override
        public boolean matches(FrameRow row) {
            return true;
        }

        @Override
        public boolean needsEntries() {
            return false;
        }

        @Override
        public boolean changesLater() {
            return false;
        }
    }

    /// Both.
    record And(Filter one, Filter other) implements Filter {
        @Override
        public boolean matches(FrameRow row) {
            return one.matches(row) && other.matches(row);
        }

        @Override
        public boolean needsEntries() {
            return one.needsEntries() || other.needsEntries();
        }

        @Override
        public boolean changesLater() {
            return one.changesLater() || other.changesLater();
        }
    }

    /// At least one.
    record Or(Filter one, Filter other) implements Filter {
        @Override
        public boolean matches(FrameRow row) {
            return one.matches(row) || other.matches(row);
        }

        @Override
        public boolean needsEntries() {
            return one.needsEntries() || other.needsEntries();
        }

        @Override
        public boolean changesLater() {
            return one.changesLater() || other.changesLater();
        }
    }

    /// All other rows.
    record Not(Filter filter) implements Filter {
        @Override
        public boolean matches(FrameRow row) {
            return !filter.matches(row);
        }

        @Override
        public boolean needsEntries() {
            return filter.needsEntries();
        }

        @Override
        public boolean changesLater() {
            return filter.changesLater();
        }
    }

    /// A question about one field.
    sealed interface Test extends Filter {
        Field field();

        @Override
        default boolean needsEntries() {
            return field().source() == Field.Source.ENTRY;
        }

        @Override
        default boolean changesLater() {
            return field().source() == Field.Source.LATE_COLUMN;
        }
    }

    /// The row has a value of the field, or what the field asks is so.
    record Has(Field field) implements Test {
        @Override
        public boolean matches(FrameRow row) {
            return switch (field) {
                case Field.Text text -> text.values().apply(row).stream().anyMatch(value -> !value.isEmpty());
                case Field.Number number -> !Double.isNaN(number.value().applyAsDouble(row));
                case Field.Flag flag -> flag.isSo().test(row);
            };
        }
    }

    /// One of the row's words is like this.
    record Is(Field.Text field, Glob glob) implements Test {
        @Override
        public boolean matches(FrameRow row) {
            for (var value : field.values().apply(row)) {
                if (glob.matches(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One of the row's words has this in it.
    record Contains(Field.Text field, String part) implements Test {
        public Contains {
            part = part.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean matches(FrameRow row) {
            for (var value : field.values().apply(row)) {
                if (value.toLowerCase(Locale.ROOT).contains(part)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The row's number compares so.
    record Compares(Field.Number field, Comparison comparison, double to) implements Test {
        @Override
        public boolean matches(FrameRow row) {
            return comparison.holds(field.value().applyAsDouble(row), to);
        }
    }
}
