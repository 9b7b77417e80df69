package dev.playhead.ui.window;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.table.MomentTable;
import dev.playhead.ui.table.SidePane;
import dev.playhead.ui.table.TableContent;
import java.util.List;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// View of one table, of what there was at the playhead, and what is to be said of the chosen row. FX thread.
final class TableContentView implements View, OpenSession.Listener {
    private static final double SIDE = 408;
    private static final double LEAST_SIDE = 320;
    private static final double LEAST_TABLE = 420;
    private static final int EVERY_MS = 200;

    private final ViewKind kind;
    private final ViewContext context;
    private final MomentTable table;
    private final SidePane side;
    private final GuardedPane<MomentTable> guarded;
    private final Split pane;
    private final PaintTurns.Part part;
    private final ShownMoment shown = new ShownMoment();

    /// Makes the kind of a view of some content.
    static ViewKind kind(TableContent content) {
        return new ViewKind(
                content.id(),
                content.shortTitle(),
                content.title(),
                content.icon(),
                content.key(),
                true,
                (self, context) -> new TableContentView(self, context, content));
    }

    private TableContentView(ViewKind kind, ViewContext context, TableContent content) {
        this.kind = kind;
        this.context = context;
        part = new PaintTurns.Part(content.id(), EVERY_MS);
        side = content.side(context.sideActions());
        table = new MomentTable(content, this::chosen, row -> opened(content));
        table.filterText().bindBidirectional(context.model().filterProperty());
        guarded = GuardedPane.of("The table of " + content.noun() + "s", table);
        guarded.setMinWidth(LEAST_TABLE);
        side.node().setMinWidth(LEAST_SIDE);
        pane = new Split(Orientation.HORIZONTAL, guarded, room -> Math.max(LEAST_TABLE, room - SIDE))
                .named(content.id());
        pane.setSecond(side.node());
        side.show(null);
    }

    private void chosen(int row) {
        side.show(row < 0 ? null : table.chosenRow());
    }

    private void opened(TableContent content) {
        var row = table.chosenRow();
        int frame = row == null ? -1 : content.frame(row);
        if (frame >= 0) {
            context.frames().goTo(frame);
        }
    }

    @Override
    public ViewKind kind() {
        return kind;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        return List.of(new PaneFocus.Pane(guarded, table.focusTarget()), PaneFocus.Pane.of(side.node()));
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open != null && shown.turnsTo(open)) {
            open.listen(this);
            table.clear();
        }
        if (open != null && !behind(open).isEmpty()) {
            paint(part, open);
        }
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        return shown.isBehind(open, context.model().momentNanos()) ? Set.of(part) : Set.of();
    }

    @Override
    public void paint(PaintTurns.Part ofIt, OpenSession open) {
        long playhead = context.model().momentNanos();
        shown.show(open, playhead);
        var timeline = open.session().timeline();
        long nanos = Math.min(playhead, timeline.endNanos());
        guarded.update(
                "show", pane -> pane.show(timeline, nanos, context.model().keepsToEnd()));
        side.show(table.chosenRow());
    }

    @Override
    public void detail(OpenSession open, FrameDetail detail) {
        if (open == context.open().get()) {
            side.detail(open.session().timeline(), detail);
        }
    }

    @Override
    public boolean isSettled() {
        return table.isSettled();
    }

    @Override
    public void select(int frame) {
        table.selectFrame(frame);
    }

    @Override
    public void writeFilter() {
        table.writeFilter();
    }

    @Override
    public void stepOut() {
        if (!table.stepsOutOfFilter()) {
            table.select(-1);
        }
    }
}
