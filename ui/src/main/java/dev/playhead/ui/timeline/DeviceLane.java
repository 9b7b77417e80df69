package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.DeviceTrack.Absence;
import dev.playhead.transport.insight.HeldTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.mark.DeviceBand;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.TimeScale;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/// The connection of one device: when it was there, what it got, and what it missed.
final class DeviceLane implements Lane {
    private static final double HEIGHT = 32;
    private static final double LOWEST = 24;
    private static final double HELD = 3;
    private static final double LEAST = 3;

    private final Timeline timeline;
    private final TimelineText words;
    private final DeviceTrack track;
    private final List<HeldTrack> held;
    private final Participant device;

    DeviceLane(Timeline timeline, DeviceTrack track) {
        this.timeline = timeline;
        this.words = new TimelineText(timeline);
        this.track = track;
        this.device = timeline.participants().get(track.participant());
        this.held = timeline.held().stream()
                .filter(frame -> frame.participant() == track.participant())
                .toList();
    }

    static List<DeviceLane> of(Timeline timeline) {
        return timeline.tracks().stream()
                .filter(track -> track.participant() >= 0
                        && timeline.participants().get(track.participant()).isDevice())
                .map(track -> new DeviceLane(timeline, track))
                .toList();
    }

    @Override
    public String heading() {
        return "Devices";
    }

    @Override
    public String id() {
        return device.name() + TimelineText.app(device.app());
    }

    @Override
    public Header header(long nanos) {
        return new Header(
                device.isSimulated() ? device.name() + ", simulated" : device.name(),
                icon(),
                List.of("ph-id" + ((device.number() - 1) % 6 + 1)));
    }

    private Icon icon() {
        return switch (device.kind()) {
            case PHONE -> Icon.PHONE;
            case TABLET -> Icon.TABLET;
            case LAPTOP, DEVICE -> Icon.LAPTOP;
            case AGENT, PLAYHEAD -> Icon.AGENT;
            case REST -> Icon.SERVER;
        };
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public int participant() {
        return device.index();
    }

    @Override
    public double leastHeight() {
        return LOWEST;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        DeviceBand.paint(brush, p, track, y, height);
        for (var frame : held) {
            if (frame.hold().stopped() && p.shows(frame.span())) {
                double from = p.x(frame.span().fromNanos());
                double wide = Math.max(LEAST, p.x(p.until(frame.span())) - from);
                brush.rect(from, y + height - 5, wide, HELD, p.palette().warnMark());
            }
        }
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        marks.ticks(track.deliveries());
        track.slows()
                .forEach(slow ->
                        marks.warning(slow.span().fromNanos(), slow.span().toNanos()));
        held.stream()
                .filter(frame -> frame.hold().stopped())
                .forEach(frame ->
                        marks.warning(frame.span().fromNanos(), frame.span().toNanos()));
        track.gaps().stream()
                .filter(gap -> gap.countAt(timeline.endNanos()) > 0)
                .forEach(gap -> marks.error(gap.span().fromNanos(), gap.span().toNanos()));
        track.ends().stream().filter(ConnectionEnd::isFault).forEach(end -> marks.error(end.atNanos(), end.atNanos()));
        track.absences()
                .forEach(absence ->
                        marks.error(absence.span().fromNanos(), absence.span().toNanos()));
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        if (chosen instanceof Selection.OfDevice(int participant, long atNanos) && participant == device.index()) {
            var c = p.palette();
            brush.circle(p.x(atNanos), place.y() + place.height() / 2, 4, c.accent(), c.bg0(), 1.5);
        }
    }

    @Override
    public Selection hit(TimeScale scale, double x) {
        return new Selection.OfDevice(device.index(), scale.nanosAt(x));
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        String name = device.name() + TimelineText.app(device.app());
        var waiting =
                held.stream().filter(frame -> frame.span().contains(nanos)).toList();
        if (!waiting.isEmpty()) {
            var first = waiting.getFirst();
            return name
                    + String.format(
                            Locale.ROOT,
                            "\n%,d %s held since %s by %s",
                            waiting.size(),
                            waiting.size() == 1 ? "frame" : "frames",
                            words.clock(first.span().fromNanos()),
                            first.hold().rule());
        }
        for (var absence : track.absences()) {
            if (absence.span().contains(nanos)) {
                return name + away(absence, nanos) + ended(nanos);
            }
        }
        for (var gap : track.gaps()) {
            int missing = gap.countAt(timeline.endNanos());
            if (gap.span().contains(nanos) && missing > 0) {
                return name
                        + String.format(
                                Locale.ROOT,
                                "\n%,d missing of %s: %s",
                                missing,
                                gap.channel().words(),
                                gap.why());
            }
        }
        for (var slow : track.slows()) {
            if (slow.span().contains(nanos)) {
                return name + ", slowed by " + slow.rule() + "\n+" + slow.latencyMs() + " ms "
                        + words.during(slow.span());
            }
        }
        for (var span : track.connected()) {
            if (span.contains(nanos)) {
                var via = track.viaAt(nanos);
                return name + ", connected" + (via == null ? "" : " via " + via.word()) + "\n"
                        + String.format(
                                Locale.ROOT,
                                "%,d frames delivered until here",
                                track.deliveries().countUntil(nanos));
            }
        }
        return name + ", not connected" + ended(nanos);
    }

    private String away(Absence absence, long nanos) {
        var rule = absence.rule();
        return (rule == null ? ", connection lost since " : ", cut by " + rule + " since ")
                + words.clock(absence.span().fromNanos())
                + String.format(
                        Locale.ROOT, "\n%,d frames behind", absence.missed().countUntil(nanos));
    }

    private String ended(long nanos) {
        var end = track.endAt(nanos);
        return end == null ? "" : "\n" + words.clock(end.atNanos()) + " " + end.words();
    }

    @Override
    public void snapPoints(long fromNanos, long toNanos, LongConsumer offer) {
        for (var absence : track.absences()) {
            offer.accept(absence.span().fromNanos());
            offer.accept(absence.span().toNanos());
        }
        for (var frame : held) {
            offer.accept(frame.span().fromNanos());
        }
    }
}
