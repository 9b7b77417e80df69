package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Moment;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.DetailPane;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.parts.Parts;
import dev.playhead.ui.stage.StageColumn;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.timeline.LanesView;
import dev.playhead.ui.words.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The view of a session: device strip, lanes, frames, detail and stage, and how they share the room. FX
/// thread.
final class TimelineView extends BorderPane {
    private static final double DETAIL_BESIDE = 1280;
    private static final double FRAMES_WIDTH = 652;
    private static final double LEAST_DETAIL = 320;
    private static final double MOST_DETAIL_OVER = 420;
    private static final double LEAST_LANES = 160;
    private static final double SPLITS_BELOW = 560;
    private static final Insets BELOW_THE_OVERVIEW = new Insets(59, 10, 0, 0);

    private final LanesView lanes;
    private final DeviceStrip devices;
    private final FramesTable frames;
    private final StageColumn stage = new StageColumn();
    private final DetailPane detail = new DetailPane(this::closeDetail);
    private final Button back = new Button("Return to live");
    private final SplitPane below = new SplitPane();
    private final StackPane overlay = new StackPane(below);
    private final SplitPane middle;
    private final BorderPane body;

    TimelineView(LanesView lanes, DeviceStrip devices, FramesTable frames, Runnable toLive) {
        this.lanes = lanes;
        this.devices = devices;
        this.frames = frames;
        back.setId("return-to-live");
        back.getStyleClass().addAll("ph-primary", "ph-pill");
        back.setOnAction(e -> toLive.run());
        StackPane.setAlignment(back, Pos.TOP_RIGHT);
        StackPane.setMargin(back, BELOW_THE_OVERVIEW);
        var lanesWithPill = new StackPane(lanes, back);
        lanesWithPill.setMinHeight(LEAST_LANES);
        frames.setMinWidth(MOST_DETAIL_OVER);
        detail.setMinWidth(LEAST_DETAIL);
        StackPane.setAlignment(detail, Pos.CENTER_RIGHT);
        middle = new SplitPane(lanesWithPill, overlay);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.515);
        SplitPane.setResizableWithParent(lanesWithPill, false);
        body = new BorderPane(middle);
        body.setRight(stage);
        setTop(devices);
        setCenter(body);
    }

    /// The rail stands beside the lanes, below the device strip; null while it stands elsewhere.
    void rail(@Nullable Node rail) {
        body.setLeft(rail);
    }

    void fit(double width, double railWidth) {
        stage.fit(width);
        boolean beside = width >= DETAIL_BESIDE;
        boolean isBeside = below.getItems().contains(detail);
        if (beside && !isBeside) {
            closeDetail();
            detail.setMaxWidth(Double.MAX_VALUE);
            below.getItems().setAll(frames, detail);
            double room = width - railWidth - stage.getPrefWidth();
            below.setDividerPositions(Math.min(FRAMES_WIDTH, room - LEAST_DETAIL) / room);
        } else if (!beside && (isBeside || below.getItems().isEmpty())) {
            below.getItems().setAll(frames);
            detail.setMaxWidth(MOST_DETAIL_OVER);
        }
        detail.closable(!beside);
    }

    /// Divides the height: less for the lanes when there is little of it.
    void fitHeight(double height) {
        middle.setDividerPositions(height < SPLITS_BELOW ? 0.45 : 0.515);
    }

    void clear() {
        frames.clear();
        devices.clear();
        detail.show(null, null);
        closeDetail();
    }

    void lanes(Timeline timeline, Palette palette) {
        lanes.show(timeline, palette);
    }

    void table(Timeline timeline) {
        frames.show(timeline);
    }

    /// Every part at one moment.
    void moment(Session of, Moment moment, boolean past) {
        strip(of, moment, past);
        stage.show(of.timeline(), moment, past);
    }

    void strip(Session of, Moment moment, boolean past) {
        devices.show(of.timeline(), moment, past ? null : of.controls().orElse(null));
        lanes.headersAt(moment.atNanos());
        frames.playhead(past ? moment.atNanos() : Long.MAX_VALUE);
    }

    /// The stage as it is now.
    void stage(Session of, Moment moment) {
        stage.follow(of.timeline(), moment);
    }

    /// How far now is from the playhead, on the button that leads there.
    void ahead(long nanos) {
        back.setText("Return to live, " + Words.seconds(nanos) + " ahead");
    }

    void offersLive(boolean offers) {
        Parts.show(back, offers);
    }

    DetailPane detail() {
        return detail;
    }

    /// Makes room for the detail pane when it does not stand beside the table.
    void openDetail() {
        if (!below.getItems().contains(detail) && !overlay.getChildren().contains(detail)) {
            overlay.getChildren().add(detail);
        }
    }

    void closeDetail() {
        overlay.getChildren().remove(detail);
    }

    /// In the order in which F6 visits them.
    List<Node> panes() {
        return List.of(devices, lanes, frames, detail, stage);
    }
}
