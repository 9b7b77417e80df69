package dev.playhead.ui.state;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.detail.DetailActions;
import dev.playhead.ui.detail.DetailPane;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.table.SidePane;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A request and its answer, looked at closely one after the other. FX thread.
final class RestSide implements SidePane {
    private final SideActions actions;
    private final ToggleButton request = new ToggleButton("Request");
    private final ToggleButton answer = new ToggleButton("Answer");
    private final Button timeline = new Button("Show on timeline");
    private final DetailPane detail;
    private final BorderPane pane;
    private @Nullable RowAt row;
    // The frame that is shown, or will be once it is read; -1 for none.
    private int frame = -1;

    RestSide(SideActions actions) {
        this.actions = actions;
        detail = new DetailPane(new Actions());
        var group = new ToggleGroup();
        group.getToggles().setAll(List.of(request, answer));
        request.setSelected(true);
        request.setId("rest-request");
        answer.setId("rest-answer");
        group.selectedToggleProperty().addListener((o, before, now) -> chosen(before, now));
        var segments = new HBox(request, answer);
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        timeline.setId("rest-timeline");
        timeline.getStyleClass().add("ph-sm");
        timeline.setOnAction(e -> actions.goTo(frame));
        var header = new HBox(8, segments, Nodes.space(), timeline);
        header.getStyleClass().addAll("ph-panel-header", "ph-detail");
        pane = new BorderPane(detail);
        pane.setTop(header);
        show(null);
    }

    private final class Actions implements DetailActions {
        @Override
        public void select(int other) {
            actions.goTo(other);
        }

        @Override
        public void filter(String term) {
            actions.goTo(frame, term);
        }

        @Override
        public void versions(int of, Consumer<MessageVersions> then) {
            actions.versions(of, then);
        }

        @Override
        public void close() {}
    }

    // One of them is always chosen.
    private void chosen(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null) {
            before.setSelected(true);
        } else {
            look();
        }
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void show(@Nullable RowAt now) {
        boolean other = now == null || row == null || row.index() != now.index();
        row = now;
        boolean answered = now != null && RestTable.isAnswered(now);
        answer.setDisable(!answered);
        request.setDisable(now == null);
        timeline.setDisable(now == null);
        if (other || !answered) {
            request.setSelected(true);
        }
        look();
    }

    private void look() {
        var shown = row;
        int wanted = shown == null
                ? -1
                : answer.isSelected()
                        ? RestTable.rest(shown).answerRow(shown.index())
                        : RestTable.rest(shown).row(shown.index());
        if (wanted == frame) {
            return;
        }
        frame = wanted;
        if (wanted < 0) {
            detail.show(null, null);
        } else {
            actions.look(wanted);
        }
    }

    @Override
    public void detail(Timeline of, FrameDetail read) {
        if (read.row() == frame) {
            detail.show(of, read);
        }
    }
}
