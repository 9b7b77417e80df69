package dev.playhead.samples.load;

import java.util.Arrays;

/// Looking into bytes without making text of them.
final class ByteSearch {
    private ByteSearch() {}

    /// Returns the index at which `wanted` begins, from `from` to before `to`; -1 when it does not.
    static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    static boolean startsWith(byte[] bytes, int from, int to, byte[] wanted) {
        return to - from >= wanted.length && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    /// The digits that begin at a place, as a number.
    static long number(byte[] bytes, int from) {
        long number = 0;
        for (int at = from; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }
}
