package dev.playhead.transport.server;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.server.fanout.BatchSlice;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.FlowControl;
import dev.playhead.transport.session.CloseReason;
import java.util.function.Consumer;

/// Listens to a transport that came while nothing can be recorded: it is told why, and closed. The broker never knows
/// of it.
///
/// @param ended told when the transport has ended
record RefusingListener(ErrorInfo why, Consumer<ClientTransport> ended) implements ClientTransport.Listener {
    @Override
    public void opened(ClientTransport transport) {
        UnansweredTransports.turnAway(transport, why);
    }

    @Override
    public void received(ClientTransport transport, byte[] payload, long latencyNanos) {
        // Nobody can answer it, and the client knows why.
    }

    @Override
    public void roundEnded() {
        // There was nothing in it.
    }

    @Override
    public FlowControl flowControl() {
        return FlowControl.ENDLESS;
    }

    @Override
    public void written(ClientTransport transport, BatchSlice frames, long atNanos) {
        // There is no recording to say it in.
    }

    @Override
    public void closed(ClientTransport transport, CloseReason reason) {
        ended.accept(transport);
    }
}
