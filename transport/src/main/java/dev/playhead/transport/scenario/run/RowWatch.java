package dev.playhead.transport.scenario.run;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Step;
import dev.playhead.transport.scenario.verdict.NamedParticipants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Watches the rows of the frames table as they come, for steps that wait for one. For one thread.
final class RowWatch {
    private final LogReader log;
    private final TimelineBuilder builder = new TimelineBuilder();
    private final NamedParticipants named;
    private final boolean looksForDevices;
    private final List<Armed> armed = new ArrayList<>();
    private long folded;
    private int rows;

    private static final class Armed {
        private final Step.Trigger.On on;
        private final Runnable act;
        private int left;

        Armed(Step.Trigger.On on, Runnable act) {
            this.on = on;
            this.act = act;
            this.left = on.nth();
        }
    }

    /// @param connections gives the first connection of a simulated participant; null when it had none yet
    RowWatch(Scenario scenario, LogReader log, Function<String, @Nullable ConnectionId> connections) {
        this.log = log;
        this.named = new NamedParticipants(scenario, builder, log::read, connections);
        this.looksForDevices = !scenario.isSimulated();
    }

    /// Returns the participants by their names, as of the last [#advance].
    NamedParticipants named() {
        return named;
    }

    /// Returns the timeline of the rows, as of the last [#advance].
    TimelineBuilder builder() {
        return builder;
    }

    /// Calls somebody with the nth row from now on that is like this.
    void when(Step.Trigger.On on, Runnable act) {
        if (armed.isEmpty()) {
            rows = fold().frames().count();
        }
        armed.add(new Armed(on, act));
    }

    /// Takes in what is new. Whoever waits for it is called before this returns.
    void advance() {
        if (armed.isEmpty() && !looksForDevices) {
            return; // nobody asks, and folding costs as much as the run itself
        }
        var timeline = fold();
        named.look(timeline);
        int count = timeline.frames().count();
        if (count == rows) {
            return;
        }
        var waiting = List.copyOf(armed);
        var wanted = new ArrayList<IntPredicate>();
        waiting.forEach(each -> wanted.add(named.named(each.on.filter()).over(timeline, log::read)));
        var due = new ArrayList<Armed>();
        for (; rows < count; rows++) {
            for (int i = 0; i < waiting.size(); i++) {
                var each = waiting.get(i);
                if (each.left > 0 && wanted.get(i).test(rows) && --each.left == 0) {
                    due.add(each);
                }
            }
        }
        armed.removeAll(due);
        due.forEach(each -> each.act.run());
    }

    private Timeline fold() {
        try {
            long size = log.size();
            for (; folded < size; folded++) {
                var entry = log.read(folded);
                builder.accept(entry, EntryDecoder.decode(entry));
            }
            return builder.timeline(0);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording cannot be read while it is written.", e);
        }
    }
}
