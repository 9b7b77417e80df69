package dev.playhead.transport.insight.object;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.column.VersionedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes of the objects of a channel that one participant was told of, and those that it was not. Immutable.
///
/// @param participant index of the participant
/// @param receipts frames that were handed on to it, in order
/// @param holes changes that it was not told though it was told later ones
/// @param missed changes that were meant for it and not sent, in order
public record ObjectReceipts(int participant, List<Receipt> receipts, List<Hole> holes, List<Missed> missed) {
    /// Place of a receipt that has not come.
    static final int NEVER = Integer.MAX_VALUE;

    public ObjectReceipts {
        receipts = VersionedList.frozen(receipts);
        holes = VersionedList.frozen(holes);
        missed = VersionedList.frozen(missed);
    }

    /// A frame that told it of changes, of all objects as they stood, or that it is told no more.
    ///
    /// @param row of the frame in the frames table
    /// @param upTo it knows the first so many changes from then on, but for holes; -1 when it is told no more
    /// @param isSync whether it was told all objects
    public record Receipt(long atNanos, int row, int upTo, boolean isSync) {}

    /// Changes from `from` until before `to` that are missing.
    ///
    /// @param openedBy place of the first receipt that leaves them out
    /// @param closedBy place of the receipt that brings them after all; [#NEVER] when none does
    public record Hole(int from, int to, int openedBy, int closedBy) {}

    /// Changes from `from` until before `to` that it was not sent.
    ///
    /// @param row in the frames table that says so
    /// @param rule of the fault that kept them; null when it had no connection
    public record Missed(
            int from, int to, int row, @Nullable RuleId rule) {}

    /// Returns why a change was not sent to it; null when nobody said so.
    public @Nullable Missed missed(int change) {
        int low = 0;
        int high = missed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (missed.get(middle).to <= change) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < missed.size() && missed.get(low).from <= change ? missed.get(low) : null;
    }
}
