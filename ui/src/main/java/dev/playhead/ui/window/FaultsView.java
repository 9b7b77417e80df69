package dev.playhead.ui.window;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.fault.FaultsPane;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.PlayMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// The faults of the session: what is broken on purpose, and what to break next. FX thread.
final class FaultsView implements View {
    static final ViewKind KIND =
            new ViewKind("faults", "Faults", "Rules and presets", Icon.BOLT, "Ctrl 4", true, FaultsView::new);

    private static final PaintTurns.Part RULES = new PaintTurns.Part("faults", 200);

    private final ViewContext context;
    private final FaultsPane faults = new FaultsPane(this::goTo, this::read);
    private final GuardedPane<FaultsPane> pane = GuardedPane.of("The faults", faults);
    private final ShownMoment shown = new ShownMoment();

    FaultsView(ViewContext context) {
        this.context = context;
    }

    private void goTo(long nanos) {
        var open = context.open().get();
        if (open != null) {
            context.frames().goTo(open.session().timeline().frames().rowAt(nanos));
            context.model().stepTo(nanos);
        }
    }

    private void read(long position, Consumer<String> then) {
        var open = context.open().get();
        if (open != null) {
            open.heldFrame(position, then);
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
    public List<PaneFocus.Pane> panes() {
        var panes = new ArrayList<PaneFocus.Pane>();
        panes.add(PaneFocus.Pane.of(faults.composer()));
        panes.add(new PaneFocus.Pane(faults.rules(), faults.rulesFocus()));
        faults.simulated().ifPresent(simulated -> panes.add(new PaneFocus.Pane(simulated, faults.simulatedFocus())));
        faults.held().ifPresent(held -> panes.add(new PaneFocus.Pane(held, faults.heldFocus())));
        return panes;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "change-rule",
                "End the chosen rule, or set it again; drop the chosen held frame; remove who is simulated",
                "Delete",
                context.whileShown(this),
                held -> faults.changeChosen()));
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open != null && shown.turnsTo(open)) {
            faults.clear();
        }
        if (open != null) {
            paint(RULES, open); // also when nothing is new but the mode
        }
    }

    @Override
    public void modeChanged() {
        var open = context.open().get();
        if (open != null && pane.getScene() != null) {
            paint(RULES, open);
        }
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        return shown.isBehind(open, context.model().momentNanos()) ? Set.of(RULES) : Set.of();
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        long playhead = context.model().momentNanos();
        shown.show(open, playhead);
        var session = open.session();
        var timeline = session.timeline();
        long nanos = Math.min(playhead, timeline.endNanos());
        boolean now = context.model().mode() == PlayMode.LIVE;
        pane.update(
                "show", view -> view.show(timeline, nanos, session.controls().orElse(null), now));
    }

    @Override
    public void stepOut() {
        faults.stepOut();
    }
}
