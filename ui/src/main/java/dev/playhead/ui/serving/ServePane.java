package dev.playhead.ui.serving;

import dev.playhead.transport.serving.LiveClient;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingState;
import dev.playhead.transport.serving.Turn;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The clients that a recording is served to, the turns of whoever is in a place of it, and how late it is. FX thread.
public final class ServePane extends HBox {
    private static final double ROW = 24;
    private static final String NONE = "";

    private final TableView<LiveClient> clients = new TableView<>();
    private final TableView<Turn> turns = new TableView<>();
    private final Label done = Nodes.label("", "ph-second");
    private final Button skip = new Button("Skip this turn");
    private final VBox turnBox;
    private final Label median = Nodes.label("", "ph-mono-12");
    private final Label p99 = Nodes.label("", "ph-mono-12");
    private final Label worst = Nodes.label("", "ph-mono-12");
    private final Label early = Nodes.label("", "ph-mono-12");
    private final TimingChart chart = new TimingChart();
    private final WrappedText says = new WrappedText("ph-small");
    private @Nullable Serving serving;
    private long nowNanos;

    public ServePane() {
        getStyleClass().add("ph-serve-pane");
        setId("serve-pane");
        table(clients, "Clients", "Nobody is connected yet.");
        clients.setId("serve-clients");
        column(clients, "Client", 140, LiveClient::name);
        column(clients, "In the place of", 170, ServeWords::place);
        column(clients, "SDK", 140, client -> Objects.requireNonNullElse(client.agent(), NONE));
        numbers(
                clients,
                "Frames",
                70,
                client -> Formats.number(client.lateness().frames()));
        numbers(
                clients,
                "Late",
                80,
                client -> Formats.duration(client.lateness().medianNanos()));
        column(clients, "State", 90, client -> client.state().words());
        table(turns, "Your turns", "The recorded participant did nothing that others could see.");
        turns.setId("serve-turns");
        column(turns, "Act", 260, Turn::words);
        numbers(turns, "Recorded", 90, turn -> moment(turn.atNanos()));
        numbers(turns, "Yours", 90, turn -> turn.yoursNanos() == 0 ? NONE : moment(turn.yoursNanos()));
        column(turns, "Difference", 140, turn -> ServeWords.difference(turn, nowNanos));
        skip.setId("serve-skip");
        skip.setMinWidth(USE_PREF_SIZE);
        skip.setOnAction(e -> {
            if (serving != null) {
                serving.skipTurn();
            }
        });
        var head = new HBox(8, Nodes.label("Your turns", "ph-strong"), done, Nodes.space(), skip);
        head.getStyleClass().add("ph-serve-head");
        turnBox = new VBox(head, turns);
        VBox.setVgrow(turns, Priority.ALWAYS);
        VBox.setVgrow(turnBox, Priority.ALWAYS);
        var left = new VBox(clients, turnBox);
        HBox.setHgrow(left, Priority.ALWAYS);
        var figures = new HBox(
                24, figure("Late, median", median), figure("p99", p99), figure("Worst", worst), figure("Early", early));
        VBox.setVgrow(chart, Priority.ALWAYS);
        var right = new VBox(8, figures, chart, says);
        right.getStyleClass().add("ph-serve-timing");
        getChildren().addAll(left, right);
        Nodes.show(this, false);
    }

    private static VBox figure(String name, Label value) {
        var box = new VBox(Nodes.label(name, "ph-small", "ph-muted"), value);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static <T> void table(TableView<T> table, String name, String nothing) {
        table.setAccessibleText(name);
        table.setFixedCellSize(ROW);
        table.setPlaceholder(Nodes.label(nothing, "ph-muted"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setMinHeight(0);
        table.setPrefHeight(4 * ROW);
    }

    private static <T> void numbers(TableView<T> table, String title, double width, Function<T, String> text) {
        column(table, title, width, text);
        table.getColumns().getLast().getStyleClass().add("ph-serve-number");
    }

    private static <T> void column(TableView<T> table, String title, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private String moment(long nanos) {
        return serving == null ? NONE : Formats.clock(nanos - serving.startNanos());
    }

    /// Shows what is served; nothing for null.
    public void show(@Nullable Serving next) {
        serving = next;
        clients.getItems().clear();
        turns.getItems().clear();
    }

    /// Shows how things are now.
    public void update(ServingState state) {
        var served = serving;
        if (served == null) {
            return;
        }
        nowNanos = state.atNanos();
        take(clients, state.clients());
        take(turns, state.turns());
        Nodes.show(turnBox, state.place() != null);
        long over = state.turns().stream()
                .filter(turn -> turn.state() == Turn.State.DONE || turn.state() == Turn.State.SKIPPED)
                .count();
        done.setText(over + " of " + state.turns().size() + " done. What the recorded one did, you do.");
        skip.setDisable(over == state.turns().size());
        var lateness = state.lateness();
        median.setText(Formats.duration(lateness.medianNanos()));
        p99.setText(Formats.duration(lateness.p99Nanos()));
        worst.setText(Formats.duration(lateness.worstNanos()));
        early.setText(Formats.count(lateness.early(), "frame"));
        chart.show(served.points(), state, served.startNanos());
        says.show(
                List.of(new WrappedText.Piece(
                        "Late is the time from the moment a frame was due to the moment it was written. Time while the gate"
                                + " is closed does not count; it was " + Formats.seconds(state.pausedNanos())
                                + " in all.",
                        "ph-muted",
                        false)),
                null);
    }

    // What is chosen and where one has scrolled to stays: only rows that have changed are set.
    private static <T> void take(TableView<T> table, List<T> rows) {
        var items = table.getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (i == items.size()) {
                items.add(rows.get(i));
            } else if (!items.get(i).equals(rows.get(i))) {
                items.set(i, rows.get(i));
            }
        }
        items.remove(rows.size(), items.size());
    }
}
