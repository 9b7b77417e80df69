package dev.playhead.transport.server.time;

import dev.playhead.transport.session.TimerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The core's timers. They are set by what a clock shows and run at the true pace. Used by the broker loop only.
public final class Timers {
    private final Clock clock;
    private final Map<TimerId, Due> set = new LinkedHashMap<>();
    private final PriorityQueue<Due> queue = new PriorityQueue<>(
            (a, b) -> a.atMs != b.atMs ? Long.compare(a.atMs, b.atMs) : Long.compare(a.order, b.order));
    private long order;

    private record Due(TimerId timer, long atMs, long order) {}

    public Timers(Clock clock) {
        this.clock = clock;
    }

    /// @param atMs when it is due on the clock, ms since 1970
    public void set(TimerId timer, long atMs) {
        put(timer, clock.onTimers(atMs));
    }

    public void setIn(TimerId timer, long ms) {
        put(timer, clock.timersMs() + ms);
    }

    private void put(TimerId timer, long atMs) {
        cancel(timer);
        var due = new Due(timer, atMs, order++);
        set.put(timer, due);
        queue.add(due);
    }

    public void cancel(TimerId timer) {
        var due = set.remove(timer);
        if (due != null) {
            queue.remove(due);
        }
    }

    /// Takes the next timer that is due; null when none is.
    @Nullable
    public TimerId due() {
        var first = queue.peek();
        if (first == null || first.atMs > clock.timersMs()) {
            return null;
        }
        queue.poll();
        set.remove(first.timer);
        return first.timer;
    }

    /// ms until the next timer; `otherwise` when there is none.
    public long untilNextMs(long otherwise) {
        var first = queue.peek();
        return first == null ? otherwise : Math.max(0, first.atMs - clock.timersMs());
    }
}
