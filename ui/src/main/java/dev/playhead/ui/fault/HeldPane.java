package dev.playhead.ui.fault;

import dev.playhead.transport.session.HeldId;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.control.WrappedText;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The frames that waited at breakpoints at a moment, in their order, and the chosen one as JSON that can be edited.
/// FX thread.
final class HeldPane extends BorderPane {
    private static final double ROW = 48;
    private static final double LEAST = 120;
    private static final double SHARE = 0.45;
    private static final String CHOOSE = "Choose a frame to see it.";
    private static final String AS_IT_IS = "Edit it, and what goes on is what stands here (Ctrl Enter).";

    private final HeldActions actions;
    private final ListView<HeldLine> list = new ListView<>();
    private final Label count = Nodes.label("", "ph-second");
    private final Button releaseAll = new Button("Release all");
    private final TextArea frame = new TextArea();
    private final WrappedText says = new WrappedText("ph-small");
    private final Button release = new Button("Release");
    private final Button drop = new Button("Drop");
    private boolean live;
    private @Nullable HeldLine shown;
    private String original = "";

    HeldPane(HeldActions actions) {
        this.actions = actions;
        list.setId("held-frames");
        list.setAccessibleText("Held frames");
        list.getStyleClass().add("ph-rules");
        list.setFixedCellSize(ROW);
        list.setPlaceholder(Nodes.label("A breakpoint is on. Nothing that matches has come yet.", "ph-muted"));
        list.setCellFactory(
                view -> new HeldCell(() -> live, line -> actions.release(line.id()), line -> actions.drop(line.id())));
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> look(now));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        releaseAll.setId("release-all");
        releaseAll.getStyleClass().add("ph-fault-outline");
        KeySign.tip(releaseAll, "Lets every frame go on that waits", "release-all", "F8");
        releaseAll.setContentDisplay(ContentDisplay.RIGHT);
        releaseAll.setGraphic(new KeySign("release-all", "F8"));
        releaseAll.setOnAction(e -> actions.release(HeldId.ALL));
        var header = new HBox(8, Nodes.label("Held frames", "ph-strong"), count, Nodes.space(), releaseAll);
        header.getStyleClass().add("ph-panel-header");
        list.setMinHeight(LEAST);
        var split = new Split(Orientation.VERTICAL, list, room -> room * SHARE).named("held");
        split.setSecond(editor());
        getStyleClass().add("ph-panel");
        setTop(header);
        setCenter(split);
    }

    private BorderPane editor() {
        frame.setId("held-frame");
        frame.setAccessibleText("The chosen frame as JSON");
        frame.getStyleClass().addAll("ph-mono-12", "ph-held-frame");
        RestingCaret.of(frame);
        frame.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        frame.textProperty().addListener(o -> tell());
        release.setId("release-frame");
        release.setOnAction(e -> goOn());
        drop.setId("drop-frame");
        drop.setOnAction(e -> dropChosen());
        says.setId("held-says");
        says(CHOOSE, false);
        HBox.setHgrow(says, Priority.ALWAYS);
        var foot = new HBox(8, says, drop, release);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setFillHeight(false);
        foot.getStyleClass().add("ph-fault-block");
        var editor = new BorderPane(frame);
        editor.setBottom(foot);
        editor.setMinHeight(LEAST);
        return editor;
    }

    // A tab would be white space; here it leads on, so that nobody is caught without a mouse.
    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            frame.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            goOn();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            goOn();
            event.consume();
        }
    }

    /// Drops the chosen frame.
    void dropChosen() {
        var line = shown;
        if (live && line != null) {
            actions.drop(line.id());
        }
    }

    private boolean isEdited() {
        return !frame.getText().equals(original);
    }

    // As it stands in the editor.
    private void goOn() {
        var line = shown;
        if (!live || line == null) {
            return;
        }
        if (!isEdited()) {
            actions.release(line.id());
            return;
        }
        try {
            actions.release(line.id(), frame.getText());
        } catch (IllegalArgumentException refused) {
            says(String.valueOf(refused.getMessage()), true);
        }
    }

    private void says(String words, boolean wrong) {
        says.show(List.of(new WrappedText.Piece(words, wrong ? "ph-fault-text" : "ph-muted", false)), null);
    }

    private void look(@Nullable HeldLine line) {
        if (line != null && shown != null && line.id().equals(shown.id())) {
            shown = line; // the same, a little later: what somebody has written stays
            return;
        }
        shown = line;
        original = "";
        frame.setText("");
        if (line != null) {
            actions.read(line.position(), json -> {
                if (shown != null && shown.position() == line.position()) {
                    original = json;
                    frame.setText(json);
                    frame.positionCaret(0);
                    tell();
                }
            });
        }
        tell();
    }

    private void tell() {
        boolean usable = live && shown != null;
        frame.setEditable(usable);
        release.setText(isEdited() ? "Release edited" : "Release");
        release.setDisable(!usable);
        drop.setDisable(!usable);
        says(shown == null ? CHOOSE : live ? AS_IT_IS : "Frames are released in Live.", false);
    }

    /// @param works whether frames can be released now
    void show(List<HeldLine> lines, boolean works) {
        boolean turned = works != live;
        live = works;
        take(lines);
        if (turned) {
            list.refresh();
            tell();
        }
        long stopped = lines.stream().filter(HeldLine::stopped).count();
        count.setText(lines.isEmpty() ? "none" : stopped + " stopped, " + (lines.size() - stopped) + " behind");
        Nodes.show(releaseAll, live);
        releaseAll.setDisable(lines.isEmpty());
        if (shown == null && !lines.isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    // Frames come and go while somebody has chosen one: it stays chosen, wherever it stands then.
    private void take(List<HeldLine> lines) {
        var chosen = shown == null ? null : shown.id();
        var items = list.getItems();
        for (int i = 0; i < lines.size(); i++) {
            if (i == items.size()) {
                items.add(lines.get(i));
            } else if (!items.get(i).id().equals(lines.get(i).id())) {
                items.remove(i);
                i--;
            } else if (!items.get(i).equals(lines.get(i))) {
                items.set(i, lines.get(i));
            }
        }
        items.remove(lines.size(), items.size());
        var now = items.stream()
                .filter(line -> line.id().equals(chosen))
                .findFirst()
                .orElse(null);
        if (!Objects.equals(list.getSelectionModel().getSelectedItem(), now)) {
            list.getSelectionModel().select(now);
        }
        look(now);
    }

    Node focusTarget() {
        return list;
    }

    /// Forgets the session before.
    void clear() {
        list.getItems().clear();
        look(null);
    }
}
