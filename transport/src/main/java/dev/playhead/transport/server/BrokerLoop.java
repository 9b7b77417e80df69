package dev.playhead.transport.server;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.breakpoint.HeldFrame;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.replay.EffectEntries;
import dev.playhead.transport.replay.RecordedInputs;
import dev.playhead.transport.replay.StoredKeyframe;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.server.time.Timers;
import dev.playhead.transport.serving.LoopWatcher;
import dev.playhead.transport.session.RestReply;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns the core and the log, one thread at a time. Takes what has arrived in batches: records it, applies
/// it, records the effects, hands the log to the operating system, and only then lets anything leave. So what
/// was acknowledged is in the file.
///
/// The thread that reads the sockets takes the turn for what it has read: waking another one costs more than
/// the turn. The loop's own thread takes it for timers, and for what people and requests do.
final class BrokerLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLoop.class);
    private static final int BATCH = 512;
    private static final int MOST_TURNS = 8;
    private static final long RECEIPTS_EVERY_MS = 20;
    private static final long IDLE_MS = 100;
    private static final long CALM_NANOS = 200_000;
    private static final long BUSY_NANOS = 1_000_000;
    private static final long RETRY_NANOS = 200_000_000;
    private static final long LOOK_EVERY_NANOS = 1_000_000_000;

    private final Broker core;
    private final LogWriter log;
    private final Clock clock;
    private final ConcurrentLinkedQueue<InboxItem> inbox = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turns = new ReentrantLock();
    private final LoopWaker waker = new LoopWaker();
    private final Receipts receipts = new Receipts();
    private final EffectEntries effects;
    private final Timers timers;
    private final TurnOutput output;
    private final List<InboxItem> batch = new ArrayList<>();
    private final RecordingHealth health = new RecordingHealth();
    private final KeyframeWriter keyframes = new KeyframeWriter(this::submit);
    private final UnansweredTransports unanswered = new UnansweredTransports();
    private volatile long retryNanos;
    private long lookedNanos = System.nanoTime();
    private long lastNanos;
    private long lastReceiptsNanos;
    private volatile long lastTurnNanos = System.nanoTime();
    private LoopWatcher watcher = LoopWatcher.NONE;
    private volatile boolean stopped;
    private volatile long frames;
    private volatile List<FaultRule> faults;
    private volatile List<HeldFrame> held;

    BrokerLoop(Broker core, LogWriter log, Clock clock) {
        this.core = core;
        this.faults = core.faults();
        this.held = core.heldFrames();
        this.log = log;
        this.clock = clock;
        this.timers = new Timers(clock);
        this.output = new TurnOutput(timers);
        this.effects = new EffectEntries(log::nextPosition, output.receivers());
        this.lastNanos = log.lastNanos();
    }

    /// Adds an item for the loop's thread. Any thread; never blocks.
    void submit(InboxItem item) {
        inbox.add(item);
        waker.ring();
    }

    /// Adds an item from a thread that reads sockets and says when its round has ended. Never blocks.
    void submitFromReader(InboxItem item) {
        inbox.add(item);
    }

    /// A thread that reads one socket has left what it read. In a calm broker it takes the turn, and waits
    /// for the disk then; a busy one collects for the loop's thread, so that many frames share one write.
    void roundEnded() {
        if (System.nanoTime() - lastTurnNanos > CALM_NANOS) {
            takeTurn();
        } else {
            waker.ring();
        }
    }

    /// Takes the turn for what was left here; for a thread that reads many sockets, after each of its rounds. What it
    /// has read together shares one write, however many that is.
    void takeTurn() {
        if (inbox.isEmpty()) {
            return;
        }
        if (health.isFailing() || turns.isHeldByCurrentThread() || !turns.tryLock()) {
            waker.ring();
            return;
        }
        boolean late;
        try {
            for (int turn = 0; turn < MOST_TURNS && !stopped && !inbox.isEmpty(); turn++) {
                turn();
            }
            late = waker.isAfter(nextWakeNanos());
        } finally {
            turns.unlock();
        }
        if (late || !inbox.isEmpty()) {
            waker.ring();
        }
    }

    void add(ClientTransport transport) {
        unanswered.add(transport);
        output.add(transport);
    }

    RecordingHealth health() {
        return health;
    }

    Iterable<ClientTransport> transports() {
        return output.transports().values();
    }

    int openTransports() {
        return output.transports().size();
    }

    /// Frames recorded so far, both ways.
    long frames() {
        return frames;
    }

    int waiting() {
        return inbox.size();
    }

    /// Lets somebody watch. Before the loop runs.
    void watch(LoopWatcher other) {
        watcher = other;
    }

    /// Sets a timer from outside the core, for what its own timers cannot know. Before the loop runs.
    void setTimer(TimerId timer, long inMs) {
        timers.setIn(timer, inMs);
    }

    /// Sets the timers that the core had set before this process. Before the loop runs.
    void setTimers(Map<TimerId, Long> atMs) {
        atMs.forEach(timers::set);
    }

    /// Remembers who waits for the answer to a request.
    void await(RequestId request, Consumer<RestReply> answered) {
        output.await(request, answered);
    }

    void written(ClientTransport transport, BatchSlice frames, long monotonicNanos) {
        receipts.add(transport.id(), frames, clock.at(monotonicNanos));
        if (watcher != LoopWatcher.NONE) {
            frames.positions().forEach(position -> watcher.written(transport.id(), position, monotonicNanos));
        }
    }

    void stop() {
        stopped = true;
        keyframes.stop();
        waker.ring();
    }

    /// Records what was written to sockets since the last turn, and the state as it is when all is over, so that the
    /// next start need not run this recording again. After the loop has ended.
    ///
    /// @throws IOException when the recording cannot be written
    void recordLastState() throws IOException {
        turns.lock(); // a thread that reads a socket may still be in its turn
        try {
            recordReceipts();
            lastNanos = Math.max(lastNanos, clock.nowNanos());
            StoredKeyframe.append(log, core, lastNanos);
        } finally {
            turns.unlock();
        }
    }

    @Override
    public void run() {
        while (!stopped || (!inbox.isEmpty() && !health.isFailing())) {
            waker.listen();
            if (turns.tryLock()) {
                try {
                    turn();
                    waker.set(nextWakeNanos());
                } finally {
                    turns.unlock();
                }
                waker.sleep(() -> (!inbox.isEmpty() && !health.isFailing()) || stopped);
            } else {
                // Somebody else takes the turn, and rings when something is left. Waiting for the lock would make it
                // wake this thread after each of its turns.
                waker.set(System.nanoTime() + BUSY_NANOS);
                waker.sleep(() -> false);
            }
        }
    }

    private long nextWakeNanos() {
        if (health.isFailing()) {
            return retryNanos;
        }
        long waitMs = Math.min(timers.untilNextMs(IDLE_MS), receipts.isEmpty() ? IDLE_MS : RECEIPTS_EVERY_MS);
        return System.nanoTime() + waitMs * 1_000_000;
    }

    /// Deals with what has arrived so far; while the recording cannot be written, tries that again and nothing else.
    private void turn() {
        if (health.isFailing()) {
            turnAwayWhoWaits();
            if (System.nanoTime() - retryNanos >= 0) {
                settle();
            }
            return;
        }
        for (int taken = 0; taken < BATCH && !inbox.isEmpty(); taken++) {
            batch.add(inbox.remove());
        }
        try {
            turn(batch);
            settle();
            if (!health.isFailing() && !stopped) {
                keyframes.turnEnded(core, log.nextPosition(), log.reader().sizeBytes());
            }
        } finally {
            if (!health.isFailing()) {
                batch.forEach(item -> item.onProcessed().run());
                batch.clear();
            }
            lastTurnNanos = System.nanoTime();
        }
    }

    /// Hands the log to the operating system and lets leave what waits for that. When it fails, whoever brought the
    /// batch gets no room for more, so that memory does not grow with what is offered.
    private void settle() {
        try {
            stayInPlace();
            log.flush();
        } catch (IOException e) {
            retryNanos = System.nanoTime() + RETRY_NANOS;
            health.failed(log.reader().file(), e, clock.nowNanos());
            turnAwayWhoWaits();
            return;
        }
        boolean writtenAgain = health.isFailing();
        if (writtenAgain) {
            // before anybody hears of it: who is acknowledged and then connects is not to be turned away
            health.written(clock.nowNanos());
        }
        output.release();
        unanswered.welcomed(batch);
        if (writtenAgain) {
            batch.forEach(item -> item.onProcessed().run());
            batch.clear();
        }
    }

    private void stayInPlace() throws IOException {
        if (System.nanoTime() - lookedNanos < LOOK_EVERY_NANOS) {
            return;
        }
        if (!log.isInPlace()) {
            var from = log.reader().file();
            log.relocate();
            health.moved(from, log.reader().file());
        }
        lookedNanos = System.nanoTime();
    }

    private void turnAwayWhoWaits() {
        var refusal = health.refusal();
        if (refusal == null) {
            return;
        }
        unanswered.turnAway(refusal);
        var failed = new RestReply.Failed(refusal);
        output.failAnswers(failed);
        // What has not been applied never will be: whoever asked has been told that it failed.
        inbox.removeIf(item -> !item.isReplayed()
                && item.entry() instanceof Entry.RestIn request
                && output.answer(request.request(), failed));
    }

    private void turn(List<InboxItem> batch) {
        for (var item : batch) {
            take(item);
            item.following().forEach(this::take);
        }
        for (var due = timers.due(); due != null; due = timers.due()) {
            take(InboxItem.of(new Entry.TimerFired(0, 0, due)));
        }
        recordReceipts();
    }

    private void take(InboxItem brought) {
        var item = brought.isReplayed() ? brought.changed(watcher::instead) : brought;
        if (item.entry() instanceof Entry.RuleCleared all && all.rule().equals(RuleId.ALL)) {
            core.rules().forEach(rule -> take(InboxItem.of(new Entry.RuleCleared(0, 0, rule))));
            return;
        }
        lastNanos = Math.max(lastNanos, clock.nowNanos());
        var entry = item.at(log.nextPosition(), lastNanos, core::nextRule);
        lastNanos = entry.atNanos();
        log.append(entry);
        if (item.isAwaited()) {
            output.add(() -> item.recorded().accept(entry));
        }
        frames++;
        if (!(entry instanceof InputEntry recorded)) {
            return;
        }
        var input = RecordedInputs.of(recorded, item.decoded());
        if (input.isEmpty()) {
            effects.ofRefusal(recorded, this::record);
            return;
        }
        boolean holds = recorded instanceof Entry.HeldSettled;
        watcher.applying(recorded, item.isReplayed());
        try {
            var applied = core.apply(input.get());
            for (var effect : applied) {
                holds |= effect instanceof Effect.Held || effect instanceof Effect.HeldEnded;
                if (!(effect instanceof Effect.SetTimer) || !item.isReplayed()) {
                    effects.of(effect, recorded, this::record);
                    output.add(effect);
                }
            }
            watcher.applied(recorded, item.decoded(), applied, item.isReplayed());
        } catch (RuntimeException e) {
            LOG.error("Entry {} of the recording could not be applied; this is a defect", entry.position(), e);
        }
        held = holds ? core.heldFrames() : held;
        if (entry instanceof Entry.Closed closed) {
            output.remove(closed.transport());
        } else if (entry instanceof Entry.RuleSet || entry instanceof Entry.RuleCleared) {
            faults = core.faults();
        }
    }

    /// Looks at the state of the broker between two turns. Any thread; waits for the turn that is being taken.
    <T> T look(Function<Broker, T> question) {
        turns.lock();
        try {
            return question.apply(core);
        } finally {
            turns.unlock();
        }
    }

    /// Returns the fault rules that are on, as of the last turn that changed them. Any thread.
    List<FaultRule> faults() {
        return faults;
    }

    /// Returns the frames that wait at breakpoints, as of the last turn that changed them. Any thread.
    List<HeldFrame> held() {
        return held;
    }

    // What is sent is put together as it is recorded: both need its bytes and its place.
    private void record(EffectEntry entry) {
        log.append(entry);
        if (entry instanceof Entry.FrameOut frame) {
            frames++;
            output.send(frame);
            watcher.sent(frame);
        } else if (entry instanceof Entry.FrameUndelivered) {
            frames++;
        }
    }

    private void recordReceipts() {
        long now = clock.nowNanos();
        if (receipts.isEmpty() || (now - lastReceiptsNanos < RECEIPTS_EVERY_MS * 1_000_000 && !stopped)) {
            return;
        }
        lastReceiptsNanos = now;
        lastNanos = Math.max(lastNanos, now);
        log.append(new Entry.Written(log.nextPosition(), lastNanos, receipts.take()));
    }
}
