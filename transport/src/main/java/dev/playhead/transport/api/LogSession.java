package dev.playhead.transport.api;

import dev.playhead.transport.check.Checks;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.compare.Side;
import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.copy.CopiedRow;
import dev.playhead.transport.copy.RowCopy;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.delivery.DeliveryMatrix;
import dev.playhead.transport.delivery.MessageArrivals;
import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.explain.FrameDetails;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session read from its log by a thread of its own, which folds what is new and publishes a timeline a few times a
/// second. It ends with [#close].
public final class LogSession implements Session {
    private static final Logger LOG = LoggerFactory.getLogger(LogSession.class);
    private static final int BATCH = 2_000;
    private static final long BUSY_MS = 30;
    private static final long IDLE_MS = 1_000;
    private static final double ALMOST = 0.999;

    private final LogReader log;
    private final TimelineBuilder builder = new TimelineBuilder();
    private final Checks checks = new Checks(builder, Checkers.all());
    private final StateReader moments;
    private final FrameDetails details;
    private final @Nullable Controls controls;
    private final Supplier<Vitals> vitals;
    private final LongSupplier nowNanos;
    private final boolean live;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread pump;
    private volatile Timeline timeline;
    private volatile List<Finding> findings = List.of();
    private final Object news = new Object();
    // Written while `news` is held.
    private volatile long epoch;
    private volatile long eventEpoch;
    private volatile long entries;
    private final QuietEntries quiet = new QuietEntries();
    private volatile long read;
    private volatile long known;
    private volatile long dropped;
    private volatile @Nullable String problem;
    private volatile boolean closed;

    private LogSession(
            LogReader log,
            @Nullable Function<TimelineBuilder, Controls> controls,
            @Nullable Supplier<Vitals> vitals,
            @Nullable LongSupplier nowNanos) {
        this.log = log;
        this.controls = controls == null ? null : controls.apply(builder);
        this.vitals = vitals != null ? vitals : () -> Vitals.ofFile(log);
        this.live = nowNanos != null;
        this.nowNanos = nowNanos != null ? nowNanos : () -> 0;
        this.moments = new StateReader(log, builder);
        this.timeline = builder.timeline(0);
        this.details = new FrameDetails(log, builder, this::timeline);
        this.known = log.size(); // before anybody asks how far it is
        this.pump = Thread.ofPlatform().daemon().name("feed").unstarted(this::pump);
    }

    /// A recording. What of it is damaged is said by [LogFile#damage] of an own reader.
    ///
    /// @throws IOException when the file cannot be read or is no recording
    public static LogSession open(Path file) throws IOException {
        return open(LogFile.open(file));
    }

    /// A recording as a reader shows it, which is closed with the session.
    public static LogSession open(LogReader recording) {
        var session = new LogSession(recording, null, null, null);
        session.pump.start();
        return session;
    }

    /// A session that is being recorded.
    ///
    /// @param nowNanos the clock that the recording uses, ns since 1970
    static LogSession live(
            LogReader log,
            Function<TimelineBuilder, Controls> controls,
            Supplier<Vitals> vitals,
            LongSupplier nowNanos) {
        var session = new LogSession(log, controls, vitals, nowNanos);
        session.pump.start();
        return session;
    }

    /// Waits until everything that could be read when the session was opened has been folded.
    public void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    // Never interrupted: an interrupt would close the file under the reader.
    private void pump() {
        try {
            follow();
        } catch (RuntimeException | Error e) {
            LOG.error("The session cannot be followed any more; the recording goes on", e);
            problem = "What is shown stands still since " + e + ". The recording goes on.";
            throw e;
        } finally {
            caughtUp.countDown();
        }
    }

    private void follow() {
        long next = 0;
        long publishedMs = 0;
        long movedMs = 0;
        boolean fresh = false;
        while (!closed) {
            long until = Math.min(log.size(), next + BATCH);
            boolean moved = next < until;
            for (; next < until && !closed; next++) {
                fresh |= take(next);
            }
            read = next;
            long nowMs = System.nanoTime() / 1_000_000;
            boolean ends = next >= log.size() && !live;
            boolean arrives = next >= known && caughtUp.getCount() > 0;
            if (ends || arrives || nowMs - publishedMs >= (fresh ? BUSY_MS : IDLE_MS)) {
                publishedMs = nowMs;
                publish(next >= log.size(), fresh);
                fresh = false;
            }
            if (arrives) {
                caughtUp.countDown();
            }
            if (ends) {
                return;
            }
            if (moved) {
                movedMs = nowMs;
            } else {
                LockSupport.parkNanos((nowMs - movedMs < IDLE_MS ? BUSY_MS / 2 : BUSY_MS) * 1_000_000);
            }
        }
    }

    /// Folds one entry, whatever it holds: one that cannot be read or made sense of is counted and passed over. Says
    /// whether it is worth a look at once.
    private boolean take(long position) {
        try {
            var entry = log.read(position);
            var decoded = EntryDecoder.decode(entry);
            builder.accept(entry, decoded);
            checks.accept(entry, decoded);
            return !quiet.isQuiet(entry, decoded);
        } catch (IOException | RuntimeException e) {
            if (!closed && dropped++ == 0) {
                LOG.error("Entry {} cannot be shown; the others are. Further ones are only counted", position, e);
            }
            return true;
        }
    }

