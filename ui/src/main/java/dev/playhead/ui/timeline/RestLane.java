package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.RestRequests;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Requests over REST: a tick each, brighter where several share a pixel. A refused one, of status 400 or more, is a
/// diamond in the colour of faults. Only there when the session has such requests.
final class RestLane implements Lane {
    private static final double HEIGHT = 24;
    private static final double TICK = 10;
    private static final double DIAMOND = 4.5;
    private static final int REFUSED = 400;

    private final Timeline timeline;
    private final Frames frames;
    private final RestRequests requests;
    private final TimelineText words;
    private final IntervalIndex index;

    private RestLane(Timeline timeline) {
        this.timeline = timeline;
        this.frames = timeline.frames();
        this.requests = timeline.rest();
        this.words = new TimelineText(timeline);
        this.index = new IntervalIndex(requests.size(), this::atNanos, this::atNanos);
    }

    static List<RestLane> of(Timeline timeline) {
        return timeline.rest().size() == 0 ? List.of() : List.of(new RestLane(timeline));
    }

    private long atNanos(int request) {
        return frames.atNanos(requests.row(request));
    }

    private boolean isRefused(int request) {
        return requests.status(request) >= REFUSED;
    }

    @Override
    public String heading() {
        return "REST";
    }

    @Override
    public String id() {
        return "requests";
    }

    @Override
    public Header header(long nanos) {
        var until = new int[2];
        index.each(timeline.startNanos(), nanos, request -> {
            until[0]++;
            until[1] += isRefused(request) && requests.answeredNanos(request) <= nanos ? 1 : 0;
        });
        return Header.plain(
                until[0] == 0
                        ? "none"
                        : until[1] == 0 ? Formats.count(until[0], "request") : until[0] + ", " + until[1] + " refused");
    }

    @Override
    public double height() {
        return HEIGHT;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        var counts = new int[(int) Math.ceil(p.scale().width()) + 1];
        var refused = new ArrayList<Double>();
        index.each(p.scale().firstShown(), p.scale().lastShown(), request -> {
            double x = Math.round(p.x(atNanos(request)));
            if (isRefused(request)) {
                // Of those on one pixel one is drawn: it says as much, and no more is seen.
                if (refused.isEmpty() || refused.getLast() != x) {
                    refused.add(x);
                }
            } else if (x >= 0 && x < counts.length) {
                counts[(int) x]++;
            }
        });
        for (int x = 0; x < counts.length; x++) {
            if (counts[x] > 0) {
                double alpha = Math.min(1, 0.6 + 0.2 * counts[x]);
                brush.rect(x, y + (height - TICK) / 2, 2, TICK, p.palette().ink(), alpha);
            }
        }
        refused.forEach(
                x -> brush.diamond(x, y + height / 2, DIAMOND, p.palette().faultMark()));
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        index.each(scale.firstShown(), scale.lastShown(), request -> {
            if (isRefused(request)) {
                marks.error(atNanos(request), atNanos(request));
            } else {
                marks.well(atNanos(request), atNanos(request));
            }
        });
    }

    @Override
    public void outline(Brush brush, PaintContext p, LanePlace place, Selection chosen) {
        if (chosen instanceof Selection.OfFrame(int row)) {
            long at = frames.atNanos(row);
            index.each(at, at, request -> {
                if (requests.row(request) == row) {
                    double x = Math.round(p.x(at));
                    brush.box(
                            x - 6,
                            place.y() + 4,
                            13,
                            place.height() - 8,
                            p.palette().accent(),
                            2);
                }
            });
        }
    }

    @Override
    public Selection hit(TimeScale scale, double x) {
        int request = nearest(scale, x);
        return request < 0 ? Selection.NONE : new Selection.OfFrame(requests.row(request));
    }

    /// The request nearest to `x`, a refused one before others; -1 when none is near.
    private int nearest(TimeScale scale, double x) {
        var best = new Object() {
            int request = -1;
            double away = Double.MAX_VALUE;
        };
        index.each(scale.nanosAt(x - Snap.NEAR), scale.nanosAt(x + Snap.NEAR), request -> {
            double away = Math.abs(scale.x(atNanos(request)) - x);
            boolean covers = isRefused(request) && away <= DIAMOND;
            if (covers || away < best.away) {
                best.request = request;
                best.away = covers ? 0 : away;
            }
        });
        return best.request;
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        int request = nearest(scale, scale.x(nanos));
        if (request < 0) {
            return "";
        }
        int row = requests.row(request);
        var text = new StringBuilder(frames.kind(row) + " " + requests.target(request) + "\n");
        text.append(answer(request, row));
        int participant = frames.participant(row);
        if (participant >= 0) {
            text.append(", ").append(words.name(participant));
        }
        text.append(", ").append(words.clock(atNanos(request)));
        int beside = beside(scale, request);
        return beside == 0 ? text.toString() : text + "\n" + Formats.count(beside, "more request") + " here";
    }

    private String answer(int request, int row) {
        int status = requests.status(request);
        if (status == 0) {
            return "no answer yet";
        }
        int code = frames.error(row);
        return (isRefused(request) ? "refused with " : "")
                + status
                + (code == 0 || code == status ? "" : ", " + code)
                + String.format(
                        Locale.ROOT,
                        " after %.1f ms",
                        Math.max(0, requests.answeredNanos(request) - atNanos(request)) / 1e6);
    }

    /// Returns the number of other requests on the same pixel.
    private int beside(TimeScale scale, int request) {
        double x = scale.x(atNanos(request));
        var found = new int[1];
        index.each(scale.nanosAt(x - 0.5), scale.nanosAt(x + 0.5), other -> found[0]++);
        return found[0] - 1;
    }
}
