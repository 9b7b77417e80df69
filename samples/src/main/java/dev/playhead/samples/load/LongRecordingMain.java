package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.SessionStatistics;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.replay.StoredKeyframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Makes closed recordings shaped like AI traffic, and measures what reading them costs: 50 agents stream answers to
/// five devices, who ask, are present, lose their sockets and come back; every seventh answer is edited. The core makes
/// the entries, so that they run again to the same end.
@Command(
        name = "recording",
        mixinStandardHelpOptions = true,
        description = "Make long recordings, and measure opening, states and filters of them.")
public final class LongRecordingMain implements Callable<Integer> {
    private static final SyntheticSession.Shape SHAPE = new SyntheticSession.Shape(50, 30, true, true);
    private static final int MOMENTS = 200;
    private static final int SPILLED_ANSWERS = 10;
    // As the broker does: keyframes are at most a quarter of the recording.
    private static final long LEAST_GROWTH = 8 << 20;
    private static final int GROWTH = 3;
    private static final double NANOS_PER_MS = 1e6;

    @Option(names = "--events", split = ",", description = "Entries of a recording. Default 1000000,10000000.")
    private List<Long> sizes = List.of(1_000_000L, 10_000_000L);

    @Option(names = "--data", description = "Where recordings are made, and used again. Default: a temporary folder.")
    private Path data = Path.of("");

    @Option(names = "--only-make", description = "Make them and measure nothing.")
    private boolean onlyMake;

    // Sums up what is read, so that no compiler leaves it out.
    private long sum;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LongRecordingMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (data.toString().isEmpty()) {
            data = Files.createTempDirectory("recordings");
        }
        Files.createDirectories(data);
        for (long size : sizes) {
            var file = data.resolve("synthetic-" + size + ".playhead.mcap");
            if (Files.notExists(file)) {
                make(file, size);
            }
            if (!onlyMake) {
                measure(file);
            }
        }
        say("(%d)", sum);
        return 0;
    }

    private static void make(Path file, long size) throws IOException {
        long began = System.nanoTime();
        var log = LogWriter.create(file);
        var session = new SyntheticSession(SHAPE, (entry, decoded) -> log.append(entry));
        long keyframeBytes = 0;
        long grownFrom = 0;
        for (int i = 0; session.entries() < size; i++) {
            session.answer();
            if (i % SPILLED_ANSWERS == 0) {
                log.spill();
                log.flush();
            }
            long bytes = log.reader().sizeBytes();
            if (bytes - grownFrom >= Math.max(LEAST_GROWTH, GROWTH * keyframeBytes)) {
                keyframe(log, session);
                grownFrom = log.reader().sizeBytes();
                keyframeBytes = grownFrom - bytes;
            }
        }
        keyframe(log, session);
        long written = System.nanoTime();
        long raw = log.reader().sizeBytes();
        log.close();
        say(
                "%,d entries made in %.1f s, %,d MB; closed in %.1f s, %,d MB",
                session.entries(),
                (written - began) / NANOS_PER_MS / 1_000,
                raw >> 20,
                (System.nanoTime() - written) / NANOS_PER_MS / 1_000,
                Files.size(file) >> 20);
    }

    private static void keyframe(LogWriter log, SyntheticSession session) throws IOException {
        long before = log.nextPosition();
        StoredKeyframe.append(log, session.broker(), session.nanos());
        for (long page = before; page < log.nextPosition(); page++) {
            session.skip();
        }
        log.flush();
    }

    private interface Work {
        long on() throws IOException;
    }

    private void timed(String what, Work work) throws IOException {
        long began = System.nanoTime();
        sum += work.on();
        say("  %-34s %,.1f ms", what, (System.nanoTime() - began) / NANOS_PER_MS);
    }

    private void measure(Path file) throws IOException, InterruptedException {
        say("%s", file.getFileName());
        timed("open its index", () -> {
            try (var log = LogFile.open(file)) {
                return log.size();
            }
        });
        timed("statistics, as info has them", () -> {
            try (var log = LogFile.open(file)) {
                return SessionStatistics.of(log).hashCode();
            }
        });
        long before = usedBytes();
        long began = System.nanoTime();
        try (var session = LogSession.open(file)) {
            while (session.timeline().frames().count() == 0) {
                session.awaitNews(session.epoch(), 10);
            }
            say("  %-34s %,.1f ms", "first rows on screen", (System.nanoTime() - began) / NANOS_PER_MS);
            session.awaitCaughtUp();
            say("  %-34s %,.1f ms", "all rows", (System.nanoTime() - began) / NANOS_PER_MS);
            say("  %-34s %,d MB", "heap of it", (usedBytes() - before) >> 20);
            states(session);
            filters(session);
        }
    }

    private void states(LogSession session) throws IOException {
        var timeline = session.timeline();
        var random = new Random(1);
        var took = new long[MOMENTS];
        for (int i = 0; i < MOMENTS; i++) {
            long moment = random.nextLong(timeline.startNanos(), timeline.endNanos());
            long began = System.nanoTime();
            sum += session.at(moment).hashCode();
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        say(
                "  %-34s p50 %,.1f ms, p95 %,.1f ms, most %,.1f ms",
                "state at a random moment",
                took[MOMENTS / 2] / NANOS_PER_MS,
                took[(int) (MOMENTS * 0.95)] / NANOS_PER_MS,
                took[MOMENTS - 1] / NANOS_PER_MS);
    }

    private void filters(LogSession session) throws IOException {
        var timeline = session.timeline();
        for (var filter :
                List.of("kind == NACK", "channel == \"channel 7\" and who == \"device 3\"", "text contains edited")) {
            matches(session, timeline, filter);
        }
    }

    private void matches(LogSession session, Timeline timeline, String text) throws IOException {
        try {
            var filter = session.rows(Filter.parse(text), timeline);
            long began = System.nanoTime();
            long first = -1;
            int found = 0;
            int rows = timeline.frames().count();
            for (int row = rows - 1; row >= 0; row--) {
                if (filter.test(row)) {
                    found++;
                    first = first < 0 ? System.nanoTime() - began : first;
                }
            }
            say(
                    "  %-34s first of %,d matches %,.1f ms, all %,.1f ms",
                    text, found, first / NANOS_PER_MS, (System.nanoTime() - began) / NANOS_PER_MS);
        } catch (FilterSyntaxException e) {
            throw new IOException(e);
        }
    }

    private static long usedBytes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
