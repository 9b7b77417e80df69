package dev.playhead.ui.timeline.pane;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.detail.DetailActions;
import dev.playhead.ui.detail.DetailPane;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.stage.StageColumn;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.timeline.LanesView;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Panes over a session: device strip, lanes, frames, detail and stage, and how they share the room. FX
/// thread.
public final class TimelinePane extends BorderPane {
    private static final double DETAIL_BESIDE = 1280;
    private static final double FRAMES_WIDTH = 652;
    private static final double LEAST_FRAMES = 420;
    private static final double LEAST_DETAIL = 320;
    private static final double MOST_DETAIL_OVER = 420;
    private static final double LEAST_LANES = 160;
    private static final double LEAST_TABLE = 152;
    private static final double LOW = 580;
    private static final double LANES_SHARE = 0.515;
    private static final double LANES_SHARE_LOW = 0.45;
    private static final Insets BELOW_THE_OVERVIEW = new Insets(59, 10, 0, 0);

    private final GuardedPane<LanesView> lanes;
    private final GuardedPane<DeviceStrip> devices;
    private final GuardedPane<FramesTable> frames;
    private final GuardedPane<StageColumn> stage = new GuardedPane<>("The stage", StageColumn::new);
    private final GuardedPane<DetailPane> detail;
    private final Button back = new Button("Return to live");
    private final Split below;
    private final StackPane overlay;
    private final Split middle;
    private final BorderPane body = new BorderPane();

    /// Reads the versions of messages, beside the FX thread.
    public interface VersionReader {
        /// @param then given them on the FX thread
        void read(int row, Consumer<MessageVersions> then);
    }

    /// @param onSendAgain run when the frame of the detail is to be sent again
    public TimelinePane(
            LanesView lanesView,
            DeviceStrip strip,
            FramesTable table,
            VersionReader versions,
            Runnable toLive,
            Runnable onSendAgain) {
        lanes = GuardedPane.of("The timeline", lanesView);
        devices = GuardedPane.of("The device strip", strip);
        detail = new GuardedPane<>("The detail", () -> new DetailPane(new FromDetail(table, versions, onSendAgain)));
        frames = GuardedPane.of("The table of frames", table);
        back.setId("return-to-live");
        back.getStyleClass().addAll("ph-primary", "ph-pill");
        back.setOnAction(e -> toLive.run());
        StackPane.setAlignment(back, Pos.TOP_RIGHT);
        StackPane.setMargin(back, BELOW_THE_OVERVIEW);
        var lanesWithPill = new StackPane(lanes, back);
        lanesWithPill.setMinHeight(LEAST_LANES);
        frames.setMinWidth(LEAST_FRAMES);
        detail.setMinWidth(LEAST_DETAIL);
        StackPane.setAlignment(detail, Pos.CENTER_RIGHT);
        below = new Split(Orientation.HORIZONTAL, frames, room -> FRAMES_WIDTH).named("timeline-detail");
        overlay = new StackPane(below);
        overlay.setMinHeight(LEAST_TABLE);
        middle = new Split(
                        Orientation.VERTICAL,
                        lanesWithPill,
                        room -> room * (room < LOW ? LANES_SHARE_LOW : LANES_SHARE))
                .named("timeline-lanes");
        middle.setSecond(overlay);
        rail(null);
        setTop(devices);
        setCenter(body);
    }

    /// The rail stands beside the lanes, below the device strip; null while it stands elsewhere.
    public void rail(@Nullable Node rail) {
        // Put in anew in the order of the layout, since Tab goes through them as they were put in.
        body.setLeft(null);
        body.setCenter(null);
        body.setRight(null);
        body.setLeft(rail);
        body.setCenter(middle);
        body.setRight(stage);
    }

