package dev.playhead.ui.timeline;

import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A lane, or a whole group, folded to a strip. What is well is grouped by pixel; what went wrong keeps its place and
/// is at
/// least three pixels wide.
final class CollapsedLane implements Lane {
    private static final double HEIGHT = 20;
    private static final double TWO_LINES = 32;
    private static final double STRIP = 8;
    private static final int MOST_WORDS = 6;

    /// Name of the lane of all channels that nobody has chosen.
    static final String OTHERS = "more channels";

    private final List<Lane> lanes;
    private final Kind kind;

    private enum Kind {
        ONE,
        GROUP,
        /// Channels that nobody has chosen.
        OTHERS
    }

    private CollapsedLane(List<? extends Lane> lanes, Kind kind) {
        this.lanes = List.copyOf(lanes);
        this.kind = kind;
    }

    static CollapsedLane of(Lane lane) {
        return new CollapsedLane(List.of(lane), Kind.ONE);
    }

    /// @param channels that have no lanes of their own; at least one
    static CollapsedLane others(List<ChannelLane> channels) {
        return new CollapsedLane(channels, Kind.OTHERS);
    }

    /// @param lanes of one heading; at least one
    static CollapsedLane group(List<? extends Lane> lanes) {
        return new CollapsedLane(lanes, Kind.GROUP);
    }

    private Lane first() {
        return lanes.getFirst();
    }

    /// Returns the number of lanes that are in it.
    int count() {
        return lanes.size();
    }

    @Override
    public String heading() {
        return first().heading();
    }

    @Override
    public String id() {
        return kind == Kind.OTHERS ? OTHERS : first().id();
    }

    @Override
    public Header header(long nanos) {
        if (kind == Kind.OTHERS) {
            long bad = lanes.stream()
                    .filter(lane -> lane instanceof ChannelLane channel && channel.errors() > 0)
                    .count();
            String errors = bad == 0 ? "no errors" : bad + (bad == 1 ? " has errors" : " have errors");
            return Header.plain(String.format(Locale.ROOT, "%,d more\n%s", lanes.size(), errors));
        }
        if (kind == Kind.ONE) {
            var open = first().header(nanos);
            return new Header(open.name().lines().findFirst().orElse(""), open.icon(), open.styles());
        }
        var wrong = new Wrong(nanos);
        lanes.forEach(lane -> lane.eachMark(wrong.scale(), wrong));
        return Header.plain(
                wrong.errors > 0
                        ? Formats.count(wrong.errors, "error")
                        : wrong.warnings > 0 ? Formats.count(wrong.warnings, "warning") : "no errors");
    }

    @Override
    public String accessibleText(long nanos) {
        return switch (kind) {
            case ONE -> first().accessibleText(nanos) + ", folded";
            case GROUP ->
                heading() + ", " + Formats.count(lanes.size(), "lane") + " folded, "
                        + header(nanos).name();
            case OTHERS -> heading() + ", " + header(nanos).name().replace('\n', ' ') + ", choose channels";
        };
    }

    @Override
    public double height() {
        return kind == Kind.OTHERS ? TWO_LINES : HEIGHT;
    }

    @Override
    public boolean isPinned() {
        return first().isPinned();
    }

    @Override
    public boolean shows(int participant) {
        return lanes.stream().anyMatch(lane -> lane.shows(participant));
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        var marks = new StripMarks(p.scale(), p.now());
        eachMark(p.scale(), marks);
        marks.paint(brush, p, y + (height - STRIP) / 2, STRIP);
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        lanes.forEach(lane -> lane.eachMark(scale, marks));
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        double middle = place.y() + place.height() / 2;
        switch (chosen) {
            case Selection.OfRun(int run) -> {
                if (lanes.stream().anyMatch(lane -> lane instanceof RunsLane runs && runs.has(run))) {
                    var of = p.timeline().runs().get(run);
                    double from = p.x(of.startedNanos());
                    double to = p.x(of.endedNanos() == 0 ? p.now() : of.endedNanos());
                    brush.box(
                            from - 2,
                            place.y() + 3,
                            to - from + 5,
                            HEIGHT - 6,
                            p.palette().accent(),
                            2);
                }
            }
            case Selection.OfDevice(int participant, long at) -> {
                if (shows(participant)) {
                    brush.circle(
                            p.x(at),
                            middle,
                            4,
                            p.palette().accent(),
                            p.palette().bg0(),
                            1.5);
                }
            }
            case Selection.OfMessage message ->
                lanes.stream()
                        .filter(ChannelLane.class::isInstance)
                        .forEach(lane -> lane.outline(brush, p, place, message));
            case Selection.OfFrame frame -> {}
            case Selection.None none -> {}
        }
    }

    // A click into many devices chooses none of them: it would be left to chance which.
    @Override
    public Selection hit(TimeScale scale, double x) {
        return lanes.stream()
                .filter(lane -> kind == Kind.ONE || lane.participant() < 0)
                .map(lane -> lane.hit(scale, x))
                .filter(hit -> !(hit instanceof Selection.None))
                .findFirst()
                .orElse(Selection.NONE);
    }

    @Override
    public @Nullable Publish publishAt(TimeScale scale, double x) {
        return kind == Kind.ONE ? first().publishAt(scale, x) : null;
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        if (kind == Kind.ONE) {
            return first().tooltip(scale, nanos, first().height() / 2);
        }
        var words = lanes.stream()
                .map(lane -> lane.tooltip(scale, nanos, lane.height() / 2)
                        .lines()
                        .findFirst()
                        .orElse(""))
                .filter(line -> !line.isEmpty())
                .toList();
        String all = words.stream().limit(MOST_WORDS).collect(Collectors.joining("\n"));
        return words.size() <= MOST_WORDS ? all : all + "\n" + (words.size() - MOST_WORDS) + " more";
    }

    @Override
    public void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {
        lanes.forEach(lane -> lane.snapPoints(fromNanos, toNanos, offer));
    }

    /// Counts what had gone wrong by a moment, ns since 1970.
    private static final class Wrong implements Marks {
        private final long until;
        private int errors;
        private int warnings;

        Wrong(long until) {
            this.until = until;
        }

        TimeScale scale() {
            return new TimeScale(0, until, Integer.MAX_VALUE);
        }

        @Override
        public void error(long fromNanos, long toNanos) {
            errors += fromNanos <= until ? 1 : 0;
        }

        @Override
        public void warning(long fromNanos, long toNanos) {
            warnings += fromNanos <= until ? 1 : 0;
        }
    }
}
