package dev.playhead.transport.serving;

import dev.playhead.transport.replay.RecordedTurn;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.time.RecordedClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Control of a recording that happens again in front of live clients. While its gate is closed nothing of the
/// recording happens: clients stay attached, heartbeats and answers go on, and what clients publish is stored and
/// delivered. Safe for use by many threads; never blocks.
public final class Serving {
    private final ReplaySource source;
    private final long startNanos;
    private final RecordedClock clock;
    private final ServingLoop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final @Nullable String place;
    private final TurnList turns;
    private final Gate gate;
    private final Audience audience;
    private boolean stepping;
    private boolean ended;
    private long passedBookmark = -1;

    /// @param clock that the broker has, too; it stands at the moment with which the recording begins
    /// @param startNanos the first moment of the recording, ns since 1970
    public Serving(
            ReplaySource source, long startNanos, RecordedClock clock, ServingOptions options, ServingLoop loop) {
        this.source = source;
        this.startNanos = startNanos;
        this.clock = clock;
        this.loop = loop;
        this.gate = new Gate(clock, options);
        var left = source.place();
        this.place = left == null ? null : left.clientId();
        this.turns = new TurnList(left == null ? List.of() : left.turns());
        this.audience = new Audience(place, this::did, this::signal);
    }

    /// Returns what watches the loop for this.
    public LoopWatcher watcher() {
        return audience;
    }

    /// Returns what makes the recording happen; to be run once, until it ends or its thread is interrupted.
    ///
    /// @param onEnd called once when the recording has come to its end
    public Runnable feed(Runnable onEnd) {
        return new ServingFeed(this, source, clock, loop, audience, onEnd);
    }

    /// Returns the file of the recording.
    public Path recording() {
        return source.file();
    }

    /// Returns the first moment of the recording, ns since 1970.
    public long startNanos() {
        return startNanos;
    }

    /// Returns the moment that it began with, ns since 1970.
    public long fromNanos() {
        return source.fromNanos();
    }

    /// Returns how things are now.
    public ServingState state() {
        lock.lock();
        try {
            return new ServingState(
                    clock.nowNanos(),
                    gate.closed(),
                    gate.words(),
                    gate.closedNanos(),
                    gate.waits(),
                    gate.speed(),
                    ended,
                    place,
                    audience.clients(),
                    turns.all(),
                    audience.lateness(),
                    gate.pauses(),
                    gate.pausedNanos());
        } finally {
            lock.unlock();
        }
    }

    /// Returns the newest frames that were written, oldest first, some thousand at most.
    public List<Lateness.Point> points() {
        return audience.points();
    }

    /// Opens the gate: whatever keeps it closed is passed, a turn that it waits for skipped. Without a client it stays
    /// closed.
    public void goOn() {
        change(() -> {
            stepping = false;
            if (gate.closed() == GateReason.TURN) {
                turns.skip();
            }
            if (gate.closed() == GateReason.BOOKMARK) {
                passedBookmark = Long.MAX_VALUE;
            }
            gate.pass();
        });
    }

    /// Closes the gate until somebody opens it.
    public void closeGate() {
        change(gate::byHand);
    }

    /// Lets happen what leads to one more frame for a live client, and closes the gate after it. Frames of the same
    /// millisecond go together.
    public void step() {
        change(() -> {
            gate.byHand();
            stepping = true;
        });
    }

    /// Goes on at another speed.
    ///
    /// @param times 1 as it happened; `Double.POSITIVE_INFINITY` for as fast as it goes
    /// @throws IllegalArgumentException when it is not above 0
    public void speed(double times) {
        if (!(times > 0)) {
            throw new IllegalArgumentException("A recording goes on at a speed above 0.");
        }
        change(() -> gate.speed(times));
    }

    /// Says what the gate waits for by itself from now on.
    public void waitFor(Set<GateWait> these) {
        change(() -> gate.waitFor(these));
    }

    /// Leaves the next open turn out of what is played.
    public void skipTurn() {
        change(turns::skip);
    }

    /// Closes the connections of all clients, and ends the broker. Takes up to some seconds.
    public void stop() {
        loop.stop();
    }

