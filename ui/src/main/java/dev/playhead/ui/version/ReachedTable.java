package dev.playhead.ui.version;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Table of when and how one version reached everybody. FX thread.
final class ReachedTable extends GridPane {
    private static final int MOST = 40;

    private final IntConsumer onDevice;
    private List<Line> shown = List.of();
    private boolean all;

    private record Line(int participant, String name, String at, String latency, String how, String tone) {}

    /// @param onDevice told the participant whose name somebody has pressed
    ReachedTable(IntConsumer onDevice) {
        this.onDevice = onDevice;
        setId("version-reached");
        getStyleClass().addAll("ph-card", "ph-reached");
        var latency = new ColumnConstraints(54);
        latency.setHalignment(HPos.RIGHT);
        var how = new ColumnConstraints();
        how.setHgrow(Priority.ALWAYS);
        how.setMinWidth(0);
        getColumnConstraints().addAll(new ColumnConstraints(84), new ColumnConstraints(70), latency, how);
    }

    void show(VersionsState state, int number) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(0, "v" + number + " reached", "At", "Latency", "How", "ph-muted"));
        for (var row : state.grid().rows()) {
            lines.add(line(state, row, number));
        }
        if (!lines.equals(shown)) {
            shown = lines;
            fill(state);
        }
    }

    private static Line line(VersionsState state, ArrivalGrid.Row row, int number) {
        var how = ArrivalWords.how(state, row.participant(), number);
        if (row.isHistory()) {
            long at = state.version(number).atNanos();
            return new Line(row.participant(), "History", how.equals("stored") ? clock(state, at) : "", "", how, "");
        }
        var cell = row.cells().get(number - 1);
        var mark = row.marks().get(number - 1);
        var tone = switch (mark) {
            case MISSING, DISORDERED -> "ph-fault-text";
            case LATE, AWAITED, NOT_SENT -> "ph-warn-text";
            case ARRIVED, ON_ITS_WAY, NOT_ATTACHED, NOT_MEANT, NOT_KEPT, CANNOT_TELL -> "ph-second";
        };
        if (cell == null || !cell.isThere()) {
            return new Line(row.participant(), state.who(row.participant()), "", "", how, tone);
        }
        return new Line(
                row.participant(),
                state.who(row.participant()),
                clock(state, state.grid().publishedNanos(number) + cell.delayNanos()),
                Formats.duration(cell.delayNanos()),
                how,
                tone);
    }

    private static String clock(VersionsState state, long nanos) {
        return nanos <= 0 ? "" : Formats.clock(nanos - state.timeline().startNanos());
    }

    private void fill(VersionsState state) {
        getChildren().clear();
        int most = all || shown.size() <= MOST + 1 ? shown.size() : MOST;
        for (int i = 0; i < most; i++) {
            var line = shown.get(i);
            addRow(
                    i,
                    i == 0 ? Nodes.label(line.name(), "ph-muted", "ph-small") : name(state, line),
                    cell(line.at(), i == 0, ""),
                    cell(line.latency(), i == 0, line.tone()),
                    words(line, i == 0));
        }
        if (most < shown.size()) {
            var more = new Button("Show all " + Formats.count(shown.size() - 1, "device"));
            more.getStyleClass().add("ph-sm");
            more.setOnAction(e -> {
                all = true;
                fill(state);
            });
            add(more, 0, most, 4, 1);
        }
    }

    private Node name(VersionsState state, Line line) {
        var link = new Hyperlink(line.name());
        link.getStyleClass().addAll("ph-row-link", "ph-plain-link");
        link.setGraphic(
                line.participant() == ArrivalGrid.HISTORY
                        ? Icon.HISTORY.node(14)
                        : ParticipantIcon.of(state.timeline().participants().get(line.participant())));
        link.setAccessibleText(line.name() + ", " + line.at() + " " + line.latency() + " " + line.how());
        link.setOnAction(e -> {
            link.setVisited(false);
            onDevice.accept(line.participant());
        });
        return link;
    }

    private static Label cell(String text, boolean isHead, String tone) {
        return isHead
                ? Nodes.label(text, "ph-muted", "ph-small")
                : Nodes.label(text, "ph-mono", tone.isEmpty() ? "ph-second" : tone);
    }

    private static Label words(Line line, boolean isHead) {
        var label = isHead
                ? Nodes.label(line.how(), "ph-muted", "ph-small")
                : Nodes.label(line.how(), line.tone().isEmpty() ? "ph-second" : line.tone());
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(line.how()));
        return label;
    }
}
