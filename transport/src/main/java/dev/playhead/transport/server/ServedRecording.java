package dev.playhead.transport.server;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.time.RecordedClock;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingLoop;
import dev.playhead.transport.serving.ServingOptions;
import java.util.List;

/// A recording that a broker serves, before it has one.
///
/// @param startNanos the first moment of the recording, ns since 1970
record ServedRecording(ReplaySource source, long startNanos, RecordedClock clock, ServingOptions options) {
    /// Joins it with the loop of a broker that has not begun.
    Serving by(BrokerLoop loop, Runnable stop) {
        var serving = new Serving(source, startNanos, clock, options, new LoopAccess(loop, stop));
        loop.watch(serving.watcher());
        return serving;
    }

    private record LoopAccess(BrokerLoop loop, Runnable onStop) implements ServingLoop {
        @Override
        public void submit(List<InputEntry> together, Runnable processed) {
            loop.submit(InboxItem.replayed(together).whenProcessed(processed));
        }

        @Override
        public int waiting() {
            return loop.waiting();
        }

        @Override
        public void note(String text) {
            loop.submit(InboxItem.of(new Entry.Note(0, 0, text)));
        }

        @Override
        public void ask(TransportId transport, Runnable answered) {
            for (ClientTransport open : loop.transports()) {
                if (open.id().equals(transport)) {
                    open.ask(answered);
                }
            }
        }

        @Override
        public void stop() {
            onStop.run();
        }
    }
}
