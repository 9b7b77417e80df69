package dev.playhead.ui.window;

import dev.playhead.transport.insight.Frames;
import dev.playhead.ui.timeline.ExampleSession;

/// Frames in groups of four with one moment, `stepNanos` apart: one that arrived, and what was sent because of it to
/// three devices.
///
/// @param written how many rows are known to be written
record RegularFrames(int count, long stepNanos, int written) implements Frames {
    RegularFrames(int count, long stepNanos) {
        this(count, stepNanos, count);
    }

    @Override
    public long position(int row) {
        return row;
    }

    @Override
    public long atNanos(int row) {
        return ExampleSession.START + row / 4 * stepNanos;
    }

    @Override
    public Way way(int row) {
        return row % 4 == 0 ? Way.IN : Way.OUT;
    }

    @Override
    public int participant(int row) {
        return row % 4 == 0 ? 3 : row % 4 - 1;
    }

    @Override
    public String kind(int row) {
        return row % 4 == 0 ? "APPEND" : "MESSAGE";
    }

    @Override
    public int channel(int row) {
        return 0;
    }

    @Override
    public int version(int row) {
        return 1;
    }

    @Override
    public int bytes(int row) {
        return 732;
    }

    @Override
    public long latencyNanos(int row) {
        return row < written ? 400_000_000 : -1;
    }

    @Override
    public int rowAt(long nanos) {
        long groups = Math.floorDiv(nanos - ExampleSession.START, stepNanos) + 1;
        return (int) Math.min(count, Math.max(0, groups) * 4) - 1;
    }
}
