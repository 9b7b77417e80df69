package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The conversation of a channel, newest at the end, with a column for each device. It stays at its end while it
/// grows, unless somebody has scrolled up or chosen a row. FX thread.
public final class ConversationList extends BorderPane {
    static final double COLUMN = 68;
    private static final double SCROLL_BAR = 14;
    private static final int SERVER = -1;

    private final ListView<ConversationRow> list = new ListView<>();
    private final HBox devices = new HBox();
    private final Label size = Nodes.label("", "ph-muted", "ph-small");
    private final Set<String> unfolded = new HashSet<>();
    private final ChoiceButton<Integer> as;
    private int device = SERVER;
    private List<Integer> columns = List.of();
    private List<String> names = List.of();
    private @Nullable Timeline timeline;

    /// @param onChosen told the serial of the message that is chosen; null for none
    /// @param onOpen told the serial of a message that somebody wants to look at closely
    /// @param onDevice told the participant as which the texts are to be read; -1 for the server
    public ConversationList(Consumer<@Nullable String> onChosen, Consumer<String> onOpen, IntConsumer onDevice) {
        as = new ChoiceButton<>("Texts", "As the server has it", this::asWords, choice -> null, choice -> {
            device = choice;
            onDevice.accept(choice);
        });
        as.setId("conversation-as");
        as.getStyleClass().add("ph-sm");
        as.show(List.of(SERVER), SERVER);
        list.setId("conversation");
        list.setAccessibleText("Conversation");
        list.setPlaceholder(Nodes.label("Nothing was published on this channel until here.", "ph-muted"));
        list.setCellFactory(of -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((o, before, now) ->
                        onChosen.accept(now == null || now.serial().isEmpty() ? null : now.serial()));
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            var row = list.getSelectionModel().getSelectedItem();
            if (row == null || row.serial().isEmpty() || key.isShortcutDown()) {
                return;
            }
            switch (key.getCode()) {
                case ENTER -> onOpen.accept(row.serial());
                case PLUS, ADD, EQUALS -> fold(row.serial(), false);
                case MINUS, SUBTRACT -> fold(row.serial(), true);
                default -> {
                    return; // all other keys are the window's
                }
            }
            key.consume();
        });
        list.setOnMouseClicked(e -> {
            var row = list.getSelectionModel().getSelectedItem();
            if (e.getButton() == MouseButton.PRIMARY
                    && e.getClickCount() == 2
                    && row != null
                    && !row.serial().isEmpty()) {
                onOpen.accept(row.serial());
            }
        });
        devices.getStyleClass().add("ph-talk-devices");
        var header = new HBox(8, as, size, Nodes.space(), devices);
        header.getStyleClass().add("ph-tabs");
        setTop(header);
        setCenter(list);
        setMinWidth(360);
    }

    /// Returns the node that takes the focus.
    public Region focusTarget() {
        return list;
    }

    /// Returns the node of the chosen row, or the list where that is not in sight.
    public Node chosenNode() {
        return list.lookupAll(".ph-talk-row").stream()
                .filter(node -> node instanceof Cell cell && cell.isSelected() && !cell.isEmpty())
                .findFirst()
                .orElse(list);
    }

    /// Shows a channel at a moment. What was chosen stays chosen.
    public void show(ReadChannel read) {
        timeline = read.timeline();
        columns(read.timeline(), read.state().holdings().devices());
        var choices = new ArrayList<Integer>();
        choices.add(SERVER);
        choices.addAll(read.state().holdings().devices());
        as.show(choices, choices.contains(device) ? device : SERVER);
        size.setText(Formats.count(read.rows().size(), "row"));
        put(read.rows());
    }

    private String asWords(int participant) {
        var of = timeline;
        return participant < 0 || of == null
                ? "As the server has it"
                : "As " + of.participants().get(participant).name() + " has it";
    }

    // Rows that are the same keep their cells.
    private void put(List<ConversationRow> rows) {
        var items = list.getItems();
        boolean follows = list.getSelectionModel().isEmpty() && isAtEnd();
        var chosen = list.getSelectionModel().getSelectedItem();
        int common = Math.min(items.size(), rows.size());
        for (int i = 0; i < common; i++) {
            if (!items.get(i).equals(rows.get(i))) {
                items.set(i, rows.get(i));
            }
        }
        if (rows.size() < items.size()) {
            items.remove(rows.size(), items.size());
        } else if (rows.size() > common) {
            items.addAll(rows.subList(common, rows.size()));
        }
        if (chosen != null) {
            choose(chosen.serial());
        }
        if (follows && !rows.isEmpty()) {
            list.scrollTo(rows.size() - 1);
        }
    }

    private boolean isAtEnd() {
        var bar = list.lookup(".scroll-bar:vertical");
        return !(bar instanceof ScrollBar scroll) || !scroll.isVisible() || scroll.getValue() >= scroll.getMax() - 0.02;
    }

    private void columns(Timeline now, List<Integer> participants) {
        if (participants.equals(columns) && !names.isEmpty()) {
            return;
        }
        columns = participants;
        names = participants.stream()
                .map(index -> now.participants().get(index).name())
                .toList();
        devices.getChildren().clear();
        for (int index : participants) {
            var participant = now.participants().get(index);
            var label = Nodes.label(participant.name(), "ph-small");
            label.setGraphic(ParticipantIcon.of(participant));
            label.setMinWidth(COLUMN);
            label.setMaxWidth(COLUMN);
            devices.getChildren().add(label);
        }
    }

    /// Chooses the row of a message; null chooses none.
    public void choose(@Nullable String serial) {
        for (int i = 0; serial != null && i < list.getItems().size(); i++) {
            if (list.getItems().get(i).serial().equals(serial)) {
                if (list.getSelectionModel().getSelectedIndex() != i) {
                    list.getSelectionModel().clearAndSelect(i);
                }
                return;
            }
        }
        list.getSelectionModel().clearSelection();
    }

    /// Forgets what is shown: another channel or session comes.
    public void clear() {
        list.getSelectionModel().clearSelection();
        list.getItems().clear();
        unfolded.clear();
        device = SERVER;
        as.show(List.of(SERVER), SERVER);
        columns = List.of();
        names = List.of();
        devices.getChildren().clear();
    }

    private void fold(String serial, boolean isFolded) {
        if (unfolded.contains(serial) == isFolded) {
            unfold(serial);
        }
    }

    private void unfold(String serial) {
        if (!unfolded.remove(serial)) {
            unfolded.add(serial);
        }
        list.refresh();
    }

    private final class Cell extends ListCell<ConversationRow> {
        private @Nullable Region content;

        Cell() {
            getStyleClass().add("ph-talk-row");
        }

        @Override
        protected void updateItem(@Nullable ConversationRow row, boolean empty) {
            super.updateItem(row, empty);
            var data = timeline;
            if (empty || row == null || data == null) {
                content = null;
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            content = new RowNode(data, unfolded.contains(row.serial()), () -> unfold(row.serial())).of(row);
            setGraphic(content);
            setAccessibleText(new RowSentence(data, names).of(row));
        }

        private double width() {
            return Math.max(100, list.getWidth() - SCROLL_BAR) - snappedLeftInset() - snappedRightInset();
        }

        // A labelled control asks its graphic for its height without telling it a width, and texts wrap.
        @Override
        protected double computePrefHeight(double width) {
            return content == null
                    ? super.computePrefHeight(width)
                    : content.prefHeight(width()) + snappedTopInset() + snappedBottomInset();
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (content != null) {
                content.resizeRelocate(
                        snappedLeftInset(),
                        snappedTopInset(),
                        width(),
                        getHeight() - snappedTopInset() - snappedBottomInset());
            }
        }
    }
}
