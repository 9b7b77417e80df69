package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.fault.FrameBreakpoint;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.interrupt.InterruptMenu;
import dev.playhead.ui.interrupt.InterruptSubject;
import dev.playhead.ui.interrupt.SendAgain;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.rehearsal.ConversationRehearsal;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.timeline.LanesView;
import dev.playhead.ui.timeline.SelectedRows;
import dev.playhead.ui.timeline.Selection;
import dev.playhead.ui.timeline.pane.TimelinePane;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The timeline: when did it go wrong? Lanes, frames and what each device has at the playhead. FX thread.
final class TimelineView implements View, OpenSession.Listener {
    static final ViewKind KIND =
            new ViewKind("timeline", "Timeline", "", Icon.LANES, "Ctrl 1", true, TimelineView::new);
    static final PaintTurns.Part LANES = new PaintTurns.Part("lanes", 50);
    static final PaintTurns.Part STAGE = new PaintTurns.Part("stage", 66);
    static final PaintTurns.Part STRIP = new PaintTurns.Part("strip", 100);
    /// A table that moves thirty times a second cannot be read, and costs more than everything else on
    /// screen.
    static final PaintTurns.Part TABLE = new PaintTurns.Part("table", 200);

    private final ViewContext context;
    private final WindowModel model;
    private final LanesView lanes;
    private final DeviceStrip devices = new DeviceStrip();
    private final FramesTable frames;
    private final TimelinePane pane;
    private final SendAgain again;
    private @Nullable OpenSession shown;
    // The states of the session that the lanes and the table show.
    private long painted = -1;
    private long listed = -1;
    // Live, states arrive faster than anybody reads; the latest waits for the turn of its parts.
    private @Nullable SessionState latest;
    // The states that stage and strip show.
    private @Nullable SessionState staged;
    private @Nullable SessionState stripped;

    TimelineView(ViewContext context) {
        this.context = context;
        model = context.model();
        again = new SendAgain(this::session, context.problem());
        lanes = new LanesView(context.viewport());
        frames = new FramesTable(this::summary, this::look, model::live);
        pane = new TimelinePane(lanes, devices, frames, this::versions, model::live, this::sendAgain);
        frames.filterText().bindBidirectional(model.filterProperty());
        frames.copyBy(this::copy);
        var menu = new MenuItem("Break on frames like this");
        menu.setId("break-like");
        menu.setOnAction(e -> breakLikeChosen());
        frames.addToMenu(menu, () -> likeChosen().isPresent());
        var resend = new MenuItem("Send again\u2026");
        resend.setId("send-again");
        resend.setOnAction(e -> sendAgain());
        frames.addToMenu(resend, () -> again.works(frames.chosenRow()));
        lanes.setOnScrub(model::goTo);
        lanes.setOnContextMenuRequested(this::menu);
        lanes.setOnSelect(new SelectedRows(this::timeline, frames::select)::chosen);
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        return pane.panes();
    }

    @Override
    public List<Command> commands() {
        var scope = context.whileShown(this);
        var all = new ArrayList<>(new TimelineKeys(scope, model, lanes, devices, frames).all());
        all.add(Command.of(
                "release-next-of-device", "Release the next held frame of the chosen device", "F11", scope, held -> {
                    if (devices.chosen() >= 0) {
                        SessionCommands.release(context, devices.chosen());
                    }
                }));
        all.add(Command.of(
                "break-like",
                "Break on frames like the chosen one",
                "B",
                new CommandScope(
                        () -> scope.isHere() && likeChosen().isPresent(), "where a frame of a live session is chosen"),
                held -> breakLikeChosen()));
        all.add(Command.of(
                "send-again",
                "Edit the chosen frame and send it again",
                "R",
                new CommandScope(
                        () -> scope.isHere() && again.works(frames.chosenRow()), SendAgain.ELSEWHERE, scope.view()),
                held -> sendAgain()));
        all.add(Command.of("interrupt", "Interrupt the chosen run, or the newest", "I", scope, held -> interrupt()));
        return all;
    }

    private void interrupt() {
        var open = shown;
        var runs = open == null ? List.<Run>of() : open.session().timeline().runs();
        if (!runs.isEmpty()) {
            int chosen = lanes.selectionProperty().get() instanceof Selection.OfRun(var run) ? run : runs.size() - 1;
            InterruptMenu.open(lanes, InterruptSubject.of(runs.get(chosen)), context.liveControls());
        }
    }

    private void sendAgain() {
        again.open(pane, frames.chosenRow());
    }

    private @Nullable Session session() {
        var open = shown;
        return open == null ? null : open.session();
    }

    private void menu(ContextMenuEvent event) {
        var open = shown;
        if (open != null && lanes.at(event.getScreenX(), event.getScreenY()) instanceof Selection.OfRun(var run)) {
            var subject = InterruptSubject.of(open.session().timeline().runs().get(run));
            InterruptMenu.open(lanes, event.getScreenX(), event.getScreenY(), subject, context.liveControls());
            event.consume();
        }
    }

    private Optional<FrameBreakpoint> likeChosen() {
        var open = shown;
        return open == null || open.session().controls().isEmpty()
                ? Optional.empty()
                : FrameBreakpoint.of(open.session().timeline(), frames.chosenRow());
    }

