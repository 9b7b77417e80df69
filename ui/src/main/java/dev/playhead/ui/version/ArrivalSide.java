package dev.playhead.ui.version;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Pane that says where each version of a message arrived: the grid, a sentence on each device that lacks something,
/// and when and how the chosen version reached everybody. FX thread.
final class ArrivalSide extends BorderPane {
    private static final int MOST_NOTICES = 4;

    private final ArrivalView view;
    private final ReachedTable reached;
    private final VBox notices = new VBox(8);
    private final WrappedText older = text("ph-warn-text");
    private final VBox body = new VBox();
    private final ScrollPane pane = new ScrollPane(body);
    private final SideActions actions;
    private List<LackNotice> said = List.of();
    private boolean all;

    ArrivalSide(IntConsumer onVersion, IntConsumer onDevice, Runnable onOpen, SideActions actions) {
        this.actions = actions;
        view = new ArrivalView(onVersion, onDevice, onOpen);
        reached = new ReachedTable(onDevice);
        var header = new HBox(Nodes.label("Where each version arrived", "ph-strong"));
        header.getStyleClass().add("ph-panel-header");
        var rule = text("ph-device-text");
        rule.setText("A version counts as arrived when its frame was written to the device's socket.");
        var lower = new VBox(12, older, notices, reached, rule);
        lower.getStyleClass().add("ph-arrival-lower");
        body.getChildren().addAll(view, lower);
        body.getStyleClass().add("ph-arrival-body");
        pane.setFitToWidth(true);
        pane.setFocusTraversable(false);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getStyleClass().add("ph-arrival");
        setTop(header);
        setCenter(pane);
    }

    private static WrappedText text(String tone) {
        var text = new WrappedText(tone);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }

    Region focusTarget() {
        return view;
    }

    void show(VersionsState state, Palette palette, int number, int device) {
        body.setVisible(true);
        view.show(state, palette, number, device);
        reached.show(state, number);
        boolean some = state.grid().rows().stream().anyMatch(row -> row.marks().contains(ArrivalGrid.Mark.CANNOT_TELL));
        Nodes.show(older, some);
        older.setText(some ? "Of what is long ago, or before this recording, nobody can tell where it arrived." : "");
        var lacks = LackNotice.of(state);
        if (!lacks.equals(said)) {
            said = lacks;
            all = false;
            fill();
        }
    }

    private void fill() {
        notices.getChildren().clear();
        int most = all || said.size() <= MOST_NOTICES + 1 ? said.size() : MOST_NOTICES;
        said.subList(0, most).forEach(lack -> notices.getChildren().add(notice(lack)));
        if (most < said.size()) {
            var more = new Button("Show all " + Formats.count(said.size(), "device"));
            more.getStyleClass().add("ph-sm");
            more.setOnAction(e -> {
                all = true;
                fill();
            });
            notices.getChildren().add(more);
        }
        Nodes.show(notices, !said.isEmpty());
    }

    private Node notice(LackNotice lack) {
        var title = Nodes.label(lack.title(), "ph-strong");
        title.setGraphic(Icon.ERROR.node());
        title.getGraphic().getStyleClass().add("ph-fault-icon");
        title.setMinWidth(0);
        var why = text("ph-device-text");
        why.setText(lack.sentence());
        var box = new VBox(8, title, why);
        if (lack.row() >= 0) {
            var link = new Hyperlink("Frame #" + Formats.number(lack.row() + 1L));
            link.getStyleClass().add("ph-row-link");
            link.setGraphic(Icon.LINK.node(14));
            link.setOnAction(e -> {
                link.setVisited(false);
                actions.goTo(lack.row());
            });
            box.getChildren().add(link);
        }
        box.getStyleClass().add("ph-lack");
        return box;
    }

    /// Says nothing: no version is shown.
    void nothing() {
        body.setVisible(false);
    }

    void clear() {
        view.clear();
        said = List.of();
        fill();
        nothing();
    }
}
