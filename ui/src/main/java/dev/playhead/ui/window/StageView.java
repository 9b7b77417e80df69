package dev.playhead.ui.window;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.conversation.DeviceConversations;
import dev.playhead.ui.device.MomentaryFaultButton;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.stage.StageActions;
import dev.playhead.ui.stage.StagePane;
import dev.playhead.ui.stage.Story;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.PlayMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The stage: what did each device see? For a room that looks on. FX thread.
final class StageView implements View, OpenSession.Listener {
    static final ViewKind KIND = new ViewKind(
            "stage", "Stage", "What each device sees, for a room", Icon.SCREEN, "Ctrl 6", true, StageView::new);

    private static final PaintTurns.Part LANES = new PaintTurns.Part("stage-lanes", 50);
    private static final PaintTurns.Part SCREENS = new PaintTurns.Part("screens", 66);
    // What stands still on the screens; the message that changes comes with each state.
    private static final PaintTurns.Part READING = new PaintTurns.Part("reading", 500);
    private static final int KEYS = 9;
    private static final double SCROLL = 60;
    private static final long STEP_NANOS = 1_000_000_000;

    private final ViewContext context;
    private final StagePane stage;
    private final GuardedPane<StagePane> pane;
    private @Nullable OpenSession shown;
    private long painted = -1;
    private @Nullable SessionState latest;
    private @Nullable SessionState staged;
    private @Nullable Asked asked;

    // What was read last of the channel: where nothing of it is different there is nothing to read.
    private record Asked(ChannelId channel, List<Integer> devices, long nanos, long entries) {}

    StageView(ViewContext context) {
        this.context = context;
        stage = new StagePane(new Actions(), context.viewport());
        pane = GuardedPane.of("The stage", stage);
    }

    private final class Actions implements StageActions {
        @Override
        public void live() {
            context.model().live();
        }

        @Override
        public void replay() {
            context.model().replay();
        }

        @Override
        public void leave() {
            context.back().run();
        }

        @Override
        public void devicesChanged() {
            painted = -1;
        }

        @Override
        public void goTo(long nanos) {
            context.model().goTo(nanos);
        }

        @Override
        public void stepTo(long nanos) {
            context.model().stepTo(nanos);
        }

        @Override
        public long momentNanos() {
            return context.model().momentNanos();
        }
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
    public boolean fillsWindow() {
        return true;
    }

    @Override
    public long stepNanos() {
        return STEP_NANOS;
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        return stage.parts().stream().map(PaneFocus.Pane::of).toList();
    }

    @Override
    public List<Command> commands() {
        var here = context.whileShown(this);
        var all = new ArrayList<Command>();
        for (int key = 1; key <= KEYS; key++) {
            int place = key - 1;
            all.add(Command.of(
                    "stage-device-" + key,
                    "Choose device " + key + " of the stage",
                    Integer.toString(key),
                    here,
                    held -> stage.choose(place)));
        }
        all.add(held("stage-cut", "Cut or restore the chosen device (hold: while held)", "X", here, true));
        all.add(held("stage-slow", "Slow the chosen device, or end it (hold: while held)", "L", here, false));
        all.add(Command.of("stage-stop", "Stop the answer", "S", here, held -> stage.stopAnswer()));
        all.add(Command.of(
                "stage-missing", "Show or hide missing text on Stage", "M", here, held -> stage.toggleMissing()));
        all.add(Command.of("stage-up", "Scroll the chosen device back", "Up", here, held -> stage.scroll(SCROLL)));
        all.add(Command.of("stage-down", "Scroll the chosen device on", "Down", here, held -> stage.scroll(-SCROLL)));
        var told = new CommandScope(() -> here.isHere() && stage.tells(), "while a story is told on Stage");
        all.add(Command.of("story-next", "Next step of the story", "PgDn", told, held -> stage.nextStep()));
        all.add(Command.of("story-previous", "Previous step of the story", "PgUp", told, held -> stage.previousStep()));
        all.add(Command.of(
                "story-itself", "Let the story go on by itself, or by key", "P", told, held -> stage.toggleByItself()));
        all.add(Command.of("story-notes", "Show or hide the notes", "N", told, held -> stage.toggleNotes()));
        return List.copyOf(all);
    }

    /// Tells a story from now on.
    void tell(Story story) {
        stage.tell(story);
        story.listen(() -> Platform.runLater(() -> pane.update("story", StagePane::story)));
        pane.update("story", StagePane::story);
    }

