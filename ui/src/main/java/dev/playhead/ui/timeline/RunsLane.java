package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.RunBar;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Runs of one agent, one after the other. Runs that overlap lie in lanes of their own.
final class RunsLane implements Lane {
    private static final double HEIGHT = 40;
    private static final double LEAST = 32;
    private static final double MARGIN = 2;
    private static final double STOP_SIGN = 18;

    private final Timeline timeline;
    private final TimelineText words;
    private final int agent;
    // Which of the lanes of its agent it is, from 0.
    private final int slot;
    // Indices in the timeline.
    private final List<Integer> runs;
    private final IntervalIndex index;

    private RunsLane(Timeline timeline, int agent, int slot, List<Integer> runs) {
        this.timeline = timeline;
        this.words = new TimelineText(timeline);
        this.agent = agent;
        this.slot = slot;
        this.runs = List.copyOf(runs);
        this.index = new IntervalIndex(
                runs.size(), i -> RunBar.firstMoment(run(this.runs.get(i))), i -> until(run(this.runs.get(i))));
    }

    static List<RunsLane> of(Timeline timeline) {
        var lanes = new ArrayList<RunsLane>();
        for (int agent : AgentLane.agents(timeline)) {
            int slot = 0;
            for (List<Integer> runs : slots(timeline, agent)) {
                lanes.add(new RunsLane(timeline, agent, slot++, runs));
            }
        }
        return lanes;
    }

    /// Index of the participant whose runs it shows.
    int agent() {
        return agent;
    }

    /// Returns whether it shows a run, by its index in the timeline.
    boolean has(int run) {
        return runs.contains(run);
    }

    private static List<List<Integer>> slots(Timeline timeline, int agent) {
        var slots = new ArrayList<List<Integer>>();
        slots.add(new ArrayList<>());
        for (int i = 0; i < timeline.runs().size(); i++) {
            Run run = timeline.runs().get(i);
            if (run.agent() == agent) {
                slot(timeline, slots, run).add(i);
            }
        }
        return slots;
    }

    private static List<Integer> slot(Timeline timeline, List<List<Integer>> slots, Run run) {
        for (List<Integer> slot : slots) {
            if (slot.isEmpty()) {
                return slot;
            }
            Run last = timeline.runs().get(slot.getLast());
            if (last.endedNanos() != 0 && last.endedNanos() <= run.startedNanos()) {
                return slot;
            }
        }
        var fresh = new ArrayList<Integer>();
        slots.add(fresh);
        return fresh;
    }

    @Override
    public String heading() {
        return "Runs";
    }

    @Override
    public String id() {
        return words.name(agent) + (slot == 0 ? "" : " " + (slot + 1));
    }

    @Override
    public Header header(long nanos) {
        return new Header(words.name(agent), Icon.AGENT, List.of("ph-ink"));
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public double leastHeight() {
        return LEAST;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        onScreen(p.scale(), run -> RunBar.paint(brush, p, run, y + MARGIN, height - 2 * MARGIN));
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        onScreen(scale, run -> {
            long until = until(run);
            marks.well(RunBar.firstMoment(run), until);
            run.stalls().forEach(stall -> marks.warning(stall.fromNanos(), stall.toNanos()));
            var stop = run.stop();
            if (stop != null) {
                marks.warning(stop.atNanos(), Math.max(stop.atNanos(), run.lastTextNanos()));
            }
            switch (run.status()) {
                case ERROR -> marks.error(until, until);
                case ORPHANED -> marks.warning(until, until);
                case STARTED, STREAMING, SUSPENDED, COMPLETE, STOPPED -> {}
            }
        });
    }

    /// From each stop a dashed line down to the device that sent it.
    @Override
    public void paintAcross(Brush brush, PaintContext p, LanePlace place) {
        onScreen(p.scale(), run -> {
            var stop = run.stop();
            if (stop != null && p.scale().shows(stop.atNanos(), stop.atNanos())) {
                place.middleOf(stop.by()).ifPresent(to -> stopLine(brush, p, stop, place.y() + STOP_SIGN, to));
            }
        });
    }

    private static void stopLine(Brush brush, PaintContext p, Run.Stop stop, double from, double to) {
        double x = Math.round(p.x(stop.atNanos()));
        brush.line(x, from, x, to, p.palette().warnMark(), 1, 1, 3, 2);
        brush.circle(x, to, 4, p.palette().id(p.number(stop.by())), p.palette().bg0(), 1.5);
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        if (chosen instanceof Selection.OfRun(int which) && runs.contains(which)) {
            Run run = run(which);
            double from = p.x(run.startedNanos());
            double wide = p.x(until(run)) - from;
            brush.box(
                    from - 2,
                    place.y() + MARGIN,
                    wide + 7,
                    place.height() - 2 * MARGIN,
                    p.palette().accent(),
                    2);
        }
    }

    @Override
    public Selection hit(TimeScale scale, double x) {
        for (int which : runs) {
            Run run = run(which);
            if (x >= scale.x(RunBar.firstMoment(run)) - Snap.NEAR && x <= scale.x(until(run)) + Snap.NEAR) {
                return new Selection.OfRun(which);
            }
        }
        return Selection.NONE;
    }

    @Override
    public @Nullable Publish publishAt(TimeScale scale, double x) {
        long at = hit(scale, x) instanceof Selection.OfRun(int which)
                ? Snap.nearest(run(which).tokens(), scale, x)
                : Snap.NOTHING;
        return at == Snap.NOTHING ? null : new Publish(at, -1, agent);
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        return hit(scale, scale.x(nanos)) instanceof Selection.OfRun(int which) ? words.run(run(which)) : "";
    }

    @Override
    public void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {
        index.each(fromNanos, toNanos, i -> {
            Run run = run(runs.get(i));
            offer.accept(run.askedNanos());
            offer.accept(run.startedNanos());
            offer.accept(run.firstTextNanos());
            offer.accept(run.endedNanos());
        });
    }

    private void onScreen(TimeScale scale, Consumer<Run> visit) {
        index.each(scale.firstShown(), scale.lastShown(), i -> visit.accept(run(runs.get(i))));
    }

    private Run run(int which) {
        return timeline.runs().get(which);
    }

    private long until(Run run) {
        return run.endedNanos() == 0 ? timeline.endNanos() : run.endedNanos();
    }
}
