package dev.playhead.ui.window;

import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.object.ObjectsPane;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// LiveObjects of a channel at the playhead, and who has something else. FX thread.
final class ObjectsView implements View {
    static final ViewKind KIND = new ViewKind(
            "objects", "Objects", "Objects of a channel at the playhead", Icon.TREE, "", true, ObjectsView::new);

    private static final PaintTurns.Part OBJECTS = new PaintTurns.Part("objects", 100);
    private static final double SIDE = 408;
    private static final double LEAST_SIDE = 300;
    private static final double LEAST_TREE = 540;

    private final ViewContext context;
    private final ObjectsPane objects;
    private final GuardedPane<ObjectsPane> guarded;
    private final Split pane;
    private final ShownMoment shown = new ShownMoment();

    ObjectsView(ViewContext context) {
        this.context = context;
        objects = new ObjectsPane(context.sideActions());
        guarded = GuardedPane.of("The objects", objects);
        guarded.setMinWidth(LEAST_TREE);
        objects.side().setMinWidth(LEAST_SIDE);
        pane = new Split(Orientation.HORIZONTAL, guarded, room -> Math.max(LEAST_TREE, room - SIDE));
        pane.setSecond(objects.side());
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
        return List.of(new PaneFocus.Pane(guarded, objects.focusTarget()), PaneFocus.Pane.of(objects.side()));
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open != null && shown.turnsTo(open)) {
            guarded.update("clear", ObjectsPane::clear);
        }
        if (open != null) {
            paint(OBJECTS, open); // also when nothing is new but the colours
        }
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        return shown.isBehind(open, context.model().momentNanos()) ? Set.of(OBJECTS) : Set.of();
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        long playhead = context.model().momentNanos();
        shown.show(open, playhead);
        var timeline = open.session().timeline();
        long nanos = Math.min(playhead, timeline.endNanos());
        var viewport = context.viewport();
        // The part that the lanes show, unless the playhead has left it.
        boolean isThere = viewport.fromNanos() <= nanos && nanos <= viewport.toNanos();
        long length = Math.max(1, viewport.toNanos() - viewport.fromNanos());
        long from = isThere ? viewport.fromNanos() : nanos - length;
        long to = isThere ? viewport.toNanos() : nanos + length / 20;
        guarded.update(
                "show",
                view -> view.show(timeline, nanos, from, to, context.palette().get()));
    }

    @Override
    public void select(int frame) {
        guarded.update("select", view -> view.selectFrame(frame));
    }

    @Override
    public void stepOut() {
        guarded.update("choose", ObjectsPane::stepOut);
    }
}
