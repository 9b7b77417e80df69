package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.ui.timeline.LaneLayout.Kind;
import dev.playhead.ui.timeline.LaneLayout.Row;
import java.util.List;

/// Paints all lanes: ruler on top, lanes below it, scrolled by `scroll` px.
final class LanePainter {
    private static final double PLAYHEAD_LABEL = 16;

    private LanePainter() {}

    static void base(Brush brush, PaintContext p, LaneLayout layout, double scroll, double height) {
        var c = p.palette();
        double width = p.scale().width();
        brush.rect(0, 0, width, height, c.bg0());
        Ruler.grid(brush, p, height);
        double room = height - Ruler.HEIGHT;
        for (Row row : layout.rows()) {
            double y = Ruler.HEIGHT + row.y() - scroll;
            if (!LaneLayout.isPinned(row) && y < height && y + row.height() > Ruler.HEIGHT) {
                row(brush, p, row, y);
            }
        }
        stops(brush, p, layout, scroll);
        for (int i = 1; i <= layout.rows().size(); i++) {
            // a line closes each group, not each row
            Row row = layout.rows().get(i - 1);
            if (i == layout.rows().size() || layout.rows().get(i).first()) {
                double y = Ruler.HEIGHT + row.y() + row.height() - scroll - 1;
                brush.line(0, y, width, y, c.line(), 1);
            }
        }
        for (Row row : layout.rows()) {
            if (LaneLayout.isPinned(row)) {
                pinned(brush, p, row, Ruler.HEIGHT + layout.top(row, scroll, room));
            }
        }
        double now = p.scale().x(p.now());
        if (now < width) {
            brush.rect(now + 1, Ruler.HEIGHT, width - now, height, c.bg1());
        }
        Ruler.paint(brush, p);
    }

    /// Over whatever was scrolled to below it.
    private static void pinned(Brush brush, PaintContext p, Row row, double y) {
        brush.rect(0, y, p.scale().width(), row.height(), p.palette().bg0());
        brush.line(0, y, p.scale().width(), y, p.palette().line(), 1);
        row(brush, p, row, y);
        double end = y + row.height() - 1;
        brush.line(0, end, p.scale().width(), end, p.palette().line(), 1);
    }

    private static void row(Brush brush, PaintContext p, Row row, double y) {
        switch (row.kind()) {
            case RUNS -> {
                for (int run : row.items()) {
                    RunLane.paint(brush, p, p.timeline().runs().get(run), y + 2, row.height() - 4);
                }
            }
            case DEVICES -> DeviceLane.paint(brush, p, p.timeline().tracks().get(row.subject()), y, row.height());
            case AGENTS -> AgentLane.paint(brush, p, row.subject(), y);
            case CHANNEL -> ChannelLane.paint(brush, p, p.timeline().channels().get(row.subject()), y);
            case PRESENCE -> {
                List<Integer> lines = LaneLayout.memberLines(p.timeline().members());
                for (int member : row.items()) {
                    double line = y + 3 + lines.get(member) * LaneLayout.MEMBER;
                    PresenceLane.paint(brush, p, p.timeline().members().get(member), line);
                }
            }
            case FAULTS -> {
                for (FaultTrack fault : p.timeline().faults()) {
                    FaultLane.paint(brush, p, fault, y);
                }
            }
        }
    }

    /// From each stop a dashed line down to the device that sent it.
    private static void stops(Brush brush, PaintContext p, LaneLayout layout, double scroll) {
        for (Row row : layout.rows()) {
            if (row.kind() != Kind.RUNS) {
                continue;
            }
            for (int index : row.items()) {
                Run.Stop stop = p.timeline().runs().get(index).stop();
                if (stop != null && p.scale().shows(stop.atNanos(), stop.atNanos())) {
                    stopLine(brush, p, layout, scroll, row, stop);
                }
            }
        }
    }

    private static void stopLine(Brush brush, PaintContext p, LaneLayout layout, double scroll, Row from, Run.Stop stop) {
        for (Row row : layout.rows()) {
            if (row.kind() == Kind.DEVICES
                    && p.timeline().tracks().get(row.subject()).participant() == stop.by()) {
                double x = Math.round(p.x(stop.atNanos()));
                double y = Ruler.HEIGHT - scroll + row.y() + row.height() / 2;
                double top = Ruler.HEIGHT - scroll + from.y() + 18;
                brush.line(x, top, x, y, p.palette().warnMark(), 1, 1, 3, 2);
                brush.circle(
                        x,
                        y,
                        4,
                        p.palette().id(p.number(stop.by())),
                        p.palette().bg0(),
                        1.5);
            }
        }
    }

    /// Selection: an outline round the chosen run.
    static void selection(Brush brush, PaintContext p, LaneLayout layout, double scroll, Selection selection) {
        switch (selection) {
            case Selection.OfRun(int index) -> {
                for (Row row : layout.rows()) {
                    if (row.kind() == Kind.RUNS && row.items().contains(index)) {
                        Run run = p.timeline().runs().get(index);
                        double from = p.x(run.startedNanos());
                        double to = p.x(run.endedNanos() == 0 ? p.now() : run.endedNanos());
                        double y = Ruler.HEIGHT - scroll + row.y() + 2;
                        brush.box(
                                from - 2,
                                y,
                                to - from + 7,
                                row.height() - 4,
                                p.palette().accent(),
                                2);
                    }
                }
            }
            case Selection.OfMessage(int channel, int message) -> {
                var mark = p.timeline().channels().get(channel).messages().get(message);
                brush.line(
                        p.x(mark.createdNanos()),
                        Ruler.HEIGHT,
                        p.x(mark.createdNanos()),
                        Ruler.HEIGHT + layout.height(),
                        p.palette().accent(),
                        1);
            }
            case Selection.OfDevice(int participant, long atNanos) -> {
                for (Row row : layout.rows()) {
                    if (row.kind() == Kind.DEVICES
                            && p.timeline().tracks().get(row.subject()).participant() == participant) {
                        double y = Ruler.HEIGHT - scroll + row.y() + row.height() / 2;
                        brush.circle(
                                p.x(atNanos),
                                y,
                                4,
                                p.palette().accent(),
                                p.palette().bg0(),
                                1.5);
                    }
                }
            }
            case Selection.None none -> {
                // nothing to outline
            }
        }
    }

    /// The playhead, and in replay the veil over what has not happened yet.
    static void playhead(Brush brush, PaintContext p, long playhead, PlayMode mode, double height) {
        var c = p.palette();
        double width = p.scale().width();
        double x = Math.round(p.scale().x(playhead));
        if (mode == PlayMode.REPLAY && x < width) {
            double from = Math.max(0, x);
            brush.rect(from, Ruler.HEIGHT, width - from, height - Ruler.HEIGHT, c.bg0(), 0.55);
            brush.hatch(from, 0, width - from, Ruler.HEIGHT, c.accentLine(), 0.6, 8, 1);
        }
        brush.line(x, 0, x, height, c.accent(), 2);
        brush.polygon(c.accent(), 1, x - 6, 0, x + 6, 0, x + 6, 8, x, 15, x - 6, 8);
        String clock = Ruler.clock(Math.max(0, playhead - p.timeline().startNanos()), 1);
        double wide = brush.measure(clock, TextStyle.MONO_11) + 12;
        double left = x + 10 + wide < width && (mode == PlayMode.REPLAY || x < wide + 10) ? x + 10 : x - wide - 8;
        brush.rounded(left, 3, wide, PLAYHEAD_LABEL, 4, c.accentFill(), null);
        brush.text(clock, left + 6, 11.5, c.accentText(), TextStyle.MONO_11);
    }
}
