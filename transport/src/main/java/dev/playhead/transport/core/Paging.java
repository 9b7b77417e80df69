package dev.playhead.transport.core;

import dev.playhead.transport.core.state.SerialClock;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedCollection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Cuts one page out of a list (TG).
final class Paging {
    private Paging() {}

    /// @param next what the next page's cursor is; null on the last page
    record Cut<T>(List<T> items, @Nullable String next) {}

    /// A page of a list whose keys are in no order of their own. When the item of the cursor is gone, nothing follows.
    ///
    /// @param all oldest first
    /// @param atMs the moment of an item, for `start` and `end`
    /// @param key what a cursor names an item by
    static <T> Cut<T> cut(
            SequencedCollection<T> all, RestCall.Page page, ToLongFunction<T> atMs, Function<T, @Nullable String> key) {
        var items = directed(all, page).iterator();
        var cursor = page.cursor();
        while (cursor != null && items.hasNext()) {
            if (cursor.equals(key.apply(items.next()))) {
                break;
            }
        }
        return from(items, page, atMs, key);
    }

    /// A page of a list whose keys grow, such as serials. It goes on behind the cursor even when that item is gone.
    ///
    /// @param all oldest first
    /// @param atMs the moment of an item, for `start` and `end`
    /// @param serial what a cursor names an item by
    static <T> Cut<T> ofSerials(
            SequencedCollection<T> all, RestCall.Page page, ToLongFunction<T> atMs, Function<T, String> serial) {
        var cursor = page.cursor();
        boolean backwards = page.direction() == RestCall.Direction.BACKWARDS;
        var behind = directed(all, page).stream().dropWhile(item -> {
            int place = cursor == null ? 0 : compare(serial.apply(item), cursor);
            return cursor != null && (backwards ? place >= 0 : place <= 0);
        });
        return from(behind.iterator(), page, atMs, serial::apply);
    }

    // An index above 999 in a frame has more digits.
    private static int compare(String serial, String other) {
        var place = SerialClock.ofChannel(serial).compareTo(SerialClock.ofChannel(other));
        if (place != 0) {
            return place;
        }
        int length = Integer.compare(serial.length(), other.length());
        return length != 0 ? length : serial.compareTo(other);
    }

    private static <T> SequencedCollection<T> directed(SequencedCollection<T> all, RestCall.Page page) {
        return page.direction() == RestCall.Direction.BACKWARDS ? all.reversed() : all;
    }

    private static <T> Cut<T> from(
            Iterator<T> rest, RestCall.Page page, ToLongFunction<T> atMs, Function<T, @Nullable String> key) {
        var items = new ArrayList<T>();
        while (rest.hasNext()) {
            var item = rest.next();
            long at = atMs.applyAsLong(item);
            if (at < page.startMs() || at > page.endMs()) {
                continue;
            }
            if (items.size() == page.limit()) {
                return new Cut<>(items, key.apply(items.getLast()));
            }
            items.add(item);
        }
        return new Cut<>(items, null);
    }
}
