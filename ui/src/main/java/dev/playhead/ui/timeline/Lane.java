package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One row of the timeline: its name, its marks, and what lies where in it. Made of one timeline, which it goes on to
/// show; a later timeline gets lanes of its own. Moments are ns since 1970. FX thread.
sealed interface Lane
        permits RunsLane,
                DeviceLane,
                AgentLane,
                ChannelLane,
                PresenceLane,
                RestLane,
                ObjectsLane,
                FaultsLane,
                FindingsLane,
                CollapsedLane {
    /// All kinds of lanes from the top down. A kind makes as many lanes as the timeline has of it, also none.
    List<Function<LaneSource, List<? extends Lane>>> KINDS = List.of(
            source -> RunsLane.of(source.timeline()),
            source -> DeviceLane.of(source.timeline()),
            source -> AgentLane.of(source.timeline()),
            source -> ChannelLane.of(source),
            source -> PresenceLane.of(source.timeline()),
            source -> RestLane.of(source.timeline()),
            source -> ObjectsLane.of(source.timeline()),
            source -> FaultsLane.of(source.timeline()),
            FindingsLane::of);

    /// The lanes of a session from the top down. Pinned ones come last.
    static List<Lane> of(LaneSource source) {
        var lanes = new ArrayList<Lane>();
        KINDS.forEach(kind -> lanes.addAll(kind.apply(source)));
        return lanes;
    }

    /// The lanes of a timeline in which nothing was found.
    static List<Lane> of(Timeline timeline) {
        return of(new LaneSource(timeline, List.of()));
    }

    /// Name of a lane, beside its marks.
    ///
    /// @param name what it is called, and what is so at the playhead; lines end with `\n`
    /// @param icon stands before the name; null for none
    /// @param styles style classes of the name
    record Header(String name, @Nullable Icon icon, List<String> styles) {
        public Header {
            styles = List.copyOf(styles);
        }

        /// A name in the muted style, without an icon.
        static Header plain(String name) {
            return new Header(name, null, List.of("ph-small", "ph-second"));
        }
    }

    /// Name of the kind. Lanes of one heading form a group.
    String heading();

    /// Name among the lanes of its heading, the same in other sessions where it is about the same.
    String id();

    /// Returns the header at `nanos`, ns since 1970.
    Header header(long nanos);

    /// Returns what is read aloud in place of the lane at `nanos`, ns since 1970.
    default String accessibleText(long nanos) {
        return heading() + ", " + header(nanos).name().replace('\n', ' ');
    }

    /// Height, px, unless somebody wants it otherwise.
    double height();

    /// Height below which its marks could not be told apart, px.
    default double leastHeight() {
        return height();
    }

    /// Returns whether the lane stays in sight, at the lower edge, when there is not enough room for all.
    default boolean isPinned() {
        return false;
    }

    /// Index of the participant whose connection the lane shows; -1 when it shows none.
    default int participant() {
        return -1;
    }

    /// Returns whether the lane shows the connection of a participant, by its index.
    default boolean shows(int participant) {
        return participant >= 0 && participant() == participant;
    }

    /// Paints the marks that are on screen.
    ///
    /// @param y top of the lane on the canvas, px
    /// @param height that it has there, px
    void paint(Brush brush, PaintContext p, double y, double height);

    /// Paints the marks in a lane of its usual height.
    default void paint(Brush brush, PaintContext p, double y) {
        paint(brush, p, y, height());
    }

    /// Names the marks that are on screen by what they mean, for a lane that is folded.
    void eachMark(TimeScale scale, Marks marks);

    /// Listener that is told of the marks of a lane. Moments are ns since 1970; what still goes on ends at [Span#OPEN].
    interface Marks {
        /// Something that went as it should.
        default void well(long fromNanos, long toNanos) {}

        /// Returns whether it wants to be told of what went well, of which there may be millions.
        default boolean wantsWell() {
            return false;
        }

        /// Events that went as they should, of which those on screen count.
        default void ticks(EventSeries events) {}

        /// Something that is late, slow, stalled or stopped.
        void warning(long fromNanos, long toNanos);

        /// Something that is lost, gone or failed.
        void error(long fromNanos, long toNanos);
    }

    /// Paints what leads from this lane to others, once all lanes are painted.
    default void paintAcross(Brush brush, PaintContext p, LanePlace place) {}

    /// Outlines what is chosen if it lies in this lane.
    default void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {}

    /// Returns what a click at `x` px chooses; [Selection#NONE] where nothing lies.
    default Selection hit(TimeScale scale, double x) {
        return Selection.NONE;
    }

    /// Returns the publish whose mark lies at `x` px; null where none does.
    default @Nullable Publish publishAt(TimeScale scale, double x) {
        return null;
    }

    /// A publish that a mark stands for.
    ///
    /// @param atNanos when it was accepted, ns since 1970
    /// @param channel index of its channel; -1 when the lane does not know
    /// @param participant index of who published it; -1 when the lane does not know
    record Publish(long atNanos, int channel, int participant) {}

    /// Returns what the mark at `nanos` means, in words; empty where there is none.
    ///
    /// @param within px from the top of the lane
    default String tooltip(TimeScale scale, long nanos, double within) {
        return "";
    }

    /// Offers the moments between two others at which something happened in the lane; may offer more.
    default void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {}

    /// Names and moments of a timeline in words, for tooltips.
    record TimelineText(Timeline timeline) {
        /// Name of a participant.
        String name(int participant) {
            return timeline.participants().get(participant).name();
        }

        /// A moment, ns since 1970, as time since the start.
        String clock(long nanos) {
            return Formats.clock(nanos - timeline.startNanos());
        }

        String during(Span span) {
            String from = clock(span.fromNanos());
            return span.isOpen()
                    ? "since " + from
                    : span.fromNanos() == span.toNanos() ? "at " + from : from + " to " + clock(span.toNanos());
        }

        /// The app of something, to stand behind its name; empty for the app that all others share.
        static String app(String app) {
            return app.isEmpty() ? "" : " \u00b7 app " + app;
        }

        /// Returns who asked, what, and how it went.
        String run(Run run) {
            var words = new StringBuilder("Run " + run.number());
            if (run.asker() >= 0) {
                words.append(", asked by ").append(name(run.asker()));
            }
            words.append(", ").append(run.status().name().toLowerCase(Locale.ROOT));
            if (!run.question().isEmpty()) {
                words.append('\n').append(run.question());
            }
            words.append('\n');
            if (run.firstTextNanos() > 0 && run.askedNanos() > 0) {
                words.append(String.format(
                        Locale.ROOT, "First text after %.2f s, ", (run.firstTextNanos() - run.askedNanos()) / 1e9));
            }
            words.append(String.format(
                    Locale.ROOT, "%,d appends, %,d characters", run.tokens().size(), run.characters()));
            var stop = run.stop();
            if (stop != null) {
                words.append("\nStopped at ").append(clock(stop.atNanos()));
                if (stop.by() >= 0) {
                    words.append(" by ").append(name(stop.by()));
                }
            }
            return words.toString();
        }
    }
}
