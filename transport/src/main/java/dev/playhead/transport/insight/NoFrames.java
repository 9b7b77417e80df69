package dev.playhead.transport.insight;

/// The rows of a session of which no frame is known.
enum NoFrames implements Frames, Density {
    NONE;

    @Override
    public int count() {
        return 0;
    }

    @Override
    public long position(int row) {
        throw none(row);
    }

    @Override
    public long atNanos(int row) {
        throw none(row);
    }

    @Override
    public Way way(int row) {
        throw none(row);
    }

    @Override
    public int participant(int row) {
        throw none(row);
    }

    @Override
    public String kind(int row) {
        throw none(row);
    }

    @Override
    public int channel(int row) {
        throw none(row);
    }

    @Override
    public int version(int row) {
        throw none(row);
    }

    @Override
    public int bytes(int row) {
        throw none(row);
    }

    @Override
    public long latencyNanos(int row) {
        throw none(row);
    }

    @Override
    public int rowAt(long nanos) {
        return -1;
    }

    @Override
    public int[] counts(long fromNanos, long toNanos, int buckets) {
        return new int[buckets];
    }

    private static IndexOutOfBoundsException none(int row) {
        return new IndexOutOfBoundsException("Row " + row + " of a session without frames");
    }
}
