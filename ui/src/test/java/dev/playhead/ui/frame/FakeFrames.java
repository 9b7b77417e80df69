package dev.playhead.ui.frame;

import dev.playhead.transport.insight.Frames;

/// Frames of tests: messages that clients sent, of nobody and on no channel, unless a test says otherwise.
public interface FakeFrames extends Frames {
    @Override
    default long position(int row) {
        return row;
    }

    @Override
    default Way way(int row) {
        return Way.IN;
    }

    @Override
    default int participant(int row) {
        return -1;
    }

    @Override
    default String kind(int row) {
        return "MESSAGE";
    }

    @Override
    default int channel(int row) {
        return -1;
    }

    @Override
    default int version(int row) {
        return 0;
    }

    @Override
    default int bytes(int row) {
        return 0;
    }

    @Override
    default long latencyNanos(int row) {
        return -1;
    }

    @Override
    default int rowAt(long nanos) {
        int from = 0;
        int to = count();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (atNanos(middle) <= nanos) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }
}
