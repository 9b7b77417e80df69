package dev.playhead.ui.version;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// First words of a message, who wrote it and in which run, and whether it is deleted. FX thread.
final class MessageTitle extends HBox {
    private static final int MOST_LETTERS = 48;
    // A text costs as much as there are appends to it.
    private static final int MOST_LOOKED_AT = 32;

    private final Label name = Nodes.label("", "ph-strong");
    private final Label by = Nodes.label("", "ph-muted");
    private final Label deleted = Nodes.label("", "ph-chip", "ph-outline");
    private int icon = Integer.MIN_VALUE;

    /// @param onTimeline shows the chosen version on the timeline
    MessageTitle(Runnable onTimeline) {
        super(8);
        getStyleClass().add("ph-panel-header");
        name.setMinWidth(0);
        by.setMinWidth(0);
        deleted.setGraphic(Icon.CLOSE.node(12));
        deleted.setMinWidth(Region.USE_PREF_SIZE);
        var timeline = new Button("Show on timeline", Icon.EYE.node(14));
        timeline.setId("version-timeline");
        timeline.getStyleClass().add("ph-sm");
        timeline.setMinWidth(Region.USE_PREF_SIZE);
        timeline.setOnAction(e -> onTimeline.run());
        getChildren().addAll(name, by, deleted, Nodes.space(), timeline);
    }

    void show(VersionsState state) {
        var mark = state.mark();
        int author = mark == null ? -1 : mark.author();
        if (author != icon) {
            icon = author;
            name.setGraphic(
                    author < 0
                            ? Icon.MESSAGE.node(14)
                            : ParticipantIcon.of(state.timeline().participants().get(author)));
        }
        name.setText(words(state));
        var run = mark == null
                        || mark.run() < 0
                        || mark.run() >= state.timeline().runs().size()
                ? ""
                : ", run " + state.timeline().runs().get(mark.run()).number();
        by.setText("by " + state.who(author) + run);
        var changes = mark == null ? null : mark.changesUntil(state.nanos());
        boolean isDeleted =
                changes != null && !changes.isEmpty() && changes.getLast().delete();
        Nodes.show(deleted, isDeleted);
        if (changes != null && isDeleted) {
            deleted.setText("deleted at "
                    + Formats.clock(
                            changes.getLast().atNanos() - state.timeline().startNanos()));
        }
    }

    // What a delete took away is still how people know it.
    private static String words(VersionsState state) {
        int last = Math.max(0, state.count() - MOST_LOOKED_AT);
        for (int number = state.count(); number > last; number--) {
            var text = state.versions().textAt(number).strip().replaceAll("\\s+", " ");
            if (!text.isEmpty()) {
                return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "\u2026" : text;
            }
        }
        return "Message without text";
    }
}
