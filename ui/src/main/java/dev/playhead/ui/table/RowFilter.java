package dev.playhead.ui.table;

import dev.playhead.transport.field.Field;
import dev.playhead.transport.field.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A filter of the window over the columns of a table. A word alone is looked for in all of them. A field
/// that the table has no column for has no value in any row. Immutable.
final class RowFilter {
    private static final String ANYWHERE = "text";
    private static final Set<String> OF_PARTICIPANTS = Set.of("who", "device", "client", "app");

    private final Filter filter;
    private final List<Column> columns;

    RowFilter(Filter filter, List<Column> columns) {
        this.filter = filter;
        this.columns = List.copyOf(columns);
    }

    /// Returns whether a row is wanted.
    boolean matches(RowAt row) {
        return matches(filter, row);
    }

    private boolean matches(Filter part, RowAt row) {
        return switch (part) {
            case Filter.All() -> true;
            case Filter.And(var one, var other) -> matches(one, row) && matches(other, row);
            case Filter.Or(var one, var other) -> matches(one, row) || matches(other, row);
            case Filter.Not(var one) -> !matches(one, row);
            case Filter.Has(var field) -> has(field, row);
            case Filter.Is(var field, var glob) -> any(field, row, glob::matches);
            case Filter.Contains(var field, var wanted) ->
                any(field, row, value -> value.toLowerCase(Locale.ROOT).contains(wanted));
            case Filter.Compares(var field, var comparison, var to) -> comparison.holds(number(field, row), to);
        };
    }

    private boolean has(Field field, RowAt row) {
        return switch (field) {
            case Field.Number number -> !Double.isNaN(number(number, row));
            case Field.Text text -> any(text, row, value -> !value.isEmpty());
            case Field.Flag flag -> any(flag, row, value -> !value.isEmpty());
        };
    }

    private boolean any(Field field, RowAt row, Predicate<String> wanted) {
        return values(field.name(), row).anyMatch(wanted);
    }

    private Stream<String> values(String field, RowAt row) {
        return columns.stream()
                .flatMap(column -> Stream.ofNullable(
                        field.equals(ANYWHERE) || field.equals(column.field())
                                ? column.text().apply(row)
                                : ofParticipant(column, field, row)));
    }

    private static @Nullable String ofParticipant(Column column, String field, RowAt row) {
        var participant = column.participant();
        var who = participant == null ? null : row.participant(participant.applyAsInt(row));
        if (who == null) {
            return null;
        }
        return switch (field) {
            case "device" -> who.isDevice() ? who.name() : null;
            case "client" -> who.clientId();
            case "app" -> who.app().isEmpty() ? null : who.app();
            default -> null;
        };
    }

    private double number(Field field, RowAt row) {
        for (var column : columns) {
            var number = column.number();
            if (number != null && column.field().equals(field.name())) {
                return number.applyAsDouble(row);
            }
        }
        return Double.NaN;
    }

    /// Returns the fields that it asks for and no column has, in order of the alphabet.
    List<String> unknown() {
        var unknown = new TreeSet<String>();
        collect(filter, unknown);
        return new ArrayList<>(unknown);
    }

    private void collect(Filter part, Set<String> unknown) {
        switch (part) {
            case Filter.All() -> {}
            case Filter.And(var one, var other) -> {
                collect(one, unknown);
                collect(other, unknown);
            }
            case Filter.Or(var one, var other) -> {
                collect(one, unknown);
                collect(other, unknown);
            }
            case Filter.Not(var one) -> collect(one, unknown);
            case Filter.Test test -> {
                var name = test.field().name();
                boolean ofSomebody = OF_PARTICIPANTS.contains(name)
                        && columns.stream().anyMatch(column -> column.participant() != null);
                if (!name.equals(ANYWHERE)
                        && !ofSomebody
                        && columns.stream().noneMatch(column -> column.field().equals(name))) {
                    unknown.add(name);
                }
            }
        }
    }
}
