package dev.playhead.app.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.ui.toolkit.FxFailures;
import dev.playhead.ui.window.PlayheadWindow;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window over a broker with many devices: while an answer in Arabic comes fast, and while nothing comes.
/// Short by itself; for figures give it `-Dplayhead.load.seconds=60` on a machine that does nothing else,
/// which then also asserts the limits, and with `-Dglass.platform=Gtk` a screen: the platform without one copies each
/// picture pixel by pixel on the FX thread.
class WindowLoadTest {
    private static final Logger LOG = LoggerFactory.getLogger(WindowLoadTest.class);
    private static final int SECONDS = Integer.getInteger("playhead.load.seconds", 3);
    private static final boolean MEASURES = SECONDS >= 30;
    private static final int APPENDS_A_SECOND = 50;
    private static final long STALL_NANOS = 50_000_000;
    // The threads that there are for the window alone; the others serve broker and devices as well.
    private static final Set<String> WINDOW =
            Set.of("JavaFX Application Thread", "QuantumRenderer-0", "InvokeLaterDispatcher", "feed");
    private static final String[] WORDS = ("مرحبا بكم في مدينة دوبروفنيك، سنزور الجدران في الصباح الباكر ثم نتناول "
                    + "الغداء بجانب البحر، وفي المساء نعود إلى الفندق بالحافلة رقم 12 من المحطة.")
            .split("(?<= )", -1);

    @TempDir
    private Path folder;

    private final List<SampleDevice> clients = new ArrayList<>();
    private ShownWindow shown;
    private BrokerServer broker;
    private Session session;
    private PlayheadWindow window;
    private FxFailures failures;

    @BeforeAll
    static void startToolkit() throws InterruptedException {
        ShownWindow.startToolkit();
    }

    @BeforeEach
    void open() throws Exception {
        shown = new ShownWindow(folder);
        broker = shown.broker;
        session = shown.session;
        window = shown.window;
        ShownWindow.fx(() -> {
            failures = new FxFailures(window::failed);
            Thread.currentThread().setUncaughtExceptionHandler(failures);
            return failures;
        });
        ShownWindow.fx(window::rehearse).get();
    }

    @AfterEach
    void close() throws Exception {
        clients.forEach(SampleDevice::close);
        shown.close();
    }

    private void devices(int count) throws InterruptedException {
        for (int i = 1; i <= count; i++) {
            clients.add(SampleDevice.start(broker.port(), "device-" + i, "ai:load", message -> {}));
        }
    }

    @Test
    void anAnswerInArabicStopsNothing() throws Exception {
        devices(4);
        var agent = clients.getFirst().channel();
        var serial = SampleDevice.serial(
                agent.publish(Message.builder().name("answer").data(new Data.Text(""))));
        var stalls = new ArrayList<Late>();
        long from = System.nanoTime();
        var watch = Thread.ofPlatform().daemon().start(() -> watch(from + 1_000_000_000L, stalls));
        var text = new StringBuilder();
        for (int i = 0; i < SECONDS * APPENDS_A_SECOND; i++) {
            // The load: an answer comes at this speed, whatever the window does.
            LockSupport.parkNanos(from + i * (1_000_000_000L / APPENDS_A_SECOND) - System.nanoTime());
            var word = WORDS[i % WORDS.length];
            text.append(word);
            agent.append(serial, Message.builder().data(new Data.Text(word)));
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var subject = session.at(Long.MAX_VALUE).subject();
            return subject != null && subject.text().contentEquals(text);
        });
        Awaitility.await("the answer itself is shown")
                .until(() -> ShownWindow.fx(() -> window.scene().lookup(".ph-stage-cards .ph-card")) != null);
        watch.interrupt();
        watch.join();
        LOG.warn(
                "{} appends in {} s: {} answers of the FX thread later than 50 ms, the longest {} ms",
                SECONDS * APPENDS_A_SECOND,
                SECONDS,
                stalls.stream().filter(late -> late.nanos > STALL_NANOS).count(),
                stalls.stream().mapToLong(Late::nanos).max().orElse(0) / 1_000_000);
        stalls.forEach(late -> LOG.warn("{}", late));
        assertEquals(0, failures.count());
        assertNull(ShownWindow.fx(() -> window.scene().lookup("#reload-pane")));
        if (MEASURES) {
            assertTrue(stalls.stream().noneMatch(late -> late.nanos > STALL_NANOS), stalls::toString);
        }
    }

    // Asks the FX thread every 10 ms and notes how long it took to answer. The pause is what it measures with.
    private static void watch(long from, List<Late> late) {
        var threads = ManagementFactory.getThreadMXBean();
        try {
            long fx = fxThread();
            while (true) {
                long busy = threads.getThreadCpuTime(fx);
                long collected = collecting();
                long asked = System.nanoTime();
                var answered = new CompletableFuture<Long>();
                Platform.runLater(() -> answered.complete(System.nanoTime()));
                long took = answered.get() - asked;
                if (asked > from && took > STALL_NANOS / 2) {
                    late.add(new Late(took, threads.getThreadCpuTime(fx) - busy, collecting() - collected));
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException | ExecutionException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(gc -> gc.getCollectionTime())
                .sum();
    }

    private static long fxThread() throws InterruptedException, ExecutionException {
        var id = new CompletableFuture<Long>();
        Platform.runLater(() -> id.complete(Thread.currentThread().threadId()));
        return id.get();
    }

    /// A late answer of the FX thread.
    ///
    /// @param nanos how late
    /// @param busyNanos how much of that the thread worked; the rest it waited for a core, a lock or the collector
    /// @param gcMillis collections that ended meanwhile
    private record Late(long nanos, long busyNanos, long gcMillis) {
        @Override
        public String toString() {
            return nanos / 1_000_000 + " ms, of which " + busyNanos / 1_000_000 + " ms of work, gc " + gcMillis;
        }
    }

    @Test
    void aWindowOverIdleDevicesTakesNextToNoTime() throws Exception {
        devices(20);
        TimeUnit.SECONDS.sleep(MEASURES ? 10 : 1); // what the start leaves to compile and collect is not measured
        long cpu = cpuNanos();
        var before = cpuByThread();
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS); // nothing happens: that is what is measured
        double share = (cpuNanos() - cpu) / (double) (System.nanoTime() - begun);
        LOG.warn("20 idle devices: {} % of a core, broker and devices included", Math.round(share * 1000) / 10.0);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double window = 0;
        for (var entry : cpuByThread().entrySet()) {
            double percent = (entry.getValue() - before.getOrDefault(entry.getKey(), 0L)) / seconds / 1e7;
            if (WINDOW.contains(entry.getKey())) {
                window += percent;
            }
            if (percent > 0.05) {
                LOG.warn("{} {} %", entry.getKey(), Math.round(percent * 100) / 100.0);
            }
        }
        LOG.warn("the window alone: {} %", Math.round(window * 100) / 100.0);
        assertEquals(0, failures.count());
        if (MEASURES) {
            assertTrue(window < 2, "of a core, in per cent: " + window);
        }
    }

    private static Map<String, Long> cpuByThread() {
        var threads = ManagementFactory.getThreadMXBean();
        var cpu = new TreeMap<String, Long>();
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                cpu.merge(thread.getThreadName(), threads.getThreadCpuTime(thread.getThreadId()), Long::sum);
            }
        }
        return cpu;
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
