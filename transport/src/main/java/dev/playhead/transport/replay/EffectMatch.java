package dev.playhead.transport.replay;

import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Compares effects byte for byte, but for their places in the log.
final class EffectMatch {
    private EffectMatch() {}

    /// Returns whether two effects are the same.
    static boolean same(EffectEntry recorded, EffectEntry came) {
        return switch (recorded) {
            case Entry.FrameOut a -> came instanceof Entry.FrameOut b && sameFrame(a, b) && a.to().equals(b.to());
            case Entry.FrameUndelivered a ->
                came instanceof Entry.FrameUndelivered b
                        && a.from().equals(b.from())
                        && Objects.equals(a.channel(), b.channel())
                        && a.format() == b.format()
                        && Objects.equals(a.rule(), b.rule())
                        && Arrays.equals(a.payload(), b.payload());
            case Entry.FrameHeld a ->
                came instanceof Entry.FrameHeld b
                        && a.hold().equals(b.hold())
                        && Arrays.equals(a.payload(), b.payload());
            case Entry.HeldEnded a ->
                came instanceof Entry.HeldEnded b && a.held().equals(b.held()) && a.how() == b.how();
            case Entry.TransportEffect a ->
                came instanceof Entry.TransportEffect b
                        && a.transport().equals(b.transport())
                        && a.act().equals(b.act())
                        && Objects.equals(a.rule(), b.rule());
            case Entry.RestOut a ->
                came instanceof Entry.RestOut b
                        && a.request().equals(b.request())
                        && a.status() == b.status()
                        && a.format() == b.format()
                        && Arrays.equals(a.body(), b.body());
        };
    }

    /// Returns whether two frames are the same, whoever gets them.
    static boolean sameFrame(Entry.FrameOut a, Entry.FrameOut b) {
        return a.format() == b.format()
                && Objects.equals(a.channel(), b.channel())
                && Arrays.equals(a.payload(), b.payload());
    }

    /// Returns whether `some` are all among `all`, in the same order, and at least one.
    static boolean isSubsequence(List<TransportId> some, List<TransportId> all) {
        var rest = all.iterator();
        for (var id : some) {
            boolean found = false;
            while (!found && rest.hasNext()) {
                found = rest.next().equals(id);
            }
            if (!found) {
                return false;
            }
        }
        return !some.isEmpty();
    }
}
