package dev.playhead.ui.fault;

import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// The rules there were at a moment, newest first, each as a sentence; those that are on can be ended, the others set
/// again. FX thread.
final class RuleList extends BorderPane {
    private static final double ROW = 48;

    private final FaultActions actions;
    private final ListView<RuleLine> list = new ListView<>();
    private final Label count = Nodes.label("", "ph-second");
    private final Button restoreAll = new Button("Restore all");
    private final Label empty = Nodes.label("", "ph-muted");
    private boolean live;

    RuleList(FaultActions actions) {
        this.actions = actions;
        list.setId("fault-rules");
        list.setAccessibleText("Rules");
        list.getStyleClass().add("ph-rules");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(empty);
        list.setCellFactory(view -> new RuleCell(this, this::change, actions::goTo));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        restoreAll.setId("restore-rules");
        restoreAll.getStyleClass().add("ph-fault-outline");
        KeySign.tip(restoreAll, "Ends every rule that is on", "restore-all", "Ctrl 0");
        restoreAll.setContentDisplay(ContentDisplay.RIGHT);
        restoreAll.setGraphic(new KeySign("restore-all", "Ctrl 0"));
        restoreAll.setOnAction(e -> actions.restoreAll());
        var header = new HBox(8, Nodes.label("Rules", "ph-strong"), count, Nodes.space(), restoreAll);
        header.getStyleClass().add("ph-panel-header");
        getStyleClass().add("ph-panel");
        setTop(header);
        setCenter(list);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && live) {
            changeChosen();
            event.consume();
        }
    }

    /// Ends the chosen rule, or sets it again when it has ended.
    void changeChosen() {
        var line = list.getSelectionModel().getSelectedItem();
        if (line != null && live) {
            change(line);
        }
    }

    private void change(RuleLine line) {
        if (line.state() == RuleLine.State.ON) {
            actions.restore(line.id());
        } else if (line.canBeSetAgain()) {
            var unused = actions.set(line.participant(), line.fault()); // its name comes with the timeline
        }
    }

    boolean isLive() {
        return live;
    }

    Node focusTarget() {
        return list;
    }

    void stepOut() {
        list.getSelectionModel().clearSelection();
    }

    /// @param works whether rules can be ended and set now
    void show(List<RuleLine> lines, boolean works) {
        boolean turned = works != live;
        live = works;
        take(lines);
        if (turned) {
            list.refresh();
        }
        long on =
                lines.stream().filter(line -> line.state() == RuleLine.State.ON).count();
        count.setText(lines.isEmpty() ? "none" : on + " on, " + (lines.size() - on) + " ended");
        empty.setText(live ? "No rule yet. Choose whom a fault hits, and which." : "No fault was set until here.");
        Nodes.show(restoreAll, live);
        restoreAll.setDisable(on == 0);
    }

    // Rules change while somebody has chosen one: only lines that say something else are touched.
    private void take(List<RuleLine> lines) {
        var items = list.getItems();
        int fresh = lines.size() - items.size();
        if (fresh < 0) {
            items.remove(0, -fresh);
        } else if (fresh > 0) {
            items.addAll(0, lines.subList(0, fresh));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(items.get(i))) {
                items.set(i, lines.get(i));
            }
        }
    }
}
