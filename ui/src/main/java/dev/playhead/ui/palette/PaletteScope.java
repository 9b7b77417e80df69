package dev.playhead.ui.palette;

import dev.playhead.transport.api.Session;
import dev.playhead.ui.table.SideActions;

/// Session that the palette looks through, as of a moment. Immutable.
///
/// @param nanos the moment, ns since 1970; `Long.MAX_VALUE` for now
/// @param actions lead to its places
public record PaletteScope(Session session, long nanos, SideActions actions) {
    /// Returns the moment, or the newest that is known for now, ns since 1970.
    long shownNanos() {
        return Math.min(nanos, session.timeline().endNanos());
    }

    /// Goes to a row of the frames table and to its moment.
    ///
    /// @param row -1 for none: the playhead goes there all the same
    /// @param atNanos the moment, ns since 1970
    void go(int row, long atNanos) {
        if (row >= 0) {
            actions.goTo(row);
        }
        actions.moveTo(atNanos);
    }
}
