package dev.playhead.ui.lane;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// List of all channels, over the lanes: a click or Enter gives a channel a lane or takes it away; what is typed
/// narrows the
/// list. FX thread.
public final class ChannelChooser extends VBox {
    /// Width, px.
    public static final double WIDE = 380;

    private static final double HIGH = 300;
    private static final double ROW = 24;

    private final Consumer<@Nullable Set<String>> choose;
    private final FilteredList<Row> rows;
    private final ListView<Row> list = new ListView<>();
    private final TextField filter = new TextField();
    private final Label count = Nodes.label("", "ph-muted", "ph-small");
    private final Runnable onClose;
    private Set<String> chosen;

    /// A channel that can be chosen.
    ///
    /// @param errors in the whole session
    /// @param isShown whether it has a lane
    public record Row(String name, int messages, int errors, boolean isShown) {}

    /// @param all channels, in the order in which they are listed
    /// @param choose told the names of those that are to have lanes; null for those that matter near the playhead
    /// @param onClose told when it is to be closed
    public ChannelChooser(List<Row> all, Consumer<@Nullable Set<String>> choose, Runnable onClose) {
        super(8);
        this.choose = choose;
        this.onClose = onClose;
        getStyleClass().add("ph-channel-chooser");
        rows = new FilteredList<>(FXCollections.observableArrayList(all));
        chosen = all.stream().filter(Row::isShown).map(Row::name).collect(Collectors.toCollection(LinkedHashSet::new));
        list.setId("channels");
        list.setItems(rows);
        list.setFixedCellSize(ROW);
        list.setPrefSize(WIDE, Math.min(HIGH, Math.max(3, all.size()) * ROW + 4));
        list.setCellFactory(of -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        filter.setId("channel-filter");
        filter.setPromptText("Filter channels");
        filter.textProperty().addListener(o -> narrow());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !rows.isEmpty()) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        var near = new Button("Near the playhead");
        near.setId("channels-near");
        near.setOnAction(e -> nearPlayhead());
        var head = new HBox(8, Nodes.label("Channels with lanes", "ph-title"), Nodes.space(), count);
        head.setAlignment(Pos.BASELINE_LEFT);
        var close = Nodes.iconButton(Icon.CLOSE, "Close the list of channels", onClose);
        var foot = new HBox(8, near, Nodes.space(), close);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(list, Priority.ALWAYS);
        setPadding(new Insets(12));
        getChildren().addAll(head, filter, list, foot);
        say();
    }

    /// Makes it ready to be typed into.
    public void begin() {
        filter.requestFocus();
    }

    private void narrow() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        rows.setPredicate(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted));
        say();
    }

    private void say() {
        int all = rows.getSource().size();
        String match = rows.size() == all ? "" : String.format(Locale.ROOT, ", %,d listed", rows.size());
        count.setText(String.format(Locale.ROOT, "%,d of %,d%s", chosen.size(), all, match));
    }

    private void pressed(KeyEvent event) {
        var row = list.getSelectionModel().getSelectedItem();
        if (row != null && event.getCode() == KeyCode.ENTER) {
            toggle(row);
            event.consume();
        }
    }

    private void toggle(Row row) {
        var next = new LinkedHashSet<>(chosen);
        if (!next.remove(row.name())) {
            next.add(row.name());
        }
        chosen = next;
        choose.accept(next);
        list.refresh();
        say();
    }

    private void nearPlayhead() {
        choose.accept(null);
        onClose.run();
    }

    private final class Cell extends ListCell<Row> {
        private final Node tick = Icon.CHECK.node(12);
        private final Label name = Nodes.label("", "ph-small");
        private final Label messages = Nodes.label("", "ph-mono", "ph-small", "ph-muted");
        private final Label errors = Nodes.label("", "ph-small", "ph-fault-text");
        private final HBox line = new HBox(8, tick, name, Nodes.space(), errors, messages);

        Cell() {
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMaxWidth(WIDE - 40);
            setOnMouseClicked(e -> {
                var row = getItem();
                if (row != null) {
                    toggle(row);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (row == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            boolean isChosen = chosen.contains(row.name());
            tick.setVisible(isChosen);
            name.setText(row.name());
            messages.setText(Formats.count(row.messages(), "message"));
            errors.setText(row.errors() == 0 ? "" : Formats.count(row.errors(), "error"));
            setAccessibleText(row.name() + ", " + messages.getText() + ", " + errors.getText()
                    + (isChosen ? ", has a lane" : ", has no lane"));
            setGraphic(line);
        }
    }
}
