package dev.playhead.ui.timeline;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack.Change;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.mark.Ruler;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One channel: its messages by serial over an axis, growing ones as lines, edits and deletes as arcs back.
final class ChannelLane implements Lane {
    private static final double HEIGHT = 60;
    private static final double BELOW_AXIS = 18;
    private static final double LINE = 7;
    private static final double ROOM = 12;
    private static final double LABEL = 44;
    // Messages before the first on screen that may still grow there.
    private static final int STILL_GROWING = 64;
    private static final double TICK = 3;

    private final int channel;
    private final ChannelId id;
    private final List<MessageMark> messages;
    private final TimelineText words;
    private final IntervalIndex index;
    // Times of which something is missing somewhere, and moments of findings that are errors.
    private final List<Span> errors;
    private @Nullable Changes changes;

    /// A change of a message.
    private record Arc(MessageMark message, Change change) {}

    /// All changes in order, each with the time back to the creation of its message.
    private record Changes(List<Arc> arcs, IntervalIndex index) {}

    ChannelLane(Timeline timeline, int channel, List<Span> errors) {
        this.errors = List.copyOf(errors);
        this.channel = channel;
        this.id = timeline.channels().get(channel).id();
        this.messages = timeline.channels().get(channel).messages();
        this.words = new TimelineText(timeline);
        this.index = new IntervalIndex(
                messages.size(), i -> messages.get(i).createdNanos(), i -> until(messages.get(i), timeline.endNanos()));
    }

    static List<ChannelLane> of(Timeline timeline) {
        return of(new LaneSource(timeline, List.of()));
    }

    static List<ChannelLane> of(LaneSource source) {
        var timeline = source.timeline();
        var errors = errors(source);
        return IntStream.range(0, timeline.channels().size())
                .filter(channel -> !timeline.channels().get(channel).messages().isEmpty())
                .mapToObj(channel -> new ChannelLane(
                        timeline,
                        channel,
                        errors.getOrDefault(timeline.channels().get(channel).id(), List.of())))
                .toList();
    }

    private static Map<ChannelId, List<Span>> errors(LaneSource source) {
        var errors = new HashMap<ChannelId, List<Span>>();
        for (var track : source.timeline().tracks()) {
            for (var gap : track.gaps()) {
                if (gap.countAt(source.timeline().endNanos()) > 0) {
                    errors.computeIfAbsent(gap.channel(), any -> new ArrayList<>())
                            .add(gap.span());
                }
            }
        }
        for (var finding : source.findings()) {
            var channel = finding.channel();
            if (channel != null && finding.severity() == Severity.ERROR) {
                errors.computeIfAbsent(channel, any -> new ArrayList<>())
                        .add(new Span(finding.atNanos(), finding.atNanos()));
            }
        }
        return errors;
    }

    /// Returns how many messages it has.
    int messages() {
        return messages.size();
    }

    /// Returns how many errors there are on the channel in the whole session.
    int errors() {
        return errors.size();
    }

    /// Returns how many errors there are between two moments, ns since 1970.
    long errors(long fromNanos, long toNanos) {
        return errors.stream()
                .filter(span -> span.fromNanos() <= toNanos && span.toNanos() >= fromNanos)
                .count();
    }

    /// Returns how many messages were created between two moments, ns since 1970.
    int created(long fromNanos, long toNanos) {
        return firstFrom(toNanos) - firstFrom(fromNanos);
    }

    /// Returns how far the message that was created nearest to a moment is from it, ns.
    long away(long nanos) {
        int next = firstFrom(nanos);
        long before =
                next == 0 ? Long.MAX_VALUE : nanos - messages.get(next - 1).createdNanos();
        long after =
                next == messages.size() ? Long.MAX_VALUE : messages.get(next).createdNanos() - nanos;
        return Math.min(before, after);
    }

