package dev.playhead.ui.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RecordingContent.Attendance;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.canvas.CanvasBrush;
import dev.playhead.ui.canvas.TextStyle;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Palette;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Lanes of a recording in small: when each participant had frames, faults and findings. FX thread.
final class LanesPreview extends Region {
    private static final double NAMES = 80;
    private static final double RULER = 22;
    private static final double LANE = 18;
    private static final int MOST = 6;
    private static final double LABEL = 48;
    private static final int MOST_TICKS = 6;
    private static final long SECOND = 1_000_000_000L;
    private static final long[] STEPS = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 21_600, 86_400};

    private final Canvas canvas = new Canvas();
    private final Brush brush = new CanvasBrush(canvas.getGraphicsContext2D());
    private @Nullable RecordingContent content;
    private @Nullable Palette palette;

    LanesPreview() {
        getChildren().add(canvas);
        setMinWidth(0);
    }

    void show(@Nullable RecordingContent next, Palette colours) {
        content = next;
        palette = colours;
        double tall = next == null ? 0 : RULER + (lanes(next).size() + 2) * LANE + 6;
        setMinHeight(tall);
        setPrefHeight(tall);
        setMaxHeight(tall);
        canvas.setHeight(tall);
        paint();
    }

    private static List<Attendance> lanes(RecordingContent content) {
        return content.participants().stream()
                .filter(who -> !who.activity().isEmpty())
                .limit(MOST)
                .toList();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth()) {
            canvas.setWidth(getWidth());
            paint();
        }
    }

    private void paint() {
        var c = palette;
        var of = content;
        double width = canvas.getWidth();
        if (c == null || of == null || width <= NAMES) {
            return;
        }
        brush.rect(0, 0, width, canvas.getHeight(), c.bg0());
        brush.rect(0, 0, width, RULER, c.bg1());
        double room = width - NAMES - 12;
        long step = stepNanos(of.lengthNanos());
        for (long at = 0; at <= of.lengthNanos(); at += step) {
            double x = x(of, of.beganNanos() + at, room);
            brush.line(x, RULER - 6, x, canvas.getHeight(), c.line(), 1);
            if (x < width - LABEL) {
                brush.text(Formats.shortClock(at), x + 4, RULER / 2, c.fg2(), TextStyle.MONO_11);
            }
        }
        double y = RULER + 3;
        for (var who : lanes(of)) {
            lane(c, who, y, room);
            y += LANE;
        }
        brush.text("Faults", 12, y + LANE / 2, c.fg1(), TextStyle.UI_11);
        for (var fault : of.faults()) {
            double from = x(of, fault.fromNanos(), room);
            double to = x(of, fault.toNanos(), room);
            brush.rect(from, y + 5, Math.max(4, to - from), 8, fault.loses() ? c.faultMark() : c.warnMark());
        }
        y += LANE;
        brush.text("Findings", 12, y + LANE / 2, c.fg1(), TextStyle.UI_11);
        for (var finding : of.findings()) {
            double x = x(of, finding.atNanos(), room);
            double middle = y + LANE / 2;
            if (finding.severity() == Severity.ERROR) {
                brush.diamond(x, middle, 5, c.faultMark());
            } else if (finding.severity() == Severity.WARNING) {
                brush.polygon(c.warnMark(), 1, x, middle - 5, x + 5, middle + 4, x - 5, middle + 4);
            }
        }
    }

    private static long stepNanos(long lengthNanos) {
        for (long step : STEPS) {
            if (lengthNanos / (step * SECOND) < MOST_TICKS) {
                return step * SECOND;
            }
        }
        return lengthNanos / MOST_TICKS;
    }

    private void lane(Palette c, Attendance who, double y, double room) {
        brush.text(shortened(who.name()), 12, y + LANE / 2, c.fg1(), TextStyle.UI_11);
        if (who.isDevice()) {
            brush.tint(NAMES, y + 3, room, 12, c.idBg(who.number()), c.tintEdge());
        }
        double part = room / who.activity().size();
        for (int i = 0; i < who.activity().size(); i++) {
            if (who.activity().get(i) > 0) {
                brush.rect(NAMES + i * part, y + 4, Math.max(1, part - 0.5), 10, c.id(who.number()));
            }
        }
    }

    private static String shortened(String name) {
        return name.length() > 11 ? name.substring(0, 10) + "\u2026" : name;
    }

    private static double x(RecordingContent of, long nanos, double room) {
        return NAMES + Math.clamp((nanos - of.beganNanos()) / (of.lengthNanos() + 1.0), 0, 1) * room;
    }
}
