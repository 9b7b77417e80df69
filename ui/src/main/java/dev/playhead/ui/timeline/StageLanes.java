package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The lanes of a few devices and of the agent that answers them, without what else a timeline has. A drag moves the
/// playhead. Paints at most once a pulse, and only what has changed. FX thread.
public final class StageLanes extends Region {
    private static final double NAMES = 112;
    private static final int MOST_OF_AN_AGENT = 2;

    private final TimelineViewport viewport;
    private final Canvas base = new Canvas();
    private final Canvas top = new Canvas();
    private final CanvasBrush baseBrush = new CanvasBrush(base.getGraphicsContext2D());
    private final CanvasBrush topBrush = new CanvasBrush(top.getGraphicsContext2D());
    private final Pane names = new Pane();
    private final Rectangle clip = new Rectangle();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            paintNow();
        }
    };
    private LongConsumer onScrub = nanos -> {};
    private PlayMode mode = PlayMode.LIVE;
    private LaneLayout layout = LaneLayout.EMPTY;
    private @Nullable Timeline timeline;
    private @Nullable Palette palette;
    private List<Integer> devices = List.of();
    private String named = "";
    private boolean baseBehind;
    private boolean topBehind;
    private int paints;

    /// Lanes that show what the viewport says.
    public StageLanes(TimelineViewport viewport) {
        this.viewport = viewport;
        getStyleClass().addAll("ph-lanes", "ph-stage-lanes");
        setAccessibleText("Timeline of the devices on stage");
        names.getStyleClass().add("ph-lane-headers");
        for (Node part : List.of(names, base, top)) {
            part.setManaged(false);
            getChildren().add(part);
        }
        setClip(clip);
        viewport.fromProperty().addListener(o -> dirty());
        viewport.toProperty().addListener(o -> dirty());
        viewport.playheadProperty().addListener(o -> topDirty());
        sceneProperty().addListener((o, before, after) -> {
            if (after == null) {
                pulse.stop();
            }
        });
        top.addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
        top.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
    }

    /// Told the moment, ns since 1970, while somebody drags the playhead.
    public void setOnScrub(LongConsumer listener) {
        onScrub = listener;
    }

    /// Says whether what comes after the playhead is veiled.
    public void mode(PlayMode next) {
        mode = next;
        topDirty();
    }

    /// Shows a timeline in these colours. When nothing but time has passed it is painted no more often than it moves by
    /// a pixel.
    ///
    /// @param agent index of the participant whose runs are shown; -1 for none
    /// @param wanted indices of the devices, from the top
    /// @param timeAlone whether the timeline differs from the one before by time alone
    public void show(Timeline next, int agent, List<Integer> wanted, Palette colours, boolean timeAlone) {
        var before = timeline;
        boolean same = timeAlone && colours == palette && wanted.equals(devices);
        if (before != null && same && viewport.scale(base.getWidth()).pixels(next.endNanos() - before.endNanos()) < 1) {
            return;
        }
        timeline = next;
        palette = colours;
        devices = List.copyOf(wanted);
        layout = LaneLayout.of(lanes(next, agent, wanted));
        viewport.session(next.startNanos(), next.endNanos());
        names(Math.min(viewport.playheadNanos(), next.endNanos()));
        dirty();
    }

    private static List<Lane> lanes(Timeline timeline, int agent, List<Integer> devices) {
        var lanes = new ArrayList<Lane>();
        RunsLane.of(timeline).stream()
                .filter(lane -> lane.agent() == agent)
                .limit(MOST_OF_AN_AGENT)
                .forEach(lanes::add);
        for (int device : devices) {
            timeline.tracks().stream()
                    .filter(track -> track.participant() == device)
                    .forEach(track -> lanes.add(new DeviceLane(timeline, track)));
        }
        return lanes;
    }

    private void names(long nanos) {
        var words = new StringBuilder();
        layout.rows().forEach(row -> words.append(row.y()).append(row.lane().header(nanos)));
        if (words.toString().equals(named)) {
            return;
        }
        named = words.toString();
        names.getChildren().clear();
        for (var row : layout.rows()) {
            var header = row.lane().header(nanos);
            Label name = Nodes.label(header.name());
            name.getStyleClass().addAll(header.styles());
            name.setAccessibleText(row.lane().accessibleText(nanos));
            name.setAlignment(Pos.CENTER_LEFT);
            name.setMinHeight(row.height());
            name.setMaxHeight(row.height());
            name.setMaxWidth(NAMES - 16);
            var icon = header.icon();
            if (icon != null) {
                name.setGraphic(icon.node(14));
            }
            name.setGraphicTextGap(8);
            name.relocate(12, Ruler.HEIGHT + row.y());
            names.getChildren().add(name);
        }
        requestLayout();
    }

    /// Returns how many times the lanes were painted. For tests.
    public int paints() {
        return paints;
    }

    /// Paints what has changed, now. On screen the next pulse does it otherwise.
    public void paintNow() {
        var data = timeline;
        var colours = palette;
        pulse.stop();
        if (data == null || colours == null || base.getWidth() <= 0 || base.getHeight() <= 0) {
            return;
        }
        var p = new PaintContext(data, colours, viewport.scale(base.getWidth()));
        if (baseBehind) {
            baseBehind = false;
            topBehind = true;
            paints++;
            LanePainter.base(baseBrush, p, layout, 0, base.getHeight());
        }
        if (topBehind) {
            topBehind = false;
            top.getGraphicsContext2D().clearRect(0, 0, top.getWidth(), top.getHeight());
            LanePainter.playhead(topBrush, p, viewport.playheadNanos(), mode, top.getHeight());
        }
    }

    private void dirty() {
        baseBehind = true;
        awaitPulse();
    }

    private void topDirty() {
        topBehind = true;
        awaitPulse();
    }

    // Where it is not on screen nothing is painted, and no pulse is asked for.
    private void awaitPulse() {
        if (getScene() != null) {
            pulse.start();
        }
    }

    private void scrub(MouseEvent event) {
        viewport.scrubTo(viewport.scale(base.getWidth()).nanosAt(event.getX()));
        onScrub.accept(viewport.playheadNanos());
        event.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Ruler.HEIGHT + layout.height() + 2;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double wide = Math.max(0, getWidth() - NAMES - 1);
        double high = Math.max(0, getHeight() - 2);
        names.resizeRelocate(1, 1, NAMES - 1, high);
        names.getChildren().forEach(Node::autosize);
        for (var canvas : List.of(base, top)) {
            canvas.relocate(NAMES, 1);
            if (canvas.getWidth() != wide || canvas.getHeight() != high) {
                canvas.setWidth(wide);
                canvas.setHeight(high);
                dirty();
            }
        }
    }
}
