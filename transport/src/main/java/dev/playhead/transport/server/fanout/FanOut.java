package dev.playhead.transport.server.fanout;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.replay.EffectEntries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The frames that a turn of the loop sends, put together so that fifty subscribers cost little more than one: who
/// is sent the same gets the same bytes, made once. Used by the broker loop only.
public final class FanOut implements EffectEntries.Receivers {
    private static final int MOST_KNOWN = 100_000;
    private static final int ROOM = 1024;
    private static final int MOST_ROOM = 1 << 20;
    private static final int MOST_ROOMS = 64;

    private final Map<TransportId, ClientTransport> transports;
    private final Map<List<TransportId>, Collection<FanOutGroup>> groups = new HashMap<>();
    private final List<FanOutGroup.Carriers> sent = new ArrayList<>();
    private final ArrayDeque<byte[]> rooms = new ArrayDeque<>();
    private List<ClientTransport> receivers = new ArrayList<>();
    private Iterator<FanOutGroup> addressed = Collections.emptyIterator();
    private int known;
    private boolean stale;

    public FanOut(Map<TransportId, ClientTransport> transports) {
        this.transports = transports;
    }

    /// A socket is gone; who belongs together is looked up anew.
    public void forget() {
        stale = true;
    }

    /// Those of these transports that are there, one group for each encoding, in a fixed order.
    private Collection<FanOutGroup> groups(List<TransportId> ids) {
        var parted = groups.get(ids);
        if (parted == null) {
            parted = part(ids);
            groups.put(ids, parted);
            known += ids.size();
        }
        return parted;
    }

    private Collection<FanOutGroup> part(List<TransportId> ids) {
        var there = new ArrayList<ClientTransport>(ids.size());
        for (var id : ids) {
            var transport = transports.get(id);
            if (transport != null) {
                there.add(transport);
            }
        }
        var parted = new ArrayList<FanOutGroup>();
        FrameCodec.parted(there, ClientTransport::codec)
                .forEach((codec, sockets) -> parted.add(new FanOutGroup(codec, sockets)));
        return parted;
    }

    @Override
    public Collection<FanOutGroup> of(List<TransportId> ids) {
        var found = groups(ids);
        addressed = found.iterator();
        return found;
    }

    /// A frame for everybody of the next of the groups that were asked for last, as it was recorded.
    public void send(Entry.FrameOut frame) {
        send(addressed.next(), frame.payload(), frame.position());
    }

    private void send(FanOutGroup group, byte[] payload, long position) {
        send(group, group.webSockets(), payload, position);
        send(group, group.others(), payload, position);
    }

    private void send(FanOutGroup group, FanOutGroup.Carriers carriers, byte[] payload, long position) {
        if (carriers.transports().isEmpty()) {
            return;
        }
        var batch = carriers.batch();
        if (batch == null) {
            var room = rooms.poll();
            batch = new FrameBatch(room == null ? new byte[ROOM] : room);
            carriers.begin(batch);
            sent.add(carriers);
        }
        for (var transport : carriers.transports()) {
            var pending = transport.pending();
            if (pending.isEmpty()) {
                receivers.add(transport);
            }
            pending.follow(batch);
        }
        batch.add(group.head(carriers, payload.length), payload, position);
    }

    public boolean isEmpty() {
        return sent.isEmpty();
    }

    /// Ends what has been put together so far and says how to hand it to the sockets.
    public Runnable seal() {
        for (var carriers : sent) {
            var room = carriers.end();
            if (room != null && room.length <= MOST_ROOM && rooms.size() < MOST_ROOMS) {
                rooms.add(room);
            }
        }
        sent.clear();
        var sockets = receivers;
        receivers = new ArrayList<>(sockets.size());
        var shares = new ArrayList<List<BatchSlice>>(sockets.size());
        for (var socket : sockets) {
            shares.add(socket.pending().take());
        }
        if (stale || known > MOST_KNOWN) {
            stale = false;
            known = 0;
            groups.clear();
        }
        return () -> {
            // The publisher, who is told first in the core, waits for nothing; those he publishes to do.
            for (int i = shares.size() - 1; i >= 0; i--) {
                sockets.get(i).send(shares.get(i));
            }
        };
    }
}