    private void breakLikeChosen() {
        var open = shown;
        var like = likeChosen();
        if (open != null && like.isPresent()) {
            open.session().controls().ifPresent(controls -> {
                var unused = controls.set(like.get().participant(), like.get().breakpoint()); // the lane tells its name
            });
        }
    }

    // Below the device strip, beside the lanes.
    @Override
    public boolean takeRail(@Nullable Node rail) {
        pane.rail(rail);
        return true;
    }

    @Override
    public void fit(double width) {
        pane.fit(width);
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open == null) {
            return;
        }
        if (open != shown) {
            shown = open;
            lanes.otherSession();
            open.listen(this);
            pane.clear();
            frames.filterBy(open.session()::rows);
            frames.live(open.session().controls().isPresent());
        }
        forget();
        lanes(open);
        table(open);
    }

    @Override
    public void modeChanged() {
        pane.offersLive(model.mode() == PlayMode.REPLAY && !model.isRecording());
        forget();
        lanes.modeProperty().set(model.mode());
        frames.follow(model.keepsToEnd());
    }

    // Drops the state that still waits.
    private void forget() {
        latest = null;
        staged = null;
        stripped = null;
    }

    @Override
    public void playheadMoved(OpenSession open) {
        pane.ahead(context.viewport().endNanos() - context.viewport().playheadNanos());
    }

    @Override
    public void state(OpenSession open, SessionState state) {
        pane.moment(open.session(), state, model.mode() == PlayMode.REPLAY);
    }

    @Override
    public void arrived(OpenSession open, SessionState state) {
        if (model.mode() == PlayMode.LIVE) {
            latest = state;
        } else {
            state(open, state);
        }
    }

    @Override
    public void detail(OpenSession open, FrameDetail detail) {
        again.looked(detail);
        pane.detail(open.session().timeline(), detail);
        pane.sendable(again.works(detail.row()));
    }

    @Override
    public void summaries(OpenSession open) {
        frames.refresh();
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        var parts = new LinkedHashSet<PaintTurns.Part>();
        var state = latest;
        if (open.session().epoch() != painted) {
            parts.add(LANES);
        }
        if (state != null && (state != staged || pane.stageGrows())) {
            parts.add(STAGE);
        }
        if (state != null && state != stripped) {
            parts.add(STRIP);
        }
        if (open.session().entries() != listed) { // rows do not change with time alone
            parts.add(TABLE);
        }
        return parts;
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        if (part.equals(LANES)) {
            paintLanes(open);
        } else if (part.equals(TABLE)) {
            table(open);
        } else if (part.equals(STAGE)) {
            staged = latest;
            pane.stage(open.session(), Objects.requireNonNull(staged));
        } else if (part.equals(STRIP)) {
            stripped = latest;
            pane.strip(open.session(), Objects.requireNonNull(stripped), false);
        }
    }

    @Override
    public boolean movesViewport() {
        return true;
    }

    private void lanes(OpenSession open) {
        painted = open.session().epoch();
        pane.lanes(open.session(), context.palette().get());
    }

    // In the pulse whose turn it is: another one would upload the window once more.
    private void paintLanes(OpenSession open) {
        boolean timeAlone = open.session().eventEpoch() <= painted;
        painted = open.session().epoch();
        if (timeAlone) {
            pane.passTime(open.session(), context.palette().get());
        } else {
            pane.lanes(open.session(), context.palette().get());
        }
        lanes.paintNow();
    }

    /// Returns how many times the lanes were painted. For tests.
    int lanePaints() {
        return lanes.paints();
    }

    private void table(OpenSession open) {
        listed = open.session().entries();
        pane.table(open.session().timeline());
    }

    private @Nullable Timeline timeline() {
        var open = context.open().get();
        return open == null ? null : open.session().timeline();
    }

    private void versions(int row, Consumer<MessageVersions> then) {
        var open = context.open().get();
        if (open != null) {
            open.versions(row, then);
        }
    }

    private void copy(RowCopy format, List<Integer> rows) {
        var open = context.open().get();
        if (open != null) {
            open.copy(format, rows, Nodes::copy);
        }
    }

    private String summary(int row) {
        var open = context.open().get();
        return open == null ? "" : open.summary(row);
    }

    private void look(int row) {
        lanes.chooseRow(row);
        var open = context.open().get();
        if (open == null) {
            return;
        }
        if (model.mode() == PlayMode.LIVE) {
            model.pause();
        }
        pane.openDetail();
        open.look(row, model.momentNanos());
    }

    @Override
    public void select(int row) {
        var open = context.open().get();
        if (open != null && open == shown && open.session().entries() != listed) {
            table(open); // another view is shown, and the table may not have the row yet
        }
        frames.select(row);
    }

    @Override
    public void writeFilter() {
        frames.writeFilter();
    }

    @Override
    public void stepOut() {
        if (lanes.steering().closeChannels() || frames.stepsOutOfFilter()) {
            return;
        }
        pane.closeDetail();
        frames.select(-1);
        lanes.chooseRow(-1);
        lanes.selectionProperty().set(Selection.NONE);
    }

    @Override
    public List<Runnable> rehearsal(ConversationRehearsal room) {
        var steps = new ArrayList<>(room.steps());
        steps.add(() -> room.enter(pane));
        steps.addAll(frames.rehearsal());
        steps.add(() -> room.leave(pane));
        return steps;
    }

    @Override
    public void paintNow() {
        lanes.paintNow();
    }
}
