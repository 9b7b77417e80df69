package dev.playhead.ui.timeline;

import dev.playhead.ui.lane.ArrangedLanes;
import dev.playhead.ui.lane.ChannelChooser;
import dev.playhead.ui.lane.LaneArrangement;
import dev.playhead.ui.lane.LaneHeaders;
import dev.playhead.ui.lane.LaneName;
import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Arranges the lanes of a view as somebody wants them, by mouse and by keys. FX thread.
public final class LaneSteering implements LaneHeaders.Actions {
    private static final double STEP = 8;

    private final ArrangedLanes lanes = new ArrangedLanes();
    private final Supplier<LaneLayout> layout;
    private final Consumer<Row> reveal;
    private final Supplier<Double> scroll;
    private final LaneHeaders headers = new LaneHeaders(this);
    private Supplier<List<ChannelChooser.Row>> channels = List::of;
    private Pane chooserOver = new Pane();
    private Node chooserBack = chooserOver;
    private @Nullable ChannelChooser chooser;

    /// @param layout of the lanes as they lie now
    /// @param scroll by how many px they are scrolled
    /// @param reveal brings a lane in sight
    LaneSteering(Supplier<LaneLayout> layout, Supplier<Double> scroll, Consumer<Row> reveal) {
        this.layout = layout;
        this.scroll = scroll;
        this.reveal = reveal;
    }

    /// Returns how the lanes are arranged.
    public ArrangedLanes lanes() {
        return lanes;
    }

    LaneHeaders headers() {
        return headers;
    }

    /// Returns the key of the lane or group whose name has the focus; empty for none.
    public String current() {
        return headers.current();
    }

    /// Returns whether the name of a lane or group has the focus.
    public boolean hasCurrent() {
        return !current().isEmpty();
    }

    /// Lets a person choose channels.
    ///
    /// @param rows all channels
    /// @param over what their list is shown in
    /// @param back gets the focus when it is closed
    void choosesChannels(Supplier<List<ChannelChooser.Row>> rows, Pane over, Node back) {
        channels = rows;
        chooserOver = over;
        chooserBack = back;
    }

    /// Opens the list of channels, or closes it.
    public void chooseChannels() {
        if (!closeChannels()) {
            var next = new ChannelChooser(
                    channels.get(),
                    chosen -> lanes.change(lanes.arrangement().withChannels(chosen)),
                    this::closeChannels);
            chooser = next;
            next.maxHeightProperty().bind(chooserOver.heightProperty());
            chooserOver.getChildren().add(next);
            next.begin();
        }
    }

    /// Closes the list of channels. Returns whether it was open.
    public boolean closeChannels() {
        if (chooser == null) {
            return false;
        }
        chooser = null;
        chooserOver.getChildren().clear();
        chooserBack.requestFocus();
        return true;
    }

    /// Makes the chosen lane higher by some steps, or lower.
    public void grow(int steps) {
        layout.get().rows().stream()
                .filter(row -> row.key().equals(current()) && !(row.lane() instanceof CollapsedLane))
                .findFirst()
                .ifPresent(row -> {
                    dragEdge(row.key(), row.height() + steps * STEP);
                    dropEdge();
                });
    }

    /// Names the rows that are in sight, as it was at a moment, ns since 1970.
    ///
    /// @param room height of the window that they are scrolled in, px
    List<LaneName> names(List<Row> rows, long nanos, double room) {
        return rows.stream().map(row -> name(row, nanos, room)).toList();
    }

    private LaneName name(Row row, long nanos, double room) {
        var arrangement = lanes.arrangement();
        var header = row.lane().header(nanos);
        boolean folded = row.isGroup();
        String heading = row.lane() instanceof CollapsedLane collapsed && folded
                ? row.group() + " (" + collapsed.count() + ")"
                : row.group();
        return new LaneName(
                row.key(),
                row.group(),
                row.first() ? heading : "",
                header.name(),
                header.icon(),
                header.styles(),
                row.lane().accessibleText(nanos),
                layout.get().top(row, scroll.get(), room),
                row.height(),
                new LaneName.State(
                        folded,
                        row.lane() instanceof CollapsedLane,
                        arrangement.isPinned(row.key()),
                        row.lane().isPinned()));
    }

    private boolean isFixed(String key) {
        return layout.get().rows().stream()
                .anyMatch(row -> row.lane().isPinned()
                        && (row.key().equals(key) || row.group().equals(key)));
    }

    @Override
    public void collapse(String key) {
        if (key.endsWith(LaneArrangement.key("", CollapsedLane.OTHERS))) {
            chooseChannels();
            return;
        }
        lanes.change(lanes.arrangement().toggled(key));
    }

    @Override
    public void pin(String key) {
        if (!LaneArrangement.groupOf(key).equals(LaneArrangement.GROUPS) && !isFixed(key)) {
            lanes.change(lanes.arrangement().pinToggled(key));
        }
    }

    @Override
    public void move(String key, int by) {
        var siblings = layout.get().siblings(key);
        if (siblings.contains(key)) {
            lanes.change(lanes.arrangement().moved(siblings, key, by));
            reveal(key);
        }
    }

    @Override
    public void place(String key, double y) {
        var now = layout.get();
        var siblings = now.siblings(key);
        if (siblings.contains(key)) {
            lanes.change(lanes.arrangement().placed(siblings, key, now.indexAt(key, y + scroll.get())));
        }
    }

    @Override
    public void dragEdge(String key, double height) {
        layout.get().rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .ifPresent(row -> lanes.drag(
                        lanes.arrangement().resized(key, LaneLayout.allowed(row.lane(), Math.round(height)))));
    }

    @Override
    public void dropEdge() {
        lanes.dropped();
    }

    @Override
    public void resetHeight(String key) {
        lanes.change(lanes.arrangement().resetHeight(key));
    }

    @Override
    public void focused(String key) {
        reveal(key);
    }

    private void reveal(String key) {
        layout.get().rows().stream()
                .filter(row ->
                        row.key().equals(key) || row.first() && row.group().equals(key))
                .findFirst()
                .ifPresent(reveal);
    }
}
