package dev.playhead.ui.compare.band;

import dev.playhead.transport.compare.ComparedRun;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Times of all bands, ns since the start of each side, and which of them are runs within others. Immutable.
@SuppressWarnings("ArrayRecordComponent")
final class BandPlaces {
    private final long[] fromA;
    private final long[] toA;
    private final long[] fromB;
    private final long[] toB;
    private final BitSet inner = new BitSet();

    BandPlaces(BandSide a, BandSide b, List<Band> bands) {
        int count = bands.size();
        fromA = new long[count];
        toA = new long[count];
        fromB = new long[count];
        toB = new long[count];
        for (int i = 0; i < count; i++) {
            var band = bands.get(i);
            fromA[i] = band.a() == null ? -1 : a.began(band.a());
            toA[i] = band.a() == null ? -1 : a.ended(band.a());
            fromB[i] = band.b() == null ? -1 : b.began(band.b());
            toB[i] = band.b() == null ? -1 : b.ended(band.b());
        }
        expect(bands, true);
        expect(bands, false);
        inner.or(within(bands, true));
        inner.or(within(bands, false));
    }

    // A run that is on one side only was expected as long after the one before it as it came there.
    private void expect(List<Band> bands, boolean isA) {
        var here = isA ? fromA : fromB;
        var hereEnd = isA ? toA : toB;
        var there = isA ? fromB : fromA;
        var thereEnd = isA ? toB : toA;
        long endHere = 0;
        long endThere = 0;
        for (int i : order(bands, isA)) {
            var band = bands.get(i);
            if (band.on(!isA) == null) {
                there[i] = Math.max(0, endThere + Math.max(0, here[i] - endHere));
                thereEnd[i] = there[i];
            } else {
                endHere = hereEnd[i];
                endThere = thereEnd[i];
            }
        }
    }

    private int[] order(List<Band> bands, boolean isA) {
        var from = isA ? fromA : fromB;
        return IntStream.range(0, bands.size())
                .filter(i -> bands.get(i).on(isA) != null)
                .boxed()
                .sorted(Comparator.comparingLong(i -> from[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    // Runs of tools are within the run that called them.
    private BitSet within(List<Band> bands, boolean isA) {
        var within = new BitSet();
        var end = isA ? toA : toB;
        var from = isA ? fromA : fromB;
        long until = -1;
        @Nullable ComparedRun outer = null;
        for (int i : order(bands, isA)) {
            var run = bands.get(i).on(isA);
            if (outer != null
                    && run != null
                    && from[i] < until
                    && !outer.agent().equals(run.agent())) {
                within.set(i);
            } else {
                outer = run;
                until = end[i];
            }
        }
        return within;
    }

    int count() {
        return fromA.length;
    }

    long from(int band, boolean isA) {
        return isA ? fromA[band] : fromB[band];
    }

    long to(int band, boolean isA) {
        return isA ? toA[band] : toB[band];
    }

    /// Returns whether a run stands in the lower lane of runs within others.
    boolean isInner(int band) {
        return inner.get(band);
    }
}
