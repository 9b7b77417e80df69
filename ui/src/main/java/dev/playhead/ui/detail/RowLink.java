package dev.playhead.ui.detail;

import dev.playhead.ui.device.ParticipantIcon;
import java.util.Locale;
import javafx.scene.control.Hyperlink;

/// A link that chooses a row of the frames table. FX thread.
final class RowLink extends Hyperlink {
    /// @param words what it says
    RowLink(ShownFrame frame, int row, String words, DetailActions actions) {
        super(words);
        getStyleClass().add("ph-row-link");
        int participant = frame.timeline().frames().participant(row);
        if (participant >= 0) {
            setGraphic(ParticipantIcon.of(frame.timeline().participants().get(participant)));
        }
        setAccessibleText(words + ", row " + (row + 1));
        setOnAction(e -> {
            setVisited(false);
            actions.select(row);
        });
    }

    /// A link that says who, which frame and which row: `planner APPEND #3,397`.
    static RowLink of(ShownFrame frame, int row, DetailActions actions) {
        return new RowLink(frame, row, words(frame, row), actions);
    }

    static String words(ShownFrame frame, int row) {
        return String.format(
                Locale.ROOT,
                "%s %s #%,d",
                frame.who(row),
                frame.timeline().frames().kind(row),
                row + 1);
    }
}
