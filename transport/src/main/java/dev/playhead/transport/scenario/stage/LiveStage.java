package dev.playhead.transport.scenario.stage;

import dev.playhead.transport.client.Answer;
import dev.playhead.transport.client.ClientListener;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.server.BrokerServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A broker of this process, real sockets, and the time of this machine. Others may take part.
public final class LiveStage implements Stage, AutoCloseable {
    private static final String ANY_KEY = "scenario.key:secret";

    private final BrokerServer broker;
    private final long since;
    private final AtomicLong ids = new AtomicLong();
    private final ScheduledExecutorService thread;
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    /// @param broker stays the caller's
    /// @param name of the thread on which all of it happens
    public LiveStage(BrokerServer broker, String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        this.broker = broker;
        this.since = broker.nowNanos() / 1_000_000;
    }

    /// Completes exceptionally when something that was done on the stage has failed, which is a defect.
    public CompletableFuture<Void> failure() {
        return failed;
    }

    /// Does something on the thread of the stage, as soon as it can; nothing after [#close].
    public void onStage(Runnable act) {
        later(0, act);
    }

    /// Does something on the thread of the stage again and again, ms apart.
    public void every(long ms, Runnable act) {
        var unused = thread.scheduleWithFixedDelay(() -> guarded(act), 0, ms, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException | Error e) {
            failed.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public long nowNanos() {
        return broker.nowNanos();
    }

    @Override
    public void later(long delayNanos, Runnable act) {
        if (!thread.isShutdown()) {
            var unused = thread.schedule(() -> guarded(act), delayNanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public RealtimeClient open(ClientRole role, ClientListener listener) throws IOException {
        var options = ClientOptions.key(broker.port(), broker.key().orElse(ANY_KEY))
                .in(role.format())
                .clientId(role.clientId())
                .with("agent", role.agent())
                .retryingAfter(Duration.ofMillis(role.retryMs()));
        return RealtimeClient.open(options, new ClientListener() {
            @Override
            public void frame(ProtocolMessage frame) {
                onStage(() -> listener.frame(frame));
            }

            @Override
            public void ended(int closeCode) {
                onStage(() -> listener.ended(closeCode));
            }
        });
    }

    // Channels outlive a stage, and what is in them has names that must not come again.
    @Override
    public String newId(String words) {
        return words + "-" + Long.toString(since, Character.MAX_RADIX) + "-" + ids.incrementAndGet();
    }

    @Override
    public <T> void whenGiven(Answer<T> answer, Consumer<T> given, Consumer<RuntimeException> refused) {
        answer.whenGiven(value -> onStage(() -> given.accept(value)), reason -> onStage(() -> refused.accept(reason)));
    }

    @Override
    public void set(FaultSpec spec) {
        broker.schedule(spec);
    }

    @Override
    public void restoreAll() {
        broker.restoreAll();
    }

    @Override
    public void settle(boolean drops, boolean all) {
        var breakpoints = broker.breakpoints();
        breakpoints.held().stream()
                .filter(frame -> all || frame.stopped())
                .limit(all ? Long.MAX_VALUE : 1)
                .forEach(frame -> {
                    var unused = drops ? breakpoints.drop(frame.id()) : breakpoints.release(frame.id());
                });
    }

    @Override
    public void note(String text) {
        broker.note(text);
    }

    /// Ends its thread; what was to come later does not come.
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
