package dev.playhead.ui.conversation;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.OpenGesture;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The messages of a channel, two lines of each, in order of their serials. FX thread.
final class MessageList extends ListView<Integer> {
    private static final double ROW = 48;

    private @Nullable MessageLines lines;
    private boolean telling = true;

    /// @param onChosen told the serial of a message that somebody has chosen
    /// @param onOpen told the serial of a message that somebody wants to look at closely
    MessageList(Consumer<String> onChosen, Consumer<String> onOpen) {
        setId("message-list");
        getStyleClass().add("ph-message-list");
        setAccessibleText("Messages of the channel");
        setFixedCellSize(ROW);
        setPlaceholder(Nodes.label("Nothing was published on this channel until here.", "ph-muted"));
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, before, index) -> {
            var of = lines;
            if (telling && index != null && of != null && index < of.count()) {
                onChosen.accept(of.serial(index));
            }
        });
        OpenGesture.on(this, () -> open(onOpen));
    }

    private void open(Consumer<String> onOpen) {
        var of = lines;
        var index = getSelectionModel().getSelectedItem();
        if (of != null && index != null && index < of.count()) {
            onOpen.accept(of.serial(index));
        }
    }

    /// @param chosen serial of the message that is chosen; null for none
    void show(MessageLines now, @Nullable String chosen) {
        lines = now;
        telling = false;
        var items = getItems();
        if (now.count() < items.size()) {
            items.remove(now.count(), items.size());
        } else if (now.count() > items.size()) {
            List<Integer> more = new ArrayList<>(now.count() - items.size());
            for (int i = items.size(); i < now.count(); i++) {
                more.add(i);
            }
            items.addAll(more);
        }
        refresh();
        choose(chosen);
        telling = true;
    }

    private void choose(@Nullable String serial) {
        var of = lines;
        int index = serial == null || of == null ? -1 : of.indexOf(serial);
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 3));
        }
    }

    void clear() {
        telling = false;
        getSelectionModel().clearSelection();
        getItems().clear();
        lines = null;
        telling = true;
    }

    /// A cell that keeps its nodes and changes what they say.
    private final class Cell extends ListCell<Integer> {
        private final Label who = Nodes.label("", "ph-second");
        private final Label state = Nodes.label("", "ph-muted", "ph-small");
        private final Label deleted = Nodes.label("deleted", "ph-chip", "ph-outline");
        private final Label version = Nodes.label("", "ph-mono", "ph-second");
        private final Label words = Nodes.label("");
        private final VBox box = new VBox(2, new HBox(6, who, Nodes.space(), state, deleted, version), words);
        private int icon = Integer.MIN_VALUE;

        Cell() {
            getStyleClass().add("ph-message-line");
            setPrefWidth(0);
            deleted.setGraphic(Icon.CLOSE.node(12));
            who.setMinWidth(0);
            words.setMinWidth(0);
            for (var label : List.of(state, deleted, version)) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
            box.getStyleClass().add("ph-message-line-box");
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            var of = lines;
            if (empty || index == null || of == null || index >= of.count()) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var row = of.row(index);
            int author = row == null ? -1 : row.mark().author();
            if (author != icon) {
                icon = author;
                who.setGraphic(
                        author < 0
                                ? Icon.QUESTION.node(14)
                                : ParticipantIcon.of(
                                        of.timeline().participants().get(author)));
            }
            var became = row == null ? "before this recording" : row.state();
            boolean isDeleted = became.equals("deleted");
            who.setText(row == null ? of.older().get(index).who() : row.who());
            state.setText(isDeleted ? "" : became);
            Nodes.show(deleted, isDeleted);
            version.setText(row == null ? "" : "v" + row.version());
            boolean isSignal = of.signals().contains(of.serial(index));
            words.getStyleClass().setAll("label", isSignal ? "ph-muted" : "ph-plain");
            words.setText(of.words().getOrDefault(of.serial(index), ""));
            setGraphic(box);
            setAccessibleText(who.getText() + ", " + (became.isEmpty() ? "" : became + ", ")
                    + (row == null ? "" : "version " + row.version() + ". ") + words.getText());
        }
    }
}
