package dev.playhead.transport.server;

import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.FlowControl;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Carries what one transport says to the loop.
final class TransportListener implements ClientTransport.Listener {
    private final BrokerLoop loop;
    private final ScheduledExecutorService scheduler;
    private final Credentials credentials;
    private final Clock clock;
    private final Handshake handshake;
    private final Consumer<ClientTransport> ended;
    private final InboundWindow room = new InboundWindow();
    private long lastDueNanos;

    /// @param ended told when the transport has ended
    TransportListener(
            BrokerLoop loop,
            ScheduledExecutorService scheduler,
            Credentials credentials,
            Clock clock,
            Handshake handshake,
            Consumer<ClientTransport> ended) {
        this.loop = loop;
        this.scheduler = scheduler;
        this.credentials = credentials;
        this.clock = clock;
        this.handshake = handshake;
        this.ended = ended;
    }

    @Override
    public void opened(ClientTransport transport) {
        loop.add(transport);
        loop.submitFromReader(InboxItem.of(new Entry.Opened(0, 0, transport.id(), handshake)));
    }

    @Override
    public void received(ClientTransport transport, byte[] payload, long latencyNanos) {
        var frame = SocketFrame.of(transport.id(), transport.codec().format(), payload);
        var item = room.enter(frame.item(), payload.length);
        later(latencyNanos, hear -> {
            hear.accept(item);
            if (frame.token() != null) {
                var checked = clock.onThisClock(credentials.check(frame.token(), clock.wallMs()));
                hear.accept(InboxItem.of(
                        new Entry.Reauthenticated(0, 0, transport.id(), checked.identity(), checked.refusal())));
            }
        });
    }

    @Override
    public void roundEnded() {
        loop.roundEnded();
    }

    @Override
    public FlowControl flowControl() {
        return room;
    }

    @Override
    public void written(ClientTransport transport, BatchSlice frames, long atNanos) {
        loop.written(transport, frames, atNanos);
    }

    @Override
    public void closed(ClientTransport transport, CloseReason reason) {
        ended.accept(transport);
        later(0, hear -> loop.submit(InboxItem.of(new Entry.Closed(0, 0, transport.id(), reason))));
    }

    /// Order is kept when a delay ends while frames still wait: nothing is due before what came before it. A
    /// session of polls is heard on several threads.
    ///
    /// @param act given how to leave something for the loop
    private synchronized void later(long latencyNanos, Consumer<Consumer<InboxItem>> act) {
        long now = System.nanoTime();
        if (latencyNanos == 0 && lastDueNanos <= now) {
            act.accept(loop::submitFromReader);
            return;
        }
        lastDueNanos = Math.max(lastDueNanos, now + latencyNanos);
        scheduler.schedule(() -> act.accept(loop::submit), lastDueNanos - now, TimeUnit.NANOSECONDS);
    }
}