    public void fit(double width) {
        stage.update("fit", pane -> pane.fit(width));
        boolean beside = width >= DETAIL_BESIDE;
        if (beside && !below.holds(detail)) {
            closeDetail();
            detail.setMaxWidth(Double.MAX_VALUE);
            below.setSecond(detail);
        } else if (!beside) {
            below.setSecond(null);
            detail.setMaxWidth(MOST_DETAIL_OVER);
        }
        detail.update("closable", pane -> pane.closable(!beside));
    }

    public void clear() {
        frames.update("clear", FramesTable::clear);
        devices.update("clear", DeviceStrip::clear);
        detail(null, null);
        closeDetail();
    }

    public void lanes(Session session, Palette palette) {
        lanes.update("show", pane -> pane.show(session.timeline(), session.findings(), palette));
    }

    /// The lanes of a session in which nothing but time has passed.
    public void passTime(Session session, Palette palette) {
        lanes.update("show", pane -> pane.passTime(session.timeline(), session.findings(), palette));
    }

    public void table(Timeline timeline) {
        frames.update("show", pane -> pane.show(timeline));
    }

    /// Every part at one moment.
    public void moment(Session of, SessionState moment, boolean past) {
        strip(of, moment, past);
        stage.update("show", pane -> pane.show(of.timeline(), moment, past));
    }

    public void strip(Session of, SessionState moment, boolean past) {
        devices.update(
                "show",
                pane -> pane.show(
                        of.timeline(), moment, past ? null : of.controls().orElse(null)));
        lanes.update("headers", pane -> pane.headersAt(moment.atNanos()));
        frames.update("playhead", pane -> pane.playhead(past ? moment.atNanos() : Long.MAX_VALUE));
    }

    /// The stage as it is now.
    public void stage(Session of, SessionState moment) {
        stage.update("show", pane -> pane.follow(of.timeline(), moment));
    }

    /// Returns whether the stage has not shown everything of its moment yet.
    public boolean stageGrows() {
        return !stage.hasFailed() && stage.pane().isGrowing();
    }

    /// Shows how far now is from the playhead, on the button that leads there.
    public void ahead(long nanos) {
        back.setText("Return to live, " + Formats.seconds(nanos) + " ahead");
    }

    public void offersLive(boolean offers) {
        Nodes.show(back, offers);
    }

    /// Shows a frame closely; null shows what can be done instead.
    public void detail(@Nullable Timeline timeline, @Nullable FrameDetail shown) {
        detail.update("show", pane -> pane.show(timeline, shown));
    }

    /// Says whether the frame of the detail can be sent again.
    public void sendable(boolean is) {
        detail.update("sendable", pane -> pane.sendable(is));
    }

    /// Makes room for the detail pane when it does not stand beside the table.
    public void openDetail() {
        if (!below.holds(detail) && !overlay.getChildren().contains(detail)) {
            overlay.getChildren().add(detail);
        }
    }

    public void closeDetail() {
        overlay.getChildren().remove(detail);
    }

    /// Places that the detail leads to.
    private final class FromDetail implements DetailActions {
        private final FramesTable table;
        private final VersionReader versions;
        private final Runnable onSendAgain;

        FromDetail(FramesTable table, VersionReader versions, Runnable onSendAgain) {
            this.table = table;
            this.versions = versions;
            this.onSendAgain = onSendAgain;
        }

        @Override
        public void sendAgain() {
            onSendAgain.run();
        }

        @Override
        public void versions(int row, Consumer<MessageVersions> then) {
            versions.read(row, then);
        }

        @Override
        public void select(int row) {
            table.select(row);
        }

        @Override
        public void filter(String term) {
            table.filter(term);
        }

        @Override
        public void close() {
            closeDetail();
        }
    }

    /// In the order in which F6 visits them.
    public List<PaneFocus.Pane> panes() {
        return List.of(
                PaneFocus.Pane.of(devices),
                PaneFocus.Pane.of(lanes),
                new PaneFocus.Pane(frames, frames.pane().focusTarget()),
                PaneFocus.Pane.of(detail),
                PaneFocus.Pane.of(stage));
    }
}
