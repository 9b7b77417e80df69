package dev.playhead.transport.core.state;

import dev.playhead.transport.session.RestCall;
import dev.playhead.transport.session.StatsInterval;
import dev.playhead.transport.session.StatsSpan;
import dev.playhead.transport.session.StatsUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Statistics of one app, minute by minute (RSC6).
public final class StatsHistory {
    private final SortedMap<String, Minute> minutes = new TreeMap<>();

    private long currentMinute = -1;
    private Minute current = new Minute();

    /// The way that messages went: in or out, and by what.
    public enum Flow {
        IN_REALTIME("inbound", "realtime"),
        IN_REST("inbound", "rest"),
        OUT_REALTIME("outbound", "realtime");

        private final String way;
        private final String by;

        Flow(String way, String by) {
            this.way = way;
            this.by = by;
        }
    }

    // Messages are counted in plain numbers, since every one of them is; their many sums are made when asked for.
    private static final class Minute {
        private final long[] messages = new long[Flow.values().length * 4];
        private final SortedMap<String, Double> figures = new TreeMap<>();

        Minute copy() {
            var copy = new Minute();
            System.arraycopy(messages, 0, copy.messages, 0, messages.length);
            copy.figures.putAll(figures);
            return copy;
        }

        SortedMap<String, Double> all() {
            var all = new TreeMap<>(figures);
            for (var flow : Flow.values()) {
                for (int kind = 0; kind < 2; kind++) {
                    int at = flow.ordinal() * 4 + kind * 2;
                    if (messages[at] > 0) {
                        var word = kind == 0 ? "messages" : "presence";
                        sum(all, flow.way, flow.by, word, "count", messages[at]);
                        sum(all, flow.way, flow.by, word, "data", messages[at + 1]);
                    }
                }
            }
            return all;
        }
    }

    /// Statistics of one minute as plain data.
    ///
    /// @param messages numbers and bytes of messages and members' changes, flow by flow
    record MinuteImage(List<Long> messages, Map<String, Double> figures) {}

    Map<String, MinuteImage> image() {
        var image = new LinkedHashMap<String, MinuteImage>();
        minutes.forEach((id, minute) -> image.put(
                id,
                new MinuteImage(Arrays.stream(minute.messages).boxed().toList(), new LinkedHashMap<>(minute.figures))));
        return image;
    }

    static StatsHistory of(Map<String, MinuteImage> image) {
        var history = new StatsHistory();
        image.forEach((id, counted) -> {
            var minute = new Minute();
            int known = Math.min(minute.messages.length, counted.messages().size());
            for (int i = 0; i < known; i++) {
                minute.messages[i] = counted.messages().get(i);
            }
            minute.figures.putAll(counted.figures());
            history.minutes.put(id, minute);
        });
        return history;
    }

    StatsHistory copy() {
        var copy = new StatsHistory();
        minutes.forEach((id, minute) -> copy.minutes.put(id, minute.copy()));
        return copy;
    }

    /// Counts messages, or members' changes.
    public void messages(long atMs, Flow flow, boolean presence, long count, long bytes) {
        var minute = minute(atMs);
        int at = flow.ordinal() * 4 + (presence ? 2 : 0);
        minute.messages[at] += count;
        minute.messages[at + 1] += bytes;
    }

    public void count(long atMs, String name) {
        minute(atMs).figures.merge(name, 1.0, Double::sum);
    }

    /// Notes a level; an interval keeps its highest.
    public void peak(long atMs, String name, long level) {
        minute(atMs).figures.merge(name, (double) level, Math::max);
    }

    /// Takes figures in as if they had been counted, those of messages with all their sums.
    public void add(RestCall.StatsFixture fixture) {
        var figures = minutes.computeIfAbsent(fixture.minute(), m -> new Minute()).figures;
        fixture.figures().forEach((path, figure) -> {
            var parts = path.split("\\.", -1);
            if (parts.length == 4 && (parts[0].equals("inbound") || parts[0].equals("outbound"))) {
                sum(figures, parts[0], parts[1], parts[2], parts[3], figure);
            } else {
                figures.merge(path, figure, Double::sum);
            }
        });
    }

    // A figure counts for itself and for everything that it is a part of.
    private static void sum(
            Map<String, Double> figures, String way, String by, String kind, String measure, double figure) {
        for (var path : List.of(
                way + "." + by + "." + kind,
                way + "." + by + ".all",
                way + ".all." + kind,
                way + ".all.all",
                "all." + kind,
                "all.all")) {
            figures.merge("messages." + path + "." + measure, figure, Double::sum);
        }
    }

    /// The intervals of a unit that have a part in a span of time, in the order asked for.
    public List<StatsInterval> intervals(StatsUnit unit, StatsSpan span, boolean forwards) {
        var sums = new TreeMap<String, SortedMap<String, Double>>();
        minutes.forEach((minute, counted) -> {
            var id = unit.of(minute);
            if (span.includes(id)) {
                var sum = sums.computeIfAbsent(id, i -> new TreeMap<>());
                counted.all()
                        .forEach((name, figure) -> sum.merge(
                                name, figure, name.endsWith(".peak") ? (a, b) -> Math.max(a, b) : Double::sum));
            }
        });
        var intervals = new ArrayList<StatsInterval>();
        sums.forEach((id, entries) -> intervals.add(new StatsInterval(id, unit, entries)));
        if (!forwards) {
            Collections.reverse(intervals);
        }
        return intervals;
    }

    private Minute minute(long atMs) {
        long number = Math.floorDiv(atMs, 60_000);
        if (number != currentMinute) {
            currentMinute = number;
            current = minutes.computeIfAbsent(StatsInterval.minuteOf(atMs), m -> new Minute());
        }
        return current;
    }
}
