package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Rows that a question about the recordings is answered with.
final class LibraryRows {
    private LibraryRows() {}

    /// A question.
    ///
    /// @param text words that all have to occur in name, note, channels, client IDs or names of participants
    record Query(String text, LibraryChip chip, LibrarySort sort) {}

    /// Returns the rows: what is refused, then the live recording, then the others.
    ///
    /// @param nowMs ms since 1970
    static List<LibraryRow> of(List<LibraryItem> items, List<LibraryRow.Refused> refused, Query query, long nowMs) {
        var rows = new ArrayList<LibraryRow>();
        if (!refused.isEmpty()) {
            rows.add(new LibraryRow.Heading("Not imported", ""));
            rows.addAll(refused);
        }
        var found = found(items, query.text()).stream()
                .filter(query.chip()::takes)
                .sorted(query.sort().order())
                .toList();
        found.stream().filter(LibraryItem::live).forEach(item -> {
            rows.add(new LibraryRow.Heading("Now", ""));
            rows.add(new LibraryRow.Recording(item));
        });
        var today = day(nowMs);
        LocalDate shown = null;
        for (var item : found) {
            if (item.live()) {
                continue;
            }
            var day = day(item.beganMs());
            if (query.sort().isByDay() && !day.equals(shown)) {
                rows.add(heading(day, today));
                shown = day;
            }
            rows.add(new LibraryRow.Recording(item));
        }
        return rows;
    }

    /// Returns those in which all words of a text occur.
    static List<LibraryItem> found(List<LibraryItem> items, String text) {
        var words = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.isEmpty()
                ? items
                : items.stream()
                        .filter(item -> {
                            var all = searched(item);
                            return words.stream().allMatch(all::contains);
                        })
                        .toList();
    }

    private static String searched(LibraryItem item) {
        var all = new StringBuilder(item.title());
        all.append('\n').append(item.fileTitle());
        all.append('\n').append(item.label().note());
        all.append('\n').append(item.label().importedFrom());
        item.content().ifPresent(content -> {
            content.channels().forEach(channel -> all.append('\n').append(channel.name()));
            content.participants()
                    .forEach(who -> all.append('\n')
                            .append(who.name())
                            .append('\n')
                            .append(who.clientId() == null ? "" : who.clientId()));
        });
        return all.toString().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(long ms) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
    }

    private static LibraryRow.Heading heading(LocalDate day, LocalDate today) {
        var date = LibraryWords.day(day);
        if (day.equals(today)) {
            return new LibraryRow.Heading("Today", date);
        }
        return day.equals(today.minusDays(1))
                ? new LibraryRow.Heading("Yesterday", date)
                : new LibraryRow.Heading(date, "");
    }
}