    private List<String> did(RecordedTurn act) {
        lock.lock();
        try {
            var recorded = turns.did(act.act(), act.channel(), act.atNanos());
            if (recorded == null) {
                return List.of();
            }
            loop.note("Turn: " + act.words());
            return recorded.serials();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable act) {
        lock.lock();
        try {
            act.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        change(() -> {});
    }

    /// Something that comes next, as the gate sees it.
    sealed interface Next {
        /// Returns the time at which it is due, ns since 1970.
        long atNanos();

        record Inputs(long atNanos) implements Next {}

        record Turn(RecordedTurn turn, long atNanos) implements Next {}

        record Bookmark(long position, String text, long atNanos) implements Next {}
    }

    /// Waits until the time of what comes next has come, and nothing keeps the gate closed.
    void await(Next next) throws InterruptedException {
        boolean reached = false;
        lock.lockInterruptibly();
        try {
            while (true) {
                var reason = gate.reason(audience);
                var here = here(next);
                if (stepping) {
                    boolean passes = (reason == null || reason == GateReason.HAND) && here != GateReason.TURN;
                    if (passes) {
                        return;
                    }
                    stepping = false;
                    reached = true;
                }
                if (reason == null && reached) {
                    reason = here;
                }
                if (reason != null) {
                    gate.close(reason, words(reason, next));
                    turnWaits(next, reason);
                    changed.awaitNanos(100_000_000);
                    continue;
                }
                opened(next);
                long wait = gate.isPaced() ? clock.monotonicAt(next.atNanos()) - System.nanoTime() : 0;
                if (reached || wait <= 0) {
                    if (here == null) {
                        return;
                    }
                    reached = true;
                } else {
                    changed.awaitNanos(wait);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable GateReason here(Next next) {
        return switch (next) {
            case Next.Inputs inputs -> null;
            case Next.Turn(var turn, var at) ->
                gate.waitsFor(GateWait.TURNS) && turns.isOpen(turn) ? GateReason.TURN : null;
            case Next.Bookmark(var position, var text, var at) ->
                gate.waitsFor(GateWait.BOOKMARKS) && passedBookmark < position ? GateReason.BOOKMARK : null;
        };
    }

    private String words(GateReason reason, Next next) {
        return switch (reason) {
            case TURN -> next instanceof Next.Turn(var turn, var at) ? turn.words() : "";
            case BOOKMARK -> next instanceof Next.Bookmark(var position, var text, var at) ? text : "";
            case CLIENTS -> audience.left() == null ? "" : audience.left() + " has left";
            case HAND, ATTACHED, ACKS -> "";
        };
    }

    private void turnWaits(Next next, GateReason reason) {
        if (reason == GateReason.TURN && next instanceof Next.Turn(var turn, var at)) {
            turns.came(turn, Turn.State.NOW);
            turns.waited(turn, gate.closedNanos());
        }
    }

    private void opened(Next next) {
        var pause = gate.open();
        if (pause != null) {
            if (pause.reason() == GateReason.TURN && next instanceof Next.Turn(var turn, var at)) {
                turns.waited(turn, pause.forNanos());
            }
            loop.note(String.format(
                    Locale.ROOT,
                    "The gate was closed for %.2f s: %s",
                    pause.forNanos() / 1e9,
                    pause.words().isEmpty()
                            ? pause.reason().words()
                            : pause.reason().words() + ", " + pause.words()));
        }
    }

    /// The moment of a step has come and gone.
    void passed(ReplaySource.Step step) {
        change(() -> {
            switch (step) {
                case ReplaySource.Step.Turn(var position, var at, var turn) -> turns.came(turn, Turn.State.PASSED);
                case ReplaySource.Step.Bookmark bookmark -> {
                    if (passedBookmark == Long.MAX_VALUE) {
                        passedBookmark = bookmark.position();
                    }
                }
                case ReplaySource.Step.Happens happens -> {}
            }
        });
    }

    /// Returns whether only one frame is to go.
    boolean isStepping() {
        lock.lock();
        try {
            return stepping;
        } finally {
            lock.unlock();
        }
    }

    /// One frame has gone.
    void stepped() {
        change(() -> stepping = false);
    }

    boolean isPaced() {
        lock.lock();
        try {
            return gate.isPaced() && gate.closed() == null;
        } finally {
            lock.unlock();
        }
    }

    boolean waitsForAcks() {
        lock.lock();
        try {
            return gate.waitsFor(GateWait.ACKS);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until something is so, or for a moment, with the gate closed.
    void awaitAcks(BooleanSupplier read) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!read.getAsBoolean() && gate.waitsFor(GateWait.ACKS)) {
                if (gate.closed() == null) {
                    gate.close(GateReason.ACKS, "");
                }
                changed.awaitNanos(2_000_000);
            }
            if (gate.closed() == GateReason.ACKS) {
                gate.open();
            }
        } finally {
            lock.unlock();
        }
    }

    void ended() {
        change(() -> {
            ended = true;
            stepping = false;
            clock.setCeiling(RecordedClock.NO_CEILING);
            clock.go(1);
        });
    }
}
