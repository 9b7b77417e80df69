package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Frames;

/// Frames that their sockets took at once.
record WrittenFrames(Frames frames) implements Frames {
    @Override
    public int count() {
        return frames.count();
    }

    @Override
    public long position(int row) {
        return frames.position(row);
    }

    @Override
    public long atNanos(int row) {
        return frames.atNanos(row);
    }

    @Override
    public Way way(int row) {
        return frames.way(row);
    }

    @Override
    public int participant(int row) {
        return frames.participant(row);
    }

    @Override
    public String kind(int row) {
        return frames.kind(row);
    }

    @Override
    public int channel(int row) {
        return frames.channel(row);
    }

    @Override
    public int version(int row) {
        return frames.version(row);
    }

    @Override
    public int bytes(int row) {
        return frames.bytes(row);
    }

    @Override
    public long latencyNanos(int row) {
        return frames.latencyNanos(row);
    }

    @Override
    public long writtenNanos(int row) {
        return frames.atNanos(row);
    }

    @Override
    public int rowOf(long position) {
        return frames.rowOf(position);
    }

    @Override
    public int rowAt(long nanos) {
        return frames.rowAt(nanos);
    }
}
