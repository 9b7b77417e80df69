package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.ArrowKeys;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.OpenGesture;
import dev.playhead.ui.conversation.ConversationTree.Node;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Tree of questions, runs and what is under them. What somebody has folded stays folded while the playhead moves. FX
/// thread.
final class TreePane extends TreeView<Node> implements ArrowKeys {
    private static final double ROW = 24;

    private final Set<String> folded = new HashSet<>();
    private ConversationTree tree = ConversationTree.EMPTY;
    private @Nullable Timeline timeline;
    private boolean telling = true;

    /// @param onChosen told the serial of a message that somebody has chosen
    /// @param onOpen told the serial of a message that somebody wants to look at closely
    TreePane(Consumer<String> onChosen, Consumer<String> onOpen) {
        setId("conversation-tree");
        getStyleClass().addAll("ph-fields", "ph-talk-tree");
        setAccessibleText("Questions and runs of the channel");
        setShowRoot(false);
        setFixedCellSize(ROW);
        setRoot(new TreeItem<>());
        setCellFactory(view -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, before, item) -> {
            if (telling && item != null && item.getValue() != null) {
                onChosen.accept(item.getValue().serial());
            }
        });
        OpenGesture.on(this, () -> open(onOpen));
    }

    private void open(Consumer<String> onOpen) {
        var item = getSelectionModel().getSelectedItem();
        if (item != null && item.getValue() != null) {
            onOpen.accept(item.getValue().serial());
        }
    }

    /// @param chosen serial of the message that is chosen; null for none
    void show(ConversationTree now, Timeline of, @Nullable String chosen) {
        timeline = of;
        telling = false;
        if (!now.equals(tree)) {
            tree = now;
            put(getRoot(), now.roots());
        }
        choose(chosen);
        telling = true;
    }

    void clear() {
        telling = false;
        tree = ConversationTree.EMPTY;
        getRoot().getChildren().clear();
        folded.clear();
        telling = true;
    }

    // Items of nodes that are still there stay, and with them what is chosen and where it is scrolled to.
    private void put(TreeItem<Node> under, List<Node> nodes) {
        var items = under.getChildren();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            if (i >= items.size() || !items.get(i).getValue().key().equals(node.key())) {
                items.add(i, item(node));
            } else if (!items.get(i).getValue().equals(node)) {
                items.get(i).setValue(node);
            }
            put(items.get(i), node.children());
        }
        if (items.size() > nodes.size()) {
            items.remove(nodes.size(), items.size());
        }
    }

    private TreeItem<Node> item(Node node) {
        var item = new TreeItem<>(node);
        item.setExpanded(!folded.contains(node.key()));
        item.expandedProperty().addListener((o, before, isOpen) -> {
            if (isOpen) {
                folded.remove(node.key());
            } else {
                folded.add(node.key());
            }
        });
        return item;
    }

    private void choose(@Nullable String serial) {
        var now = getSelectionModel().getSelectedItem();
        if (now != null && now.getValue() != null && now.getValue().serial().equals(serial)) {
            return;
        }
        var found = serial == null ? null : find(getRoot(), serial);
        if (found == null) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(found);
            scrollTo(Math.max(0, getRow(found) - 4));
        }
    }

    // Only what is in sight when it is unfolded: choosing does not unfold.
    private static @Nullable TreeItem<Node> find(TreeItem<Node> under, String serial) {
        for (var item : under.getChildren()) {
            if (item.getValue().serial().equals(serial)) {
                return item;
            }
            var deeper = item.isExpanded() ? find(item, serial) : null;
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    /// A row that keeps its nodes and changes what they say.
    private final class Cell extends TreeCell<Node> {
        private final Label title = Nodes.label("");
        private final Label state = new Label();
        private final HBox row = new HBox(8, title, Nodes.space(), state);

        Cell() {
            row.getStyleClass().add("ph-centred");
            title.setMinWidth(0);
            state.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Node node, boolean empty) {
            super.updateItem(node, empty);
            var of = timeline;
            if (empty || node == null || of == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(node.title());
            title.getStyleClass().setAll("label", node.struck() ? "ph-struck" : "ph-plain");
            title.setGraphic(icon(of, node));
            state.setText(node.state());
            state.getStyleClass().setAll("label", "ph-small", tone(node));
            setGraphic(row);
            setAccessibleText(node.title()
                    + (node.struck() ? ", no longer shown" : "")
                    + (node.state().isEmpty() ? "" : ", " + node.state()));
        }

        private static String tone(Node node) {
            return switch (node.tone()) {
                case FAULT -> "ph-fault-text";
                case WARN -> "ph-warn-text";
                case PLAIN, MUTED, ALIVE, OK -> "ph-muted";
            };
        }

        private javafx.scene.Node icon(Timeline of, Node node) {
            return switch (node.kind()) {
                case TOOL -> Icon.SWAP.node(14);
                case APPROVAL -> Icon.PEOPLE.node(14);
                case QUESTION, RUN, MESSAGE ->
                    node.participant() < 0
                                    || node.participant() >= of.participants().size()
                            ? Icon.MESSAGE.node(14)
                            : ParticipantIcon.of(of.participants().get(node.participant()));
            };
        }
    }
}
