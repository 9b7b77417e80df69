package dev.playhead.transport.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Rule of how long recordings are kept, which people choose. Says what would go and never deletes anything. Immutable.
///
/// @param mostDays recordings that began longer ago are due; 0 for no limit
/// @param mostBytes the oldest are due while all together have more; 0 for no limit
public record RetentionRule(int mostDays, long mostBytes, Action action) {
    /// The rule until somebody chooses another: nothing goes without a person.
    public static final RetentionRule STANDARD = new RetentionRule(30, 20_000_000_000L, Action.WARN);

    private static final long DAY_MS = 86_400_000;

    /// Action on recordings that are due.
    public enum Action {
        /// Says that they are.
        WARN,
        /// Deletes them, the oldest first.
        DELETE_OLDEST
    }

    /// Reason why a recording is due.
    public enum Reason {
        TOO_OLD,
        TOO_MUCH
    }

    /// A recording that goes by the rule.
    ///
    /// @param atMs moment from which it is due by its age, ms since 1970; the moment that was asked about where it
    /// is due for the space it takes
    public record Due(LibraryItem item, Reason reason, long atMs) {}

    /// State of a library by a rule.
    ///
    /// @param usedBytes of all recordings together
    /// @param pinnedBytes of those that every rule keeps, part of `usedBytes`
    /// @param due those that go now, in the order in which they go
    /// @param next the next to go by its age, when none is due; has no entry when no recording ever will
    public record Plan(long usedBytes, long pinnedBytes, List<Due> due, List<Due> next) {
        public Plan {
            due = List.copyOf(due);
            next = List.copyOf(next);
        }
    }

    /// Returns what is due at a moment. Never the live one, nor one that is pinned.
    ///
    /// @param nowMs ms since 1970
    public Plan plan(List<LibraryItem> items, long nowMs) {
        long used = items.stream().mapToLong(LibraryItem::sizeBytes).sum();
        long pinned = items.stream()
                .filter(item -> item.label().pinned())
                .mapToLong(LibraryItem::sizeBytes)
                .sum();
        var oldest = items.stream()
                .filter(item -> !item.live() && !item.label().pinned())
                .sorted(Comparator.comparingLong(LibraryItem::beganMs))
                .toList();
        var due = new ArrayList<Due>();
        long left = used;
        for (var item : oldest) {
            long atMs = item.beganMs() + mostDays * DAY_MS;
            if (mostDays > 0 && atMs <= nowMs) {
                due.add(new Due(item, Reason.TOO_OLD, atMs));
            } else if (mostBytes > 0 && left > mostBytes) {
                due.add(new Due(item, Reason.TOO_MUCH, nowMs));
            } else {
                break; // all others are younger
            }
            left -= item.sizeBytes();
        }
        if (!due.isEmpty() || oldest.isEmpty() || mostDays == 0) {
            return new Plan(used, pinned, due, List.of());
        }
        var first = oldest.getFirst();
        var next = new Due(first, Reason.TOO_OLD, first.beganMs() + mostDays * DAY_MS);
        return new Plan(used, pinned, List.of(), List.of(next));
    }
}
