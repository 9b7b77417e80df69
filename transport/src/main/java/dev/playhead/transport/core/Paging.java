package dev.playhead.transport.core;

import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Cuts one page out of a list (TG).
final class Paging {
    private Paging() {}

    /// @param next what the next page's cursor is; null on the last page
    record Cut<T>(List<T> items, @Nullable String next) {}

    /// @param all oldest first
    /// @param atMs the moment of an item, for `start` and `end`
    /// @param key what a cursor names an item by
    static <T> Cut<T> cut(List<T> all, RestCall.Page page, ToLongFunction<T> atMs, Function<T, @Nullable String> key) {
        var ordered = new ArrayList<>(all);
        if (page.direction() == RestCall.Direction.BACKWARDS) {
            Collections.reverse(ordered);
        }
        var items = new ArrayList<T>();
        boolean begun = page.cursor() == null;
        for (var item : ordered) {
            if (!begun) {
                begun = Objects.equals(key.apply(item), page.cursor());
                continue;
            }
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
