package dev.playhead.ui.conversation;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Messages of a channel at the playhead, to choose one from: as a list, or as a tree of questions and runs. FX
/// thread.
public final class OutlinePane extends BorderPane {
    private final MessageList list;
    private final TreePane tree;
    private final ToggleButton asList = new ToggleButton("List");
    private final ToggleButton asTree = new ToggleButton("Tree");
    private final ToggleGroup forms = new ToggleGroup();
    private final Label title = Nodes.label("", "ph-strong");
    private final Label footer = Nodes.label("", "ph-muted", "ph-small");
    private @Nullable ReadChannel read;
    private @Nullable String chosen;
    private boolean byPerson;

    /// @param onChosen told the serial of a message that somebody has chosen
    /// @param onOpen told the serial of a message that somebody wants to look at closely
    public OutlinePane(Consumer<String> onChosen, Consumer<String> onOpen) {
        list = new MessageList(onChosen, onOpen);
        tree = new TreePane(onChosen, onOpen);
        getStyleClass().add("ph-panel");
        for (var form : List.of(asList, asTree)) {
            form.setId("outline-as-" + form.getText().toLowerCase(Locale.ROOT));
            form.setToggleGroup(forms);
            form.setOnAction(e -> byPerson = true);
        }
        forms.selectToggle(asList);
        forms.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                forms.selectToggle(before);
            } else {
                fill();
            }
        });
        var segments = new HBox(asList, asTree);
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        var header = new HBox(8, title, Nodes.space(), segments);
        header.getStyleClass().add("ph-panel-header");
        footer.setMaxWidth(Double.MAX_VALUE);
        footer.getStyleClass().add("ph-outline-footer");
        setTop(header);
        setBottom(footer);
        setMinWidth(0);
        fill();
    }

    private Control body() {
        return asTree.isSelected() ? tree : list;
    }

    /// Returns the node that takes the focus.
    public Region focusTarget() {
        return body();
    }

    /// Shows a list, until somebody has chosen between list and tree.
    public void suggestList() {
        suggest(asList);
    }

    /// Shows a tree, until somebody has chosen between list and tree.
    public void suggestTree() {
        suggest(asTree);
    }

    private void suggest(ToggleButton form) {
        if (!byPerson) {
            forms.selectToggle(form);
        }
    }

    /// Shows a channel at a moment.
    ///
    /// @param serial of the message that is chosen; null for none
    public void show(ReadChannel now, @Nullable String serial) {
        read = now;
        chosen = serial;
        fill();
    }

    private void fill() {
        if (getCenter() != body()) {
            setCenter(body());
        }
        title.setText(asTree.isSelected() ? "Runs" : "Messages");
        var of = read;
        if (of == null) {
            return;
        }
        var lines = of.lines();
        if (asTree.isSelected()) {
            int points = of.tree().branchPoints();
            footer.setText(Formats.count(of.tree().runs(), "run")
                    + (points == 0 ? "" : ", " + Formats.count(points, "branch point")) + ", "
                    + Formats.count(lines.count(), "message"));
            tree.show(of.tree(), of.timeline(), chosen);
        } else {
            footer.setText(Formats.count(lines.count(), "message") + ", " + Formats.count(lines.versions(), "version"));
            list.show(lines, chosen);
        }
    }

    /// Forgets what is shown: another channel or session comes.
    public void clear() {
        read = null;
        list.clear();
        tree.clear();
        footer.setText("");
    }
}
