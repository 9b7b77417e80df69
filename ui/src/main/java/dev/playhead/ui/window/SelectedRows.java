package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.Selection;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Leads from what was chosen on the lanes to the frame behind it: everything is one step from its
/// evidence.
final class SelectedRows {
    private final Supplier<@Nullable Session> session;
    private final IntConsumer choose;

    SelectedRows(Supplier<@Nullable Session> session, IntConsumer choose) {
        this.session = session;
        this.choose = choose;
    }

    void chosen(Selection selection) {
        var current = session.get();
        if (current != null) {
            int row = rowOf(current.timeline(), selection);
            if (row >= 0) {
                choose.accept(row);
            }
        }
    }

    /// The row of the frame that began what was chosen; -1 when nothing was.
    static int rowOf(Timeline timeline, Selection selection) {
        return switch (selection) {
            case Selection.OfRun(int run) ->
                timeline.frames().rowAt(timeline.runs().get(run).startedNanos());
            case Selection.OfMessage(int channel, int message) ->
                timeline.frames()
                        .rowAt(timeline.channels()
                                .get(channel)
                                .messages()
                                .get(message)
                                .createdNanos());
            case Selection.OfDevice(int party, long atNanos) -> ofParty(timeline, party, atNanos);
            case Selection.None none -> -1;
        };
    }

    // The last frame of that party at or before the moment.
    private static int ofParty(Timeline timeline, int party, long atNanos) {
        var frames = timeline.frames();
        int row = frames.rowAt(atNanos);
        while (row >= 0 && frames.party(row) != party) {
            row--;
        }
        return row;
    }
}