    // Now is the end only when all that was recorded is folded in: otherwise what is not yet would look like silence,
    // and deliveries that are not yet like losses.
    private void publish(boolean isCaughtUp, boolean tellsOfAnEvent) {
        try {
            long end = isCaughtUp ? nowNanos.getAsLong() : 0;
            timeline = builder.timeline(Math.max(timeline.endNanos(), end));
            findings = checks.published();
            problem = null;
        } catch (RuntimeException e) {
            if (problem == null) {
                LOG.error("The timeline cannot be worked out; the recording goes on", e);
            }
            problem = "The timeline cannot be worked out: " + e + ". The recording goes on.";
        }
        synchronized (news) {
            entries = read;
            long next = epoch + 1;
            if (tellsOfAnEvent) {
                eventEpoch = next; // before the epoch itself, which is read without a lock
            }
            epoch = next;
            news.notifyAll();
        }
    }

    @Override
    public double progress() {
        // What was read is not there before it is published.
        return caughtUp.getCount() == 0 || known == 0 ? 1 : Math.min(ALMOST, (double) read / known);
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long eventEpoch() {
        return eventEpoch;
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public void awaitNews(long known, long mostMs) throws InterruptedException {
        long until = System.nanoTime() + mostMs * 1_000_000;
        synchronized (news) {
            for (long left = mostMs; epoch == known && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                news.wait(left);
            }
        }
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public CheckStatus checks(long nanos) {
        return new CheckStatus(checks.rules(), checks.verdicts(), checks.findingsAt(nanos), checks.leftOut());
    }

    @Override
    public DeliveryMatrix deliveries(ChannelId channel, int from, int to, long lateNanos, long nanos) {
        return checks.deliveries().matrix(channel, from, to, lateNanos, nanos);
    }

    @Override
    public MessageArrivals arrivals(ChannelId channel, String serial, long lateNanos, long nanos) {
        return checks.deliveries().arrivals(channel, serial, lateNanos, nanos);
    }

    @Override
    public Map<String, String> history(ChannelId channel, Collection<String> serials, long nanos) throws IOException {
        synchronized (moments) {
            return moments.history(channel, serials, nanos, timeline);
        }
    }

    @Override
    public int deliveredVersions(ChannelId channel, long nanos) {
        return checks.deliveries().versionsAt(channel, nanos);
    }

    @Override
    public SessionState at(long nanos) throws IOException {
        synchronized (moments) {
            return moments.at(nanos, timeline);
        }
    }

    @Override
    public ChannelState channel(ChannelId channel, long nanos) throws IOException {
        synchronized (moments) {
            return moments.channel(channel, nanos, timeline);
        }
    }

    @Override
    public Map<String, String> sentTexts(ChannelId channel, Collection<String> serials, int participant, long nanos)
            throws IOException {
        synchronized (moments) {
            return moments.sentTexts(channel, serials, participant, nanos, timeline);
        }
    }

    @Override
    public FrameDetail detail(int row, long nanos) throws IOException {
        return details.detail(row, nanos);
    }

    @Override
    public String heldFrame(long position) throws IOException {
        return details.held(position);
    }

    @Override
    public MessageVersions versions(int row) throws IOException {
        return details.versions(row);
    }

    @Override
    public MessageVersions versions(ChannelId channel, String serial) throws IOException {
        return details.versions(channel, serial);
    }

    @Override
    public String copy(RowCopy format, List<Integer> rows) throws IOException {
        var known = timeline;
        var copied = new ArrayList<CopiedRow>();
        for (int row : rows) {
            copied.add(new CopiedRow(known, row, log.readForShow(known.frames().position(row)), summary(row)));
        }
        return format.of(copied);
    }

    @Override
    public String summary(int row) throws IOException {
        return details.summary(row);
    }

    @Override
    public Side side() throws IOException {
        synchronized (moments) {
            return moments.server(timeline);
        }
    }

    @Override
    public Side side(int participant) throws IOException {
        synchronized (moments) {
            return moments.device(participant, timeline);
        }
    }

    @Override
    public RecordingCut.Positions cut(CutRange range, String note, Path file) throws IOException {
        return RecordingCut.write(log, range, note, file);
    }

    @Override
    public IntPredicate rows(Filter filter, Timeline of) {
        return filter.over(of, log::readForShow);
    }

    @Override
    public Vitals vitals() {
        return vitals.get().withDropped(dropped);
    }

    @Override
    public Optional<Controls> controls() {
        return Optional.ofNullable(controls);
    }

    @Override
    public List<String> damage() {
        return log instanceof LogFile file ? file.damage() : List.of();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        LockSupport.unpark(pump);
        try {
            pump.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!live) {
            log.close(); // who records one closes it
        }
    }
}
