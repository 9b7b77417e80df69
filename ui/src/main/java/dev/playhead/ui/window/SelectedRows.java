package dev.playhead.ui.window;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.Selection;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Leads from what was chosen on the lanes to the frame behind it: everything is one step from its
/// evidence.
final class SelectedRows {
    private final Supplier<@Nullable Timeline> timeline;
    private final IntConsumer choose;

    SelectedRows(Supplier<@Nullable Timeline> timeline, IntConsumer choose) {
        this.timeline = timeline;
        this.choose = choose;
    }

    void chosen(Selection selection) {
        var current = timeline.get();
        if (current != null) {
            int row = rowOf(current, selection);
            if (row >= 0) {
                choose.accept(row);
            }
        }
    }

    /// The row of the frame that began what was chosen; -1 when nothing was.
    static int rowOf(Timeline timeline, Selection selection) {
        return switch (selection) {
            case Selection.OfRun(int run) ->
                timeline.frames()
                        .arrivalAt(
                                timeline.runs().get(run).startedNanos(),
                                timeline.runs().get(run).agent());
            case Selection.OfMessage(int channel, int message) ->
                timeline.frames()
                        .arrivalAt(
                                timeline.channels()
                                        .get(channel)
                                        .messages()
                                        .get(message)
                                        .createdNanos(),
                                -1);
            case Selection.OfDevice(int participant, long atNanos) -> ofParty(timeline, participant, atNanos);
            case Selection.OfFrame(int row) -> row;
            case Selection.None none -> -1;
        };
    }

    // The last frame of that participant at or before the moment.
    private static int ofParty(Timeline timeline, int participant, long atNanos) {
        var frames = timeline.frames();
        int row = frames.rowAt(atNanos);
        while (row >= 0 && frames.participant(row) != participant) {
            row--;
        }
        return row;
    }
}
