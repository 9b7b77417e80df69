package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// Work of one agent: a line while idle, hollow while it prepares, solid while it streams, hatched while it waits for a
/// person or a tool.
final class AgentLane implements Lane {
    private static final double HEIGHT = 20;
    private static final double BAR = 10;

    private final TimelineText words;
    private final int agent;
    // The agent's runs that have started.
    private final List<Run> runs;
    private final List<DeviceTrack> tracks;
    private final IntervalIndex index;
    private final boolean simulated;

    private AgentLane(Timeline timeline, int agent) {
        this.words = new TimelineText(timeline);
        this.agent = agent;
        this.simulated = timeline.participants().get(agent).isSimulated();
        this.runs = timeline.runs().stream()
                .filter(run -> run.agent() == agent && run.startedNanos() != 0)
                .toList();
        this.tracks = timeline.tracks().stream()
                .filter(track -> track.participant() == agent)
                .toList();
        this.index = new IntervalIndex(
                runs.size(),
                i -> runs.get(i).startedNanos(),
                i -> runs.get(i).endedNanos() == 0
                        ? timeline.endNanos()
                        : runs.get(i).endedNanos());
    }

    static List<AgentLane> of(Timeline timeline) {
        return agents(timeline).stream()
                .map(agent -> new AgentLane(timeline, agent))
                .toList();
    }

    /// Indices of the participants that are agents or have runs, in order.
    static Set<Integer> agents(Timeline timeline) {
        var agents = new TreeSet<Integer>();
        timeline.runs().forEach(run -> agents.add(run.agent()));
        for (Participant participant : timeline.participants()) {
            if (participant.kind() == Participant.Kind.AGENT) {
                agents.add(participant.index());
            }
        }
        agents.remove(-1);
        return agents;
    }

    @Override
    public String heading() {
        return "Agents";
    }

    @Override
    public String id() {
        return words.name(agent);
    }

    @Override
    public Header header(long nanos) {
        return Header.plain(simulated ? words.name(agent) + ", simulated" : words.name(agent));
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        long from = Long.MAX_VALUE;
        for (var track : tracks) {
            if (!track.connected().isEmpty()) {
                from = track.connected().getFirst().fromNanos();
            }
        }
        if (from < p.now()) {
            double middle = y + height / 2;
            brush.line(p.x(from), middle, p.x(p.now()), middle, p.palette().lineStrong(), 1);
        }
        double tall = BAR + height - HEIGHT;
        double top = y + (height - tall) / 2;
        index.each(p.scale().firstShown(), p.scale().lastShown(), i -> work(brush, p, runs.get(i), top, tall));
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        index.each(scale.firstShown(), scale.lastShown(), i -> {
            Run run = runs.get(i);
            marks.well(run.startedNanos(), run.endedNanos() == 0 ? Span.OPEN : run.endedNanos());
            run.stalls().forEach(stall -> marks.warning(stall.fromNanos(), stall.toNanos()));
        });
    }

    private static void work(Brush brush, PaintContext p, Run run, double top, double tall) {
        var c = p.palette();
        long until = run.endedNanos() == 0 ? p.now() : run.endedNanos();
        if (!p.scale().shows(run.startedNanos(), until)) {
            return;
        }
        double xs = p.x(run.startedNanos());
        double xe = p.x(until);
        double xf = run.firstTextNanos() == 0 ? xe : p.x(run.firstTextNanos());
        brush.rect(xs, top, xe - xs, tall, c.bg0());
        brush.box(xs, top, Math.max(2, xf - xs), tall, c.control(), 1);
        brush.rect(xf, top, Math.max(0, xe - xf), tall, c.ink(), 0.42);
        for (Span wait : run.suspensions()) {
            waiting(brush, p, wait, top, tall);
        }
        for (Span stall : run.stalls()) {
            waiting(brush, p, stall, top, tall);
        }
    }

    private static void waiting(Brush brush, PaintContext p, Span wait, double top, double tall) {
        double x = p.x(wait.fromNanos());
        double wide = Math.max(3, p.x(p.until(wait)) - x);
        brush.tint(x, top, wide, tall, p.palette().inkBg(), p.palette().tintEdge());
        brush.hatch(x, top, wide, tall, p.palette().ink(), 0.5, 5, 1);
        brush.box(x, top, wide, tall, p.palette().control(), 1);
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        Run last = null;
        for (Run run : runs) {
            if (run.startedNanos() <= nanos && (run.endedNanos() == 0 || run.endedNanos() > nanos)) {
                last = run;
            }
        }
        return last == null ? "" : words.run(last);
    }

    @Override
    public void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {
        for (var track : tracks) {
            for (var absence : track.absences()) {
                offer.accept(absence.span().fromNanos());
                offer.accept(absence.span().toNanos());
            }
        }
    }
}
