package dev.playhead.transport.api;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.session.TimerId;
import java.util.HashSet;
import java.util.Set;

/// Tells the entries of connections that only say that they are alive. They are shown like all others, but need not be
/// painted at once: a window over devices that do nothing costs next to nothing. For one thread.
final class QuietEntries {
    private static final int MOST_UNWRITTEN = 10_000;

    private final Set<Long> heartbeats = new HashSet<>();

    boolean isQuiet(Entry entry, Decoded decoded) {
        return switch (entry) {
            case Entry.FrameIn e -> isHeartbeat(decoded);
            case Entry.FrameOut e -> isHeartbeat(decoded) && remember(e.position());
            case Entry.TimerFired e -> e.timer().purpose() == TimerId.Purpose.HEARTBEAT;
            case Entry.Written e -> {
                boolean quiet = true;
                for (var receipt : e.receipts()) {
                    quiet &= heartbeats.contains(receipt.frame());
                }
                yield quiet;
            }
            case StateEntry _,
                    ControlEntry _,
                    Entry.RestIn _,
                    Entry.FrameUndelivered _,
                    Entry.FrameHeld _,
                    Entry.HeldSettled _,
                    Entry.RestOut _,
                    Entry.Rejected _,
                    Entry.Earlier _,
                    Entry.Note _,
                    Entry.Foreign _ -> false;
        };
    }

    private boolean remember(long position) {
        if (heartbeats.size() >= MOST_UNWRITTEN) {
            heartbeats.clear();
        }
        heartbeats.add(position);
        return true;
    }

    private static boolean isHeartbeat(Decoded decoded) {
        return decoded instanceof Decoded.Frame(var frame) && frame.action() == Action.HEARTBEAT;
    }
}
