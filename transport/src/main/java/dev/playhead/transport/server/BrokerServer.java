package dev.playhead.transport.server;

import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.credential.Key;
import dev.playhead.transport.credential.KeyRing;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.log.LogWriter;
import dev.playhead.transport.log.directory.DirectoryLock;
import dev.playhead.transport.log.directory.RecordingFiles;
import dev.playhead.transport.network.PortTakenException;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.http.ControlEndpoint;
import dev.playhead.transport.server.interrupt.Interrupts;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.server.time.RecordedClock;
import dev.playhead.transport.server.transport.SocketPoller;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingOptions;
import dev.playhead.transport.session.BrokerSettings;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Limits;
import dev.playhead.transport.session.RecordingState;
import dev.playhead.transport.session.TimerId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running broker: one port, one recording. All of its threads end with [#close].
public final class BrokerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerServer.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final Acceptor acceptor;
    private final LogWriter log;
    private final BrokerLoop loop;
    private final HttpApi http;
    private final Breakpoints breakpoints;
    private final BrokerFaults faults;
    private final Interrupts interrupts;
    private final Map<String, ControlEndpoint> endpoints = new ConcurrentHashMap<>();
    private final @Nullable String key;
    private final Thread loopThread;
    private final SocketPoller poller;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("delays").factory());
    private final Clock clock;
    private final @Nullable DirectoryLock lock;
    private final List<String> notices;
    private @Nullable Thread feed;
    private final @Nullable Serving serving;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean closed;

    private BrokerServer(
            ServerOptions options,
            Acceptor acceptor,
            Clock clock,
            BrokerBootstrap beginning,
            long reservedRules,
            @Nullable ServedRecording served)
            throws IOException {
        this.clock = clock;
        this.key = options.key();
        this.acceptor = acceptor;
        this.lock = beginning.lock();
        this.notices = beginning.notices();
        this.log = beginning.log();
        var ring = new KeyRing(options.key() == null ? null : Key.of(options.key()), options.strict());
        var credentials = new Credentials(ring);
        beginning.core().reserveRules(reservedRules);
        this.loop = new BrokerLoop(beginning.core(), log, clock);
        this.breakpoints = new Breakpoints(loop);
        this.faults = new BrokerFaults(loop, scheduler);
        this.serving = served == null ? null : served.by(loop, this::closeSoon);
        var rejections = new Rejections(loop);
        this.http = new HttpApi(
                loop, rejections, new RestAuthenticator(ring, credentials, clock, acceptor::port), beginning.firstId());
        this.interrupts = new Interrupts(http);
        long pingMs = BrokerSettings.DEFAULT.maxIdleIntervalMs();
        if (beginning.isReplay()) {
            loop.setTimer(new TimerId(TimerId.Purpose.HEARTBEAT, ""), pingMs / 2);
        } else {
            loop.setTimers(beginning.core().timers());
        }
        this.loopThread = Thread.ofPlatform().name("broker").start(loop);
        var lastTransport = new AtomicLong(beginning.firstId() - 1);
        this.poller = new SocketPoller(loop::takeTurn, scheduler);
        var acceptance = new ConnectionAcceptance(
                options,
                credentials,
                clock,
                loop,
                scheduler,
                lastTransport,
                http,
                new FaultApi(faults, breakpoints, serving, interrupts, endpoints),
                rejections,
                poller);
        acceptor.start(
                acceptance::serve,
                socket ->
                        rejections.add(Entry.Stage.ACCEPT, Rejections.remote(socket), null, 503, Acceptor.FULL_REASON));
        scheduler.scheduleAtFixedRate(this::probeTransports, pingMs, pingMs, TimeUnit.MILLISECONDS);
    }

    /// Asks every client whether it is still there, and gives up those that have not answered for too long.
    void probeTransports() {
        loop.transports().forEach(ClientTransport::probe);
    }

    /// Starts listening and recording.
    ///
    /// @throws PortTakenException when the port that a person chose is not free
    /// @throws IOException when the recording cannot be written
    public static BrokerServer start(ServerOptions options) throws IOException {
        return start(options, new Clock(), RecordingFiles.SYSTEM);
    }

    static BrokerServer start(ServerOptions options, Clock clock, RecordingFiles files) throws IOException {
        return start(options, clock, 0, null, () -> BrokerBootstrap.ofEarlier(options, clock, files));
    }

    /// Starts with the state of a recording at a moment and lets the rest of it happen again, from the
    /// moment the first client is attached. Its clock is that of the recording.
    ///
    /// @param ended called once, on another thread, when the recording has come to its end
    /// @throws PortTakenException when the port that a person chose is not free
    /// @throws IOException when the recording cannot be read or the new one cannot be written
    public static BrokerServer replay(ServerOptions options, ReplaySource session, ServingOptions how, Runnable ended)
            throws IOException {
        var names = session.names();
        var clock = new RecordedClock(session.fromNanos());
        var server = start(
                options,
                clock,
                names.lastRule(),
                new ServedRecording(session, session.startNanos(), clock, how),
                () -> BrokerBootstrap.ofRecording(options, session, names.lastId(), RecordingFiles.SYSTEM));
        var feed = Objects.requireNonNull(server.serving).feed(ended);
        server.feed = Thread.ofPlatform().daemon().name("replay").start(feed);
        return server;
    }

    /// Starts a replay that goes on without a stop.
    ///
    /// @param speed 1 as it happened, 2 twice as fast; `Double.POSITIVE_INFINITY` for as fast as it goes
    /// @throws IOException when the recording cannot be read or the new one cannot be written
    public static BrokerServer replay(ServerOptions options, ReplaySource session, double speed, Runnable ended)
            throws IOException {
        return replay(options, session, ServingOptions.at(speed), ended);
    }

    /// Returns the control of the recording that is served; empty for a broker that serves none.
    public Optional<Serving> serving() {
        return Optional.ofNullable(serving);
    }

    /// Waits until the broker has ended and its recording is closed.
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private void closeSoon() {
        Thread.ofPlatform().name("stop").start(() -> {
            try {
                close();
            } catch (IOException e) {
                LOG.error("The recording of what was served could not be closed", e);
            }
        });
    }

    private interface Begin {
        BrokerBootstrap begin() throws IOException;
    }

    /// @param reservedRules the highest number of a rule that will be set by what happens again; 0 for none
    private static BrokerServer start(
            ServerOptions options, Clock clock, long reservedRules, @Nullable ServedRecording served, Begin begin)
            throws IOException {
        var acceptor = Acceptor.bind(options);
        BrokerBootstrap beginning = null;
        try {
            beginning = begin.begin();
            if (beginning.lock() != null) {
                beginning.lock().heldAt("localhost:" + acceptor.port());
            }
            if (options.port() != 0 && acceptor.port() != options.port()) {
                beginning = beginning.noticing("Port " + options.port() + " is in use. Another program listens there."
                        + " Playhead chose " + acceptor.port() + ".");
            }
            for (var notice : options.network().notices(options.host(), acceptor.port())) {
                beginning = beginning.noticing(notice);
            }
            return new BrokerServer(options, acceptor, clock, beginning, reservedRules, served);
        } catch (IOException | RuntimeException e) {
            acceptor.close();
            if (beginning != null) {
                beginning.discard();
            }
            throw e;
        }
    }

    /// Returns the state of the recording: whether what happens reaches the file.
    public RecordingState recordingState() {
        return loop.health().state();
    }

    /// Returns the number of items that wait for their turn.
    int waiting() {
        return loop.waiting();
    }

    /// The port that clients use.
    public int port() {
        return acceptor.port();
    }

    /// Host and port that clients use, for example `localhost:9477`.
    public String address() {
        return "localhost:" + port();
    }

    /// Returns what a person should know about the start, in sentences; empty when all went as asked.
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /// The recording, readable while it grows.
    public LogReader log() {
        return log.reader();
    }

    /// Returns the file of the recording.
    public Path recording() {
        return log.reader().file();
    }

    /// Sockets that are open now.
    public int openTransports() {
        return loop.openTransports();
    }

    /// Entries of frames recorded so far, both ways.
    public long recordedFrames() {
        return loop.frames();
    }

    /// Sets a fault, which is on until restored, or over at once when it is an
    /// [dev.playhead.transport.fault.Interruption]. Never blocks.
    ///
    /// @param label what people call it
    /// @return the name that the core gave the rule, as soon as it is recorded; completed on the loop's
    ///     thread
    public CompletableFuture<RuleId> set(FaultRule.Target target, Fault fault, String label) {
        return faults.set(target, fault, label);
    }

    /// Sets a fault at its time, and ends it at its time. Never blocks.
    public void schedule(FaultSpec spec) {
        var unused = set(spec);
    }

    /// Sets a fault at its time, and ends it at its time. Never blocks.
    ///
    /// @return the name that the core gave the rule, as soon as it is recorded; completed on a thread of the
    /// broker
    public CompletableFuture<RuleId> set(FaultSpec spec) {
        return faults.set(spec);
    }

    /// Ends one fault; nothing happens when it has ended.
    public void restore(RuleId rule) {
        faults.restore(rule);
    }

    /// The frames that wait at breakpoints; breakpoints themselves are set as faults.
    public Breakpoints breakpoints() {
        return breakpoints;
    }

    /// Interrupts: stops, questions and answers of people from outside.
    public Interrupts interrupts() {
        return interrupts;
    }

    /// Returns what programs are served under `/playhead/` and a name, and begins to serve it when it is not yet.
    public <T extends ControlEndpoint> T endpoint(String name, Class<T> type, Supplier<T> first) {
        return type.cast(endpoints.computeIfAbsent(name, absent -> first.get()));
    }

    /// Returns the key, `app.key:secret`, that was given to the broker; empty when any will do.
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /// Limits what clients may do from now on.
    public void limit(Limits limits) {
        loop.submit(InboxItem.of(new Entry.LimitsSet(0, 0, limits)));
    }

    /// Ends every fault that is on, those of a recording that is served included.
    public void restoreAll() {
        restore(RuleId.ALL);
    }

    /// Leaves a remark in the recording. Never blocks.
    public void note(String text) {
        loop.submit(InboxItem.of(new Entry.Note(0, 0, text)));
    }

    /// Publishes as a participant of its own, recorded like everything else.
    ///
    /// @param app the provisioned app to publish in; empty for the one that all others share
    /// @param message one message or a list of them, as the JSON of a REST publish
    public void publish(String app, String clientId, String channel, byte[] message) {
        var identity = new Identity(app, null, clientId, Capability.UNLIMITED, null);
        var unused = http.call(
                identity, "POST", Interrupts.messagesOf(channel), message); // the recording tells what came of it
    }

    /// The clock of the recording, ns since 1970.
    public long nowNanos() {
        return clock.nowNanos();
    }

    /// Tells clients that the broker ends, writes what is queued, and closes the recording with its index.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        endpoints.values().forEach(ControlEndpoint::close);
        acceptor.close();
        if (feed != null) {
            feed.interrupt();
        }
        loop.submit(InboxItem.of(new Entry.Stopping(0, 0)));
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            while (loop.openTransports() > 0 && !loop.health().isFailing() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            poller.close();
            acceptor.closeOpen();
            loop.stop();
            scheduler.shutdownNow();
            loopThread.join(STOP_WITHIN);
            if (!loopThread.isAlive() && !loop.health().isFailing()) {
                loop.recordLastState();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The state at the end cannot be recorded; the next start takes longer", e);
        }
        try {
            log.close();
        } finally {
            ended.countDown();
            if (lock != null) {
                lock.close();
            }
        }
    }
}
