package dev.playhead.transport.annotations;

import dev.playhead.transport.protocol.Annotation;
import java.util.Map;

/// Counts annotations and asks nobody for a name.
final class TotalTally implements Tally {
    private long total;

    @Override
    public void add(Annotation annotation) {
        total++;
    }

    @Override
    public void remove(Annotation annotation) {
        total = Math.max(0, total - 1);
    }

    @Override
    public boolean isEmpty() {
        return total == 0;
    }

    @Override
    public int lists() {
        return 0;
    }

    @Override
    public Map<String, Object> value(Listing listing) {
        return Map.of("total", total);
    }

    @Override
    public Tally copy() {
        var copy = new TotalTally();
        copy.total = total;
        return copy;
    }
}
