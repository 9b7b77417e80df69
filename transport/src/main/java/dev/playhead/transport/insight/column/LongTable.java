package dev.playhead.transport.insight.column;

import java.util.Arrays;

/// Numbers by number, 16 bytes each: two arrays in order of the keys. Made for keys that come nearly in
/// order, as positions and moments do: one that comes late moves those behind it. For one thread.
public final class LongTable {
    private long[] keys = new long[2];
    private long[] values = new long[2];
    private int size;

    public int size() {
        return size;
    }

    /// Sets the value of a key.
    public void put(long key, long value) {
        int index = floor(key);
        if (index >= 0 && keys[index] == key) {
            values[index] = value;
            return;
        }
        int at = index + 1;
        if (size == keys.length) {
            int more = size + (size >> 1) + 1;
            keys = Arrays.copyOf(keys, more);
            values = Arrays.copyOf(values, more);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        keys[at] = key;
        values[at] = value;
        size++;
    }

    /// The value of a key, or `none` when it has none.
    public long get(long key, long none) {
        int index = floor(key);
        return index >= 0 && keys[index] == key ? values[index] : none;
    }

    /// The value of the last key at or before `key`, or `none` when there is none.
    public long floorValue(long key, long none) {
        int index = floor(key);
        return index < 0 ? none : values[index];
    }

    private int floor(long key) {
        if (size == 0 || keys[size - 1] <= key) {
            return size - 1; // most questions are about what happened last
        }
        int found = Arrays.binarySearch(keys, 0, size, key);
        return found >= 0 ? found : -found - 2;
    }
}
