package dev.playhead.transport.server;

import dev.playhead.transport.core.Effect;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ConnectionDetails;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.EffectEntries;
import dev.playhead.transport.server.fanout.ClientTransport;
import dev.playhead.transport.server.fanout.FanOut;
import dev.playhead.transport.server.fanout.TransportDelay;
import dev.playhead.transport.server.time.Timers;
import dev.playhead.transport.session.RestReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Output of a turn of the loop: what it leads to outside of it, in order, held back until the recording
/// has it: frames, closes, answers to requests. Who takes the turn calls; the transports, and who waits for
/// answers, are known to all threads.
final class TurnOutput {
    private final Timers timers;
    private final Map<TransportId, ClientTransport> transports = new ConcurrentHashMap<>();
    private final Map<RequestId, Consumer<RestReply>> waiting = new ConcurrentHashMap<>();
    private final FanOut outgoing = new FanOut(transports);
    private final List<Runnable> leaving = new ArrayList<>();
    private final List<Consumer<RestReply>> answering = new ArrayList<>();

    /// @param timers set and cancelled at once: they are no news to anybody
    TurnOutput(Timers timers) {
        this.timers = timers;
    }

    /// Adds a transport that may be sent to. Any thread.
    void add(ClientTransport transport) {
        transports.put(transport.id(), transport);
    }

    /// Removes a transport that has ended. Here and not when the socket ends: until the core knows, its frames are
    /// recorded as sent there.
    void remove(TransportId gone) {
        transports.remove(gone);
        outgoing.forget();
    }

    /// The transports that are open. Any thread.
    Map<TransportId, ClientTransport> transports() {
        return transports;
    }

    /// Remembers who waits for the answer to a request. Any thread.
    void await(RequestId request, Consumer<RestReply> answered) {
        waiting.put(request, answered);
    }

    /// Returns the transports that frames can be sent to.
    EffectEntries.Receivers receivers() {
        return outgoing;
    }

    /// Holds back a frame as it was recorded, for those of the receivers that were asked for last.
    void send(Entry.FrameOut frame) {
        outgoing.send(frame);
    }

    /// Holds back something else.
    void add(Runnable act) {
        leaving.add(act);
    }

    /// Holds back what an effect asks for beside its frames.
    void add(Effect effect) {
        switch (effect) {
            case Effect.Send(var to, var frame) -> {
                if (frame.action() == Action.CONNECTED) {
                    keyed(to, frame.connectionDetails());
                }
            }
            case Effect.Undelivered undelivered -> {}
            case Effect.Held held -> {}
            case Effect.HeldEnded ended -> {}
            case Effect.Close(var transport, var code, var reason, var rule) ->
                act(transport, socket -> socket.close(code, reason));
            case Effect.Reset(var transport, var rule) -> act(transport, ClientTransport::reset);
            case Effect.Delay(var transport, var latencyMs, var burstMs, var rule) ->
                act(transport, socket -> socket.delay(new TransportDelay(latencyMs, burstMs)));
            case Effect.Respond(var request, var reply) -> {
                var answered = waiting.remove(request);
                if (answered != null) {
                    answering.add(answered);
                    leaving.add(() -> answered.accept(reply));
                }
            }
            case Effect.SetTimer(var timer, var atMs) -> timers.set(timer, atMs);
            case Effect.CancelTimer(var timer) -> timers.cancel(timer);
        }
    }

    private void keyed(List<TransportId> to, @Nullable ConnectionDetails details) {
        for (var id : to) {
            var transport = transports.get(id);
            if (transport != null && details != null) {
                transport.keyed(details.connectionKey());
            }
        }
    }

    /// Lets what has been sent so far leave before what comes now.
    private void seal() {
        if (!outgoing.isEmpty()) {
            leaving.add(outgoing.seal());
        }
    }

    private void act(TransportId id, Consumer<ClientTransport> act) {
        seal();
        leaving.add(() -> {
            var transport = transports.get(id);
            if (transport != null) {
                act.accept(transport);
            }
        });
    }

    /// Lets everything leave: the recording has it.
    void release() {
        seal();
        leaving.forEach(Runnable::run);
        leaving.clear();
        answering.clear();
    }

    /// Tells whoever has an answer held back that it failed; the rest goes on to wait.
    void failAnswers(RestReply.Failed failed) {
        answering.forEach(answered -> answered.accept(failed));
        answering.clear();
    }

    /// Answers a request that has not been applied.
    ///
    /// @return false when nobody waits for it
    boolean answer(RequestId id, RestReply reply) {
        var answered = waiting.remove(id);
        if (answered != null) {
            answered.accept(reply);
        }
        return answered != null;
    }
}
