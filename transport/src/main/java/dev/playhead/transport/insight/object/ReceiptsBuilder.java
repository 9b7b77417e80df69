package dev.playhead.transport.insight.object;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.column.VersionedList;
import org.jspecify.annotations.Nullable;

/// Puts [ObjectReceipts] together. For one thread.
final class ReceiptsBuilder {
    private final int participant;
    private final VersionedList<ObjectReceipts.Receipt> receipts = new VersionedList<>();
    private final VersionedList<ObjectReceipts.Hole> holes = new VersionedList<>();
    private final VersionedList<ObjectReceipts.Missed> missed = new VersionedList<>();
    // The first hole that may be open.
    private int firstOpen;
    private boolean syncBroken;

    ReceiptsBuilder(int participant) {
        this.participant = participant;
    }

    private boolean isListening() {
        return receipts.size() > 0 && receipts.get(receipts.size() - 1).upTo() >= 0;
    }

    /// It was sent the changes from `from` until before `to`.
    void told(int from, int to, int row, long nanos) {
        if (!isListening()) {
            return; // until it was told all there is, it knows of nothing
        }
        int before = receipts.get(receipts.size() - 1).upTo();
        int own = receipts.size();
        if (from > before) {
            holes.add(new ObjectReceipts.Hole(before, from, own, ObjectReceipts.NEVER));
        } else {
            fill(from, to, own);
        }
        receipts.add(new ObjectReceipts.Receipt(nanos, row, Math.max(before, to), false));
    }

    // What comes late is filled as far as it comes whole; a hole is what one frame would have told.
    private void fill(int from, int to, int receipt) {
        for (int i = firstOpen; i < holes.size(); i++) {
            var hole = holes.get(i);
            if (hole.closedBy() == ObjectReceipts.NEVER && from <= hole.from() && hole.to() <= to) {
                holes.set(i, new ObjectReceipts.Hole(hole.from(), hole.to(), hole.openedBy(), receipt));
            }
        }
    }

    /// It was sent the last page of all objects as they stand, after `changes` changes.
    void synced(int changes, int row, long nanos) {
        if (syncBroken) {
            syncBroken = false;
            return; // a client waits for what is missing, and goes on with what it had
        }
        int own = receipts.size();
        for (; firstOpen < holes.size(); firstOpen++) {
            var hole = holes.get(firstOpen);
            if (hole.closedBy() == ObjectReceipts.NEVER) {
                holes.set(firstOpen, new ObjectReceipts.Hole(hole.from(), hole.to(), hole.openedBy(), own));
            }
        }
        receipts.add(new ObjectReceipts.Receipt(nanos, row, changes, true));
    }

    /// A page of all objects was not sent to it.
    void syncBroken() {
        syncBroken = true;
    }

    /// It has attached anew: a sync begins from the start.
    void attached() {
        syncBroken = false;
    }

    /// It is told no more.
    void ended(int row, long nanos) {
        if (isListening()) {
            receipts.add(new ObjectReceipts.Receipt(nanos, row, -1, false));
        }
    }

    void missed(int from, int to, int row, @Nullable RuleId rule) {
        int last = missed.size() - 1;
        if (from < to && (last < 0 || missed.get(last).to() <= from)) {
            missed.add(new ObjectReceipts.Missed(from, to, row, rule));
        }
    }

    ObjectReceipts published() {
        return new ObjectReceipts(participant, receipts.view(), holes.view(), missed.view());
    }
}
