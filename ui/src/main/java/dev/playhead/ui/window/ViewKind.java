package dev.playhead.ui.window;

import dev.playhead.ui.theme.Icon;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Kind of a view: what the rail, the keys and pictures call it, and how it is made.
///
/// @param id stable name, for `playhead snapshot --view` and tests
/// @param title on the rail, in sentence case
/// @param hint more words, for the tooltip; empty for the title alone
/// @param key as people write it, for example `Ctrl 1`; empty for none
/// @param ofSession whether it shows a session, at the playhead; the top bar then has the means to move in
/// time
/// @param make makes the view of one window, which is of this kind
record ViewKind(
        String id,
        String title,
        String hint,
        Icon icon,
        String key,
        boolean ofSession,
        BiFunction<ViewKind, ViewContext, View> make) {
    /// One whose view knows its kind.
    ViewKind(
            String id,
            String title,
            String hint,
            Icon icon,
            String key,
            boolean ofSession,
            Function<ViewContext, View> make) {
        this(id, title, hint, icon, key, ofSession, (kind, context) -> make.apply(context));
    }

    /// Returns whether a window has the session that such a view shows, if it shows one: the rail leads to no other.
    boolean isOffered(ViewContext context) {
        return !ofSession || context.open().get() != null;
    }

    /// Makes the view of one window.
    View view(ViewContext context) {
        return make.apply(this, context);
    }
}