    private Command held(String id, String words, String key, CommandScope here, boolean cuts) {
        var pressed = Command.of(id, words, key, here, held -> button(cuts, true));
        return pressed.untilReleased(() -> button(cuts, false));
    }

    private void button(boolean cuts, boolean down) {
        if (cuts) {
            stage.cutting(down ? MomentaryFaultButton::press : MomentaryFaultButton::release);
        } else {
            stage.slowing(down ? MomentaryFaultButton::press : MomentaryFaultButton::release);
        }
    }

    @Override
    public void fit(double width) {
        pane.update("fit", view -> view.fit(width));
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open == null) {
            return;
        }
        if (open != shown) {
            shown = open;
            open.listen(this);
            pane.update("clear", StagePane::clear);
            latest = null;
            asked = null;
        }
        staged = null;
        open.forgetState();
        modeChanged();
        paint(LANES, open);
        vitals(open);
    }

    // The arrows are the playhead's, so that no button has the focus before somebody gives it one.
    @Override
    public void entered() {
        stage.requestFocus();
    }

    @Override
    public void modeChanged() {
        latest = null;
        staged = null;
        pane.update(
                "mode",
                view -> view.mode(context.model().mode(), context.model().isRecording()));
    }

    @Override
    public void playheadMoved(OpenSession open) {
        pane.update(
                "clock",
                view -> view.clock(context.viewport().playheadNanos()
                        - open.session().timeline().startNanos()));
        pane.update("story", StagePane::story);
        vitals(open);
    }

    private void vitals(OpenSession open) {
        pane.update("vitals", view -> view.vitals(open.session().vitals()));
    }

    @Override
    public void state(OpenSession open, SessionState state) {
        latest = state;
        paint(SCREENS, open);
        paint(READING, open);
    }

    @Override
    public void arrived(OpenSession open, SessionState state) {
        if (open == context.open().get()) {
            latest = state;
        }
    }

    @Override
    public void conversations(OpenSession open, DeviceConversations read) {
        if (open == context.open().get()) {
            pane.update("conversations", view -> view.conversations(read));
        }
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        var parts = new LinkedHashSet<PaintTurns.Part>();
        if (open.session().epoch() != painted) {
            parts.add(LANES);
        }
        if (latest != null && latest != staged) {
            parts.add(SCREENS);
        }
        var wanted = wanted(open);
        if (wanted != null && !wanted.equals(asked)) {
            parts.add(READING);
        }
        return parts;
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        if (part.equals(LANES)) {
            lanes(open);
        } else if (part.equals(SCREENS)) {
            screens(open);
        } else if (part.equals(READING)) {
            read(open);
        }
    }

    private void lanes(OpenSession open) {
        boolean timeAlone = open.session().eventEpoch() <= painted;
        painted = open.session().epoch();
        pane.update("lanes", view -> {
            view.lanes(open.session(), context.palette().get(), timeAlone);
            view.paintLanes();
        });
    }

    private void screens(OpenSession open) {
        staged = latest;
        var state = staged;
        if (state != null) {
            boolean past = context.model().mode() == PlayMode.REPLAY;
            pane.update(
                    "show",
                    view -> view.show(
                            open.session().timeline(),
                            state,
                            past ? null : open.session().controls().orElse(null)));
        }
    }

    private void read(OpenSession open) {
        var wanted = wanted(open);
        if (wanted != null) {
            asked = wanted;
            open.conversations(wanted.channel, wanted.nanos, wanted.devices);
        }
    }

    // Of the newest moment other entries may tell something else; a past one stays as it is.
    private @Nullable Asked wanted(OpenSession open) {
        var channel = stage.channel();
        if (channel == null || stage.indices().isEmpty()) {
            return null;
        }
        boolean now = context.model().keepsToEnd();
        long end = open.session().timeline().endNanos();
        long entries = now ? open.session().entries() : 0;
        var before = asked;
        long nanos = now && before != null && before.entries == entries
                ? before.nanos
                : now ? end : Math.min(context.model().momentNanos(), end);
        return new Asked(channel, stage.indices(), nanos, entries);
    }

    @Override
    public boolean movesViewport() {
        return true;
    }

    @Override
    public void stepOut() {
        context.back().run();
    }

    @Override
    public void paintNow() {
        pane.update("paint", StagePane::paintLanes);
    }
}
