package dev.playhead.ui.compare.band;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Both sides and the bands between them. Immutable.
public final class Bands {
    private final BandSide a;
    private final BandSide b;
    private final List<Band> all;
    private final boolean areDevices;
    private final BandPlaces places;
    private final Map<Integer, Integer> byIndex = new HashMap<>();

    /// @param areDevices whether both sides are of one recording: there a difference is a fault
    public Bands(BandSide a, BandSide b, List<Band> all, boolean areDevices) {
        this.a = a;
        this.b = b;
        this.all = List.copyOf(all);
        this.areDevices = areDevices;
        this.places = new BandPlaces(a, b, this.all);
        for (int i = 0; i < this.all.size(); i++) {
            byIndex.put(this.all.get(i).index(), i);
        }
    }

    BandSide side(boolean isA) {
        return isA ? a : b;
    }

    List<Band> all() {
        return all;
    }

    boolean areDevices() {
        return areDevices;
    }

    BandPlaces places() {
        return places;
    }

    /// Returns the place of the band of a line; -1 when it has none.
    int placeOf(int index) {
        return byIndex.getOrDefault(index, -1);
    }

    /// Returns how long the longer side is, ns.
    long lengthNanos() {
        return Math.max(a.lengthNanos(), b.lengthNanos());
    }

    /// Returns how many devices the side has that has more.
    int devices() {
        return Math.max(a.devices().size(), b.devices().size());
    }
}
