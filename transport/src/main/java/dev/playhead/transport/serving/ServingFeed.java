package dev.playhead.transport.serving;

import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.replay.ReplaySource.Step;
import dev.playhead.transport.server.time.RecordedClock;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the inputs of a recording to the loop, each when its time has come. Those of one millisecond come
/// together, at the time of the last: so nothing live is among them, and their serials are what they were.
final class ServingFeed implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ServingFeed.class);
    private static final int MOST_WAITING = 5_000;
    private static final int MOST_TOGETHER = 500;
    private static final long MS = 1_000_000;

    private final Serving serving;
    private final ReplaySource source;
    private final RecordedClock clock;
    private final ServingLoop loop;
    private final Audience audience;
    private final Runnable onEnd;
    // Times of what is on its way to the loop, and of what comes after that.
    private final ArrayDeque<Long> under = new ArrayDeque<>();
    private long nextNanos;
    private CountDownLatch last = new CountDownLatch(0);

    ServingFeed(
            Serving serving,
            ReplaySource source,
            RecordedClock clock,
            ServingLoop loop,
            Audience audience,
            Runnable onEnd) {
        this.serving = serving;
        this.source = source;
        this.clock = clock;
        this.loop = loop;
        this.audience = audience;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        try {
            var beginning = source.beginning();
            var next = source.next(source.first());
            comes(next);
            if (!beginning.isEmpty()) {
                long now = System.nanoTime();
                audience.expect(beginning.stream()
                        .map(entry -> new Audience.Expected(now, List.of()))
                        .toList());
                loop.submit(beginning, () -> {});
            }
            while (next.isPresent()) {
                next = play(next.get());
            }
            last.await();
            serving.ended();
            onEnd.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("The recording cannot be read any further; what was served stays", e);
        }
    }

    private Optional<Step> play(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Step.Turn(var position, var at, var turn) -> serving.await(new Serving.Next.Turn(turn, at));
            case Step.Bookmark(var position, var at, var text) ->
                serving.await(new Serving.Next.Bookmark(position, text, at));
            case Step.Happens happens -> {
                return together(happens);
            }
        }
        serving.passed(step);
        var next = source.next(step.position() + 1);
        comes(next);
        return next;
    }

    private Optional<Step> together(Step.Happens first) throws IOException, InterruptedException {
        var group = new ArrayList<Step.Happens>();
        group.add(first);
        var next = source.next(first.position() + 1);
        while (next.isPresent()
                && next.get() instanceof Step.Happens more
                && more.atNanos() / MS == first.atNanos() / MS
                && group.size() < MOST_TOGETHER) {
            group.add(more);
            next = source.next(more.position() + 1);
        }
        serving.await(new Serving.Next.Inputs(group.getLast().atNanos()));
        while (loop.waiting() > MOST_WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        submit(group, next);
        return next;
    }

    private void submit(List<Step.Happens> group, Optional<Step> next) throws InterruptedException {
        boolean paced = serving.isPaced();
        long now = System.nanoTime();
        audience.expect(group.stream()
                .map(step -> new Audience.Expected(
                        paced ? clock.monotonicAt(step.atNanos()) : now, source.issued(step.position())))
                .toList());
        synchronized (under) {
            under.add(group.getLast().atNanos());
        }
        comes(next);
        long sent = audience.sent();
        var processed = new CountDownLatch(1);
        last = processed;
        loop.submit(group.stream().<InputEntry>map(Step.Happens::entry).toList(), () -> {
            processed();
            processed.countDown();
        });
        if (serving.isStepping()) {
            processed.await();
            if (audience.sent() > sent) {
                serving.stepped();
            }
        }
        if (serving.waitsForAcks()) {
            processed.await();
            if (audience.sent() > sent) {
                awaitAcks();
            }
        }
    }

    private void awaitAcks() throws InterruptedException {
        serving.awaitAcks(() -> !audience.isUnwritten());
        Set<TransportId> read = ConcurrentHashMap.newKeySet();
        for (var transport : audience.attached()) {
            loop.ask(transport, () -> read.add(transport));
        }
        serving.awaitAcks(() -> read.containsAll(audience.attached()));
    }

    private void comes(Optional<Step> next) {
        synchronized (under) {
            nextNanos = next.map(Step::atNanos).orElse(RecordedClock.NO_CEILING);
            if (under.isEmpty()) {
                clock.setCeiling(nextNanos);
            }
        }
    }

    private void processed() {
        synchronized (under) {
            long at = under.remove();
            clock.reached(at, under.isEmpty() ? nextNanos : under.peek());
        }
    }
}
