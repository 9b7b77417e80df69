package dev.playhead.transport.insight.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes that one device had been told by a moment. Immutable.
final class HeldChanges {
    private final ObjectReceipts receipts;
    private final int upTo;
    private final List<ObjectReceipts.Hole> holes;
    // Handed to its socket by then, written or not.
    private final int handedUpTo;
    private final int handedRow;

    private HeldChanges(
            ObjectReceipts receipts, int upTo, List<ObjectReceipts.Hole> holes, int handedUpTo, int handedRow) {
        this.receipts = receipts;
        this.upTo = upTo;
        this.holes = holes;
        this.handedUpTo = handedUpTo;
        this.handedRow = handedRow;
    }

    /// Returns what it had been told; null for one that was not to be told anything.
    static @Nullable HeldChanges at(ObjectReceipts device, long nanos, ObjectsAt.Written written) {
        var all = device.receipts();
        int handed = begun(all, nanos) - 1;
        if (handed < 0 || all.get(handed).upTo() < 0) {
            return null;
        }
        int last = handed;
        int firstUnwritten = -1;
        while (last >= 0 && !isWritten(all.get(last), nanos, written)) {
            firstUnwritten = last;
            last--;
        }
        if (last < 0 || all.get(last).upTo() < 0) {
            return null; // what it was told first is still on its way: nobody can say that it lacks anything
        }
        var open = new ArrayList<ObjectReceipts.Hole>();
        for (var hole : device.holes()) {
            if (hole.openedBy() <= last && hole.closedBy() > last) {
                open.add(hole);
            }
        }
        return new HeldChanges(
                device,
                all.get(last).upTo(),
                open,
                all.get(handed).upTo(),
                firstUnwritten < 0 ? -1 : all.get(firstUnwritten).row());
    }

    private static boolean isWritten(ObjectReceipts.Receipt receipt, long nanos, ObjectsAt.Written written) {
        long at = written.nanos(receipt.row());
        return at != 0 && at <= nanos;
    }

    private static int begun(List<ObjectReceipts.Receipt> receipts, long nanos) {
        int low = 0;
        int high = receipts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (receipts.get(middle).atNanos() <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// It knows the first so many changes, but for holes.
    int upTo() {
        return upTo;
    }

    boolean has(int change) {
        return change < upTo && holeOf(change) == null;
    }

    private ObjectReceipts.@Nullable Hole holeOf(int change) {
        for (var hole : holes) {
            if (hole.from() <= change && change < hole.to()) {
                return hole;
            }
        }
        return null;
    }

    /// The first of some changes below a limit that it lacks; -1 when it has all of them.
    ///
    /// @param indices in order
    int firstMissing(List<Integer> indices, int limit) {
        for (var hole : holes) {
            int at = ObjectHistory.below(indices, hole.from());
            if (at < indices.size() && indices.get(at) < Math.min(hole.to(), limit)) {
                return indices.get(at);
            }
        }
        int at = ObjectHistory.below(indices, upTo);
        return at < indices.size() && indices.get(at) < limit ? indices.get(at) : -1;
    }

    /// Those of some changes below a limit that it was left out of though it was told later ones.
    List<Integer> inHoles(List<Integer> indices, int limit) {
        var found = new ArrayList<Integer>();
        for (var hole : holes) {
            int end = Math.min(hole.to(), Math.min(upTo, limit));
            for (int at = ObjectHistory.below(indices, hole.from());
                    at < indices.size() && indices.get(at) < end;
                    at++) {
                found.add(indices.get(at));
            }
        }
        return found;
    }

    /// Returns that it has another value than the broker, and why.
    ObjectNode.DeviceValue other(int missing, @Nullable ObjectChange value, double total) {
        var missed = receipts.missed(missing);
        var why = missing < handedUpTo && missing >= upTo
                ? ObjectNode.Why.ON_ITS_WAY
                : missed != null || missing < upTo ? ObjectNode.Why.NOT_SENT : ObjectNode.Why.GONE;
        int row = why == ObjectNode.Why.ON_ITS_WAY ? handedRow : missed == null ? -1 : missed.row();
        return new ObjectNode.DeviceValue(
                receipts.participant(),
                value,
                total,
                why,
                missing,
                row,
                why == ObjectNode.Why.NOT_SENT ? missed : null);
    }
}