    // Messages lie in order of their serials, and with that of their creation.
    private int firstFrom(long nanos) {
        int low = 0;
        int high = messages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (messages.get(middle).createdNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long until(MessageMark message, long now) {
        return Math.max(message.createdNanos(), message.closed() ? message.grownUntilNanos() : now);
    }

    @Override
    public String heading() {
        return "Channel";
    }

    @Override
    public String id() {
        return id.words();
    }

    // The app stands on a line of its own: beside the name there is no room for both.
    @Override
    public Header header(long nanos) {
        return Header.plain(id.name() + (id.app().isEmpty() ? "" : "\n\u00b7 app " + id.app()) + "\nby serial");
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        double axis = y + height - BELOW_AXIS;
        int lines = lines(height);
        var c = p.palette();
        brush.line(p.x(p.timeline().startNanos()), axis, p.x(p.now()), axis, c.control(), 1);
        var ordinals = new Ordinals(brush, p, axis);
        index.each(p.scale().firstShown(), p.scale().lastShown(), i -> {
            var message = messages.get(i);
            ordinals.created(message);
            if (message.grownUntilNanos() > message.createdNanos()) {
                stream(brush, p, message, axis - LINE * (1 + Math.floorMod(message.run(), lines)));
            }
        });
        changes(brush, p, axis - LINE * lines - 6);
    }

    /// Streams of different runs lie on lines of their own, so that two at a time can be told apart; a higher lane has
    /// more.
    private static int lines(double height) {
        return 2 + (int) Math.max(0, (height - HEIGHT) / LINE);
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        // Without the index, which would be built anew for each of very many channels.
        int end = firstFrom(scale.lastShown());
        for (int i = Math.max(0, firstFrom(scale.firstShown()) - STILL_GROWING); marks.wantsWell() && i < end; i++) {
            var message = messages.get(i);
            marks.well(message.createdNanos(), Math.max(message.createdNanos(), message.grownUntilNanos()));
        }
        errors.forEach(span -> marks.error(span.fromNanos(), span.toNanos()));
    }

    /// Ticks below the axis, with the number of a message where there is room for it. Messages come in order.
    private static final class Ordinals {
        private final Brush brush;
        private final PaintContext p;
        private final double axis;
        private double labelled = Double.NEGATIVE_INFINITY;
        private double ticked = Double.NEGATIVE_INFINITY;

        Ordinals(Brush brush, PaintContext p, double axis) {
            this.brush = brush;
            this.p = p;
            this.axis = axis;
        }

        void created(MessageMark message) {
            double x = p.x(message.createdNanos());
            if (x < 0 || x > p.scale().width()) {
                return;
            }
            var c = p.palette();
            if (x - ticked >= TICK) {
                brush.line(x, axis, x, axis + 3, c.control(), 1);
                ticked = x;
            }
            if (x - labelled > LABEL) {
                brush.line(x, axis, x, axis + 6, c.fg2(), 1);
                String ordinal = String.format(Locale.ROOT, "%,d", message.ordinal());
                brush.text(ordinal, x + 3, axis + 11, c.fg2(), TextStyle.MONO_10);
                labelled = x;
            }
        }
    }

    private static void stream(Brush brush, PaintContext p, MessageMark message, double line) {
        var c = p.palette();
        double from = p.x(message.createdNanos());
        double to = p.x(until(message, p.now()));
        brush.line(from, line, to, line, c.ink(), 3, 0.55);
        brush.circle(from, line, 3.5, c.ink(), null, 0);
        if (message.closed()) {
            brush.rect(to - 1, line - 4, 2, 8, c.ink());
        }
    }

    /// Arcs, and what became of each message beside the mark; where the next mark leaves no room, only the tooltip says
    /// it.
    private void changes(Brush brush, PaintContext p, double base) {
        var shown = new ArrayList<Change>();
        var all = changes();
        all.index.each(p.scale().firstShown(), p.scale().lastShown(), i -> {
            var arc = all.arcs.get(i);
            arc(brush, p, arc, base);
            if (p.scale().shows(arc.change.atNanos(), arc.change.atNanos())) {
                shown.add(arc.change);
            }
        });
        for (int i = 0; i < shown.size(); i++) {
            Change change = shown.get(i);
            String text = change.delete() ? "deleted" : change.version() == 2 ? "edited, v2" : "v" + change.version();
            double x = p.x(change.atNanos()) + 9;
            double end = x + brush.measure(text, TextStyle.UI_11) + ROOM;
            if (i + 1 == shown.size() || p.x(shown.get(i + 1).atNanos()) > end) {
                brush.text(text, x, base - 8, p.palette().fg1(), TextStyle.UI_11);
            }
        }
    }

    private Changes changes() {
        var known = changes;
        if (known == null) {
            var arcs = new ArrayList<Arc>();
            for (MessageMark message : messages) {
                for (Change change : message.changes()) {
                    arcs.add(new Arc(message, change));
                }
            }
            arcs.sort(Comparator.comparingLong(arc -> arc.change.atNanos()));
            known = new Changes(
                    arcs,
                    new IntervalIndex(
                            arcs.size(),
                            i -> arcs.get(i).message.createdNanos(),
                            i -> arcs.get(i).change.atNanos()));
            changes = known;
        }
        return known;
    }

    private static void arc(Brush brush, PaintContext p, Arc arc, double base) {
        var c = p.palette();
        double from = p.x(arc.message.createdNanos());
        double to = p.x(arc.change.atNanos());
        brush.circle(from, base, 3.5, c.bg0(), c.fg0(), 1.5);
        brush.curve(to, base - 4, to - 2, base - 22, from + 2, base - 22, from, base - 6, c.fg1(), 1.25);
        brush.polygon(c.fg1(), 1, from, base - 4, from - 3, base - 10, from + 4, base - 9);
        if (arc.change.delete()) {
            brush.cross(to, base, 3.5, c.fg0(), 2);
        } else {
            brush.diamond(to, base, 4.5, c.fg0());
        }
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        if (chosen instanceof Selection.OfMessage(int of, int message) && of == channel) {
            double x = p.x(messages.get(message).createdNanos());
            brush.line(x, Ruler.HEIGHT, x, place.bottom(), p.palette().accent(), 1);
        }
    }

    @Override
    public Selection hit(TimeScale scale, double x) {
        var nearest = new Object() {
            int message = -1;
            double away = Snap.NEAR + 0.001;
        };
        index.each(scale.nanosAt(x - Snap.NEAR - 1), scale.nanosAt(x + Snap.NEAR + 1), i -> {
            double away = Math.abs(scale.x(messages.get(i).createdNanos()) - x);
            if (away < nearest.away) {
                nearest.away = away;
                nearest.message = i;
            }
        });
        return nearest.message < 0 ? Selection.NONE : new Selection.OfMessage(channel, nearest.message);
    }

    /// The version nearest to the pointer of those messages that it is over.
    @Override
    public @Nullable Publish publishAt(TimeScale scale, double x) {
        var best = new Object() {
            long at = Snap.NOTHING;
            double away = Double.MAX_VALUE;
        };
        index.each(scale.nanosAt(x - Snap.NEAR - 1), scale.nanosAt(x + Snap.NEAR + 1), i -> {
            long at = Snap.nearest(messages.get(i).versions(), scale, x);
            double away = at == Snap.NOTHING ? Double.MAX_VALUE : Math.abs(scale.x(at) - x);
            if (away < best.away) {
                best.at = at;
                best.away = away;
            }
        });
        return best.at == Snap.NOTHING ? null : new Publish(best.at, channel, -1);
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        return hit(scale, scale.x(nanos)) instanceof Selection.OfMessage(int of, int message)
                ? message(messages.get(message))
                : "";
    }

    private String message(MessageMark mark) {
        var text = new StringBuilder("Message " + mark.ordinal() + ", created " + words.clock(mark.createdNanos()));
        if (mark.appends() > 0) {
            text.append(String.format(Locale.ROOT, "\n%,d appends", mark.appends()));
            text.append(mark.closed() ? ", complete " + words.clock(mark.grownUntilNanos()) : ", still growing");
        }
        for (var change : mark.changes()) {
            text.append(change.delete() ? "\ndeleted " : "\nedited, v" + change.version() + " ");
            text.append(words.clock(change.atNanos()));
        }
        return text.toString();
    }
}
