package dev.playhead.ui.detail;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Times at which a publish arrived, was answered, and was written to the socket of every device.
final class TimingTab extends ScrollingTab {
    private static final int MOST = 60;

    private final DetailActions actions;
    private @Nullable TimingBars shownBars;
    private int shownRow = -1;
    private boolean all;

    TimingTab(DetailActions actions) {
        super("Timing");
        this.actions = actions;
    }

    @Override
    public void show(ShownFrame frame) {
        shownBars = null;
        all = false;
        update(frame);
        toTop();
    }

    @Override
    public void update(ShownFrame frame) {
        var bars = TimingBars.of(frame);
        if (bars.equals(shownBars) && frame.detail().row() == shownRow) {
            return;
        }
        shownBars = bars;
        shownRow = frame.detail().row();
        int origin = frame.detail().timing().origin();
        if (origin < 0) {
            body().getChildren()
                    .setAll(List.of(
                            Nodes.label("Nothing that a client sent led to this, so it has no latency.", "ph-second")));
            return;
        }
        body().getChildren().setAll(List.of(grid(frame, bars)));
        if (bars.bars().isEmpty()) {
            body().getChildren().add(Nodes.label("Nothing was written because of it.", "ph-second"));
        } else if (bars.bars().size() > MOST && !all) {
            var more = new Button("Show all " + bars.bars().size());
            more.getStyleClass().add("ph-sm");
            more.setOnAction(e -> {
                all = true;
                shownBars = null;
                update(frame);
            });
            body().getChildren().add(more);
        }
    }

    private GridPane grid(ShownFrame frame, TimingBars bars) {
        var grid = new GridPane();
        grid.getStyleClass().add("ph-timing");
        var bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        var time = new ColumnConstraints(72);
        time.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(new ColumnConstraints(92), new ColumnConstraints(104), bar, time);
        int origin = frame.detail().timing().origin();
        var timeline = frame.timeline();
        grid.addRow(
                0,
                Nodes.label("arrived from", "ph-muted"),
                name(frame, origin),
                new Region(),
                Nodes.label(
                        Formats.clock(timeline.frames().atNanos(origin) - timeline.startNanos()),
                        "ph-mono",
                        "ph-second"));
        var shown =
                all || bars.bars().size() <= MOST ? bars.bars() : bars.bars().subList(0, MOST);
        for (var each : shown) {
            grid.addRow(
                    grid.getRowCount(),
                    Nodes.label(each.relation().words(), "ph-muted"),
                    name(frame, each.row()),
                    bar(each, bars.longestNanos()),
                    words(each));
        }
        return grid;
    }

    private RowLink name(ShownFrame frame, int row) {
        return new RowLink(frame, row, frame.who(row), actions);
    }

    private static Region bar(TimingBars.Bar bar, long longest) {
        var mark = new Region();
        mark.getStyleClass().addAll("ph-timing-bar", bar.state() == TimingBars.State.LATE ? "ph-warn" : "ph-plain");
        var room = new StackPane(mark);
        room.getStyleClass().add("ph-timing-room");
        StackPane.setAlignment(mark, Pos.CENTER_LEFT);
        mark.maxWidthProperty().bind(room.widthProperty().multiply(bar.share(longest)));
        mark.setVisible(bar.nanos() >= 0);
        return room;
    }

    private static Label words(TimingBars.Bar bar) {
        return switch (bar.state()) {
            case WRITTEN -> Nodes.label(Formats.duration(bar.nanos()), "ph-mono", "ph-second");
            case LATE -> Nodes.label(Formats.duration(bar.nanos()), "ph-mono", "ph-warn-text");
            case NOT_SENT -> Nodes.label("not sent", "ph-fault-text");
            case UNKNOWN -> Nodes.label("cannot tell", "ph-muted");
        };
    }
}
