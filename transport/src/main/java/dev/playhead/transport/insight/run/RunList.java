package dev.playhead.transport.insight.run;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.column.MomentCount;
import dev.playhead.transport.insight.column.VersionedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// All runs as they were published. Only those are worked out anew that have changed since, or that look
/// different now since time has passed or their agent has come or gone. For one thread.
final class RunList {
    private final List<RunBuilder> runs = new ArrayList<>();
    private final List<RunBuilder> changed = new ArrayList<>();
    // Runs of one message that had text lately: who said nothing for a while has ended. In order of their last text.
    private final TreeMap<LastText, RunBuilder> growing = new TreeMap<>();
    // Runs that look different when their agent comes or goes.
    private final Map<Integer, TreeMap<Integer, RunBuilder>> openByAgent = new HashMap<>();
    private final VersionedList<Run> published = new VersionedList<>();
    private final MomentCount started = new MomentCount();
    private final MomentCount ended = new MomentCount();

    /// The time of the last text of a run, and its number: two may have theirs at once.
    private record LastText(long nanos, int number) implements Comparable<LastText> {
        static LastText of(RunBuilder run) {
            return new LastText(run.lastTextNanos, run.number);
        }

        @Override
        public int compareTo(LastText other) {
            return nanos == other.nanos ? Integer.compare(number, other.number) : Long.compare(nanos, other.nanos);
        }
    }

    int size() {
        return runs.size();
    }

    RunBuilder get(int index) {
        return runs.get(index);
    }

    void add(RunBuilder run) {
        runs.add(run);
        if (!run.isPlain()) {
            open(run);
        }
        changed(run);
    }

    private void open(RunBuilder run) {
        openByAgent.computeIfAbsent(run.agent, agent -> new TreeMap<>()).put(run.number, run);
    }

    private void settled(RunBuilder run) {
        var open = openByAgent.get(run.agent);
        if (open != null && open.remove(run.number) != null && open.isEmpty()) {
            openByAgent.remove(run.agent);
        }
    }

    /// Something of the run is different now.
    void changed(RunBuilder run) {
        if (!run.changed) {
            run.changed = true;
            changed.add(run);
        }
        if (run.isEnded()) {
            settled(run);
        }
    }

    /// Text was added to it.
    void text(RunBuilder run, long nanos, int length) {
        growing.remove(LastText.of(run));
        run.text(nanos, length);
        if (run.isPlain()) {
            growing.put(LastText.of(run), run);
            open(run);
        }
        changed(run);
    }

    /// The agent has a transport again, or has none any more.
    void agentMoved(int agent) {
        var open = openByAgent.get(agent);
        if (open != null) {
            List.copyOf(open.values()).forEach(this::changed);
        }
    }

    /// @param nowNanos now, or the last moment of the recording; never before what it was the last time
    List<Run> published(IntPredicate agentGone, long nowNanos) {
        while (!growing.isEmpty() && growing.firstEntry().getValue().isQuiet(nowNanos)) {
            var quiet = growing.pollFirstEntry().getValue();
            settled(quiet);
            changed(quiet);
        }
        for (var run : changed) {
            run.changed = false;
            publish(run.published(agentGone.test(run.agent), nowNanos));
        }
        changed.clear();
        return published.view();
    }

    private void publish(Run run) {
        int index = run.number() - 1;
        if (index == published.size()) {
            published.add(run);
            started.add(run.startedNanos());
        } else {
            long before = published.get(index).endedNanos();
            published.set(index, run);
            if (before == run.endedNanos()) {
                return;
            }
            if (before != 0) {
                ended.takeBack(before);
            }
        }
        if (run.endedNanos() != 0) {
            ended.add(run.endedNanos());
        }
    }

    /// Returns how many of the published ones had started by a moment.
    int startedBy(long nanos) {
        return started.until(nanos);
    }

    /// Returns how many of them had started and not ended.
    int activeAt(long nanos) {
        return started.until(nanos) - ended.until(nanos);
    }
}
