package dev.playhead.ui.detail;

import dev.playhead.transport.field.FilterTerm;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.ui.control.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The fields of a frame as a tree, in the order of the wire, with what codes mean in words. Enter makes a
/// filter of the chosen value.
final class FieldsTab implements DetailTab {
    private static final double ROW = 24;
    // A value of so many letters is not shortened for the words behind it.
    private static final int SHORT = 48;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final DetailActions actions;
    private final String title;
    private final Function<FrameDetail, TreeItem<FieldItem>> content;
    private final TreeView<FieldItem> tree = new TreeView<>();
    private @Nullable FrameDetail detail;

    FieldsTab(DetailActions actions) {
        this(actions, "Fields", FieldItem::tree);
    }

    /// The headers of the messages of a frame alone.
    static FieldsTab headers(DetailActions actions) {
        return new FieldsTab(actions, "Headers", FieldItem::headers);
    }

    private FieldsTab(DetailActions actions, String title, Function<FrameDetail, TreeItem<FieldItem>> content) {
        this.actions = actions;
        this.title = title;
        this.content = content;
        tree.setId(title.toLowerCase(Locale.ROOT));
        tree.getStyleClass().add("ph-fields");
        tree.setAccessibleText(title + " of the frame");
        tree.setShowRoot(false);
        tree.setFixedCellSize(ROW);
        tree.setCellFactory(view -> new Cell());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        var filter = new MenuItem("Filter by this value");
        filter.setAccelerator(new KeyCodeCombination(KeyCode.ENTER));
        filter.setOnAction(e -> filter());
        var copy = new MenuItem("Copy value");
        copy.setAccelerator(COPY);
        copy.setOnAction(e -> copy());
        var path = new MenuItem("Copy path");
        path.setOnAction(e -> copyPath());
        tree.setContextMenu(new ContextMenu(filter, copy, path));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Region node() {
        return tree;
    }

    @Override
    public void show(ShownFrame frame) {
        detail = frame.detail();
        tree.setRoot(content.apply(detail));
        tree.scrollTo(0);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            filter();
            key.consume();
        } else if (COPY.match(key)) {
            copy();
            key.consume();
        }
    }

    private @Nullable FieldItem chosen() {
        TreeItem<FieldItem> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private void filter() {
        var item = chosen();
        if (item != null && item.node() != null && detail != null) {
            actions.filter(FilterTerm.of(detail.format(), detail.isFrame(), item.node()));
        }
    }

    private void copy() {
        var item = chosen();
        if (item != null) {
            Nodes.copy(item.whole());
        }
    }

    private void copyPath() {
        var item = chosen();
        if (item != null && item.node() != null) {
            Nodes.copy(item.node().path());
        }
    }

    /// A row that keeps its nodes and changes what they say.
    private static final class Cell extends TreeCell<FieldItem> {
        private final Label name = Nodes.label("", "ph-muted");
        private final Label value = Nodes.label("", "ph-mono-12");
        private final Label meaning = Nodes.label("", "ph-muted", "ph-small");
        private final HBox row = new HBox(8, name, value, meaning);

        Cell() {
            row.getStyleClass().add("ph-centred");
            name.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0); // rows are as wide as the tree; what is longer is copied, or read under Payload
        }

        @Override
        protected void updateItem(@Nullable FieldItem item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.name());
            value.setText(item.value());
            meaning.setText(item.meaning());
            value.setMinWidth(item.value().length() <= SHORT ? Region.USE_PREF_SIZE : 0);
            for (var label : List.of(value, meaning)) {
                Nodes.show(label, !label.getText().isEmpty());
            }
            setAccessibleText(item.name() + " " + item.value() + " " + item.meaning());
            setGraphic(row);
        }
    }
}
