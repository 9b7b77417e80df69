package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Leads from what was chosen on the lanes to the frame behind it: everything is one step from its
/// evidence. FX thread.
public final class SelectedRows {
    private final Supplier<@Nullable Timeline> timeline;
    private final IntConsumer choose;

    /// @param timeline of the session that is shown; null while there is none
    /// @param choose told the row of a frame
    public SelectedRows(Supplier<@Nullable Timeline> timeline, IntConsumer choose) {
        this.timeline = timeline;
        this.choose = choose;
    }

    /// Leads to the frame of what was chosen, if there is one.
    public void chosen(Selection selection) {
        var current = timeline.get();
        if (current != null) {
            int row = rowOf(current, selection);
            if (row >= 0) {
                choose.accept(row);
            }
        }
    }

    /// The row of the frame that began what was chosen; -1 when nothing was.
    public static int rowOf(Timeline timeline, Selection selection) {
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
