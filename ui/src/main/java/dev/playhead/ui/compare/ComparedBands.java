package dev.playhead.ui.compare;

import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.compare.RunPair;
import dev.playhead.ui.compare.band.Band;
import dev.playhead.ui.compare.band.BandSide;
import dev.playhead.ui.compare.band.Bands;
import java.util.ArrayList;
import java.util.BitSet;

/// Bands of a comparison: one for each run. Pure functions.
final class ComparedBands {
    // Beyond so many changed runs bands do not say in how many places: nobody could read it.
    private static final int MOST_COUNTED = 400;

    private ComparedBands() {}

    static Bands of(ComparedPair pair, CompareRows rows) {
        var bands = new ArrayList<Band>();
        long changed = rows.states().stream().filter(PairState.CHANGED::equals).count();
        for (int i = 0; i < rows.states().size(); i++) {
            var run = rows.comparison().runs().get(i);
            if (run.isRun()) {
                bands.add(band(i, run, pair, rows, changed <= MOST_COUNTED));
            }
        }
        return new Bands(side(pair.a()), side(pair.b()), bands, pair.devices());
    }

    private static BandSide side(ComparedSource source) {
        var devices = source.device() < 0
                ? source.devices()
                : source.devices().stream()
                        .filter(device -> device.index() == source.device())
                        .toList();
        return new BandSide(
                source.letter(),
                SourceCard.shortName(source),
                source.timeline(),
                source.side().runs(),
                devices);
    }

    private static Band band(int index, RunPair run, ComparedPair pair, CompareRows rows, boolean isCounted) {
        var state = rows.states().get(index);
        var line = rows.line(index);
        var difference = state == PairState.CHANGED && !isCounted
                ? ""
                : CompareWords.difference(run, state, rows.limitNanos(), line.hint());
        long slower = state == PairState.SLOWER ? run.slowerNanos() : 0;
        return new Band(
                index,
                run.a(),
                run.b(),
                state,
                slower,
                label(state, difference, slower, pair.devices()),
                words(run, state, difference, pair));
    }

    private static String label(PairState state, String difference, long slowerNanos, boolean areDevices) {
        return switch (state) {
            case ONLY_A, ONLY_B -> areDevices ? "missing" : state.words();
            case CHANGED -> areDevices ? "wrong" : ("\u2260 " + difference.split(",", 2)[0]).strip();
            case REORDERED -> "reordered";
            case SLOWER -> CompareWords.more(slowerNanos);
            case CANNOT_TELL -> "?";
            case SAME -> "";
        };
    }

    private static String words(RunPair run, PairState state, String difference, ComparedPair pair) {
        var words =
                new StringBuilder(CompareWords.run(run.either())).append(": ").append(state.words());
        if (!difference.isEmpty()) {
            words.append(", ").append(difference);
        }
        if (run.a() != null) {
            words.append(". A: run ").append(run.a().run().number()).append(" at ");
            words.append(pair.a().clock(run.a().beganNanos()));
        }
        if (run.b() != null) {
            words.append(". B: run ").append(run.b().run().number()).append(" at ");
            words.append(pair.b().clock(run.b().beganNanos()));
        }
        return words.append('.').toString();
    }

    /// Returns the indices of the lines that the filters leave.
    static BitSet left(CompareRows rows) {
        var left = new BitSet();
        for (int i = 0; i < rows.states().size(); i++) {
            left.set(i, rows.passes(i));
        }
        return left;
    }
}
