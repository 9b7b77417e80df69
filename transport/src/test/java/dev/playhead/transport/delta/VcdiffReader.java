package dev.playhead.transport.delta;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// A decoder after the letter of RFC 3284, for the tests: it knows the whole default code table and checks what the
/// format promises.
public final class VcdiffReader {
    private static final int NOOP = 0;
    private static final int ADD = 1;
    private static final int RUN = 2;
    private static final int COPY = 3;
    private static final int[][] TABLE = table();

    private final byte[] delta;
    private int at;

    private VcdiffReader(byte[] delta) {
        this.delta = delta;
    }

    public static byte[] decode(byte[] source, byte[] delta) {
        return new VcdiffReader(delta).read(source);
    }

    /// type, size and mode of both instructions of every code (section 5.6).
    private static int[][] table() {
        var table = new int[256][];
        int code = 0;
        table[code++] = new int[] {RUN, 0, 0, NOOP, 0, 0};
        for (int size = 0; size <= 17; size++) {
            table[code++] = new int[] {ADD, size, 0, NOOP, 0, 0};
        }
        for (int mode = 0; mode < 9; mode++) {
            table[code++] = new int[] {COPY, 0, mode, NOOP, 0, 0};
            for (int size = 4; size <= 18; size++) {
                table[code++] = new int[] {COPY, size, mode, NOOP, 0, 0};
            }
        }
        for (int mode = 0; mode < 9; mode++) {
            for (int add = 1; add <= 4; add++) {
                for (int copy = 4; copy <= (mode < 6 ? 6 : 4); copy++) {
                    table[code++] = new int[] {ADD, add, 0, COPY, copy, mode};
                }
            }
        }
        for (int mode = 0; mode < 9; mode++) {
            table[code++] = new int[] {COPY, 4, mode, ADD, 1, 0};
        }
        if (code != 256) {
            throw new IllegalStateException("table has " + code);
        }
        return table;
    }

    private byte[] read(byte[] source) {
        byte[] header = {(byte) 0xD6, (byte) 0xC3, (byte) 0xC4, 0, 0};
        check(Arrays.equals(header, Arrays.copyOf(delta, 5)), "header");
        at = 5;
        int indicator = next();
        check(indicator == 0 || indicator == 1, "window indicator " + indicator);
        byte[] segment = {};
        if (indicator == 1) {
            int length = number();
            int position = number();
            check(position + length <= source.length, "source segment");
            segment = Arrays.copyOfRange(source, position, position + length);
        }
        int length = number();
        check(at + length == delta.length, "length of the delta encoding");
        int targetLength = number();
        check(next() == 0, "delta indicator");
        int dataLength = number();
        int instructionLength = number();
        int addressLength = number();
        var data = part(dataLength);
        var instructions = part(instructionLength);
        var addresses = part(addressLength);
        check(at == delta.length, "end of the window");
        var target = window(segment, targetLength, data, instructions, addresses);
        check(target.length == targetLength, "target has " + target.length + " of " + targetLength);
        return target;
    }

    private static byte[] window(
            byte[] segment, int targetLength, VcdiffReader data, VcdiffReader instructions, VcdiffReader addresses) {
        var near = new int[4];
        var same = new int[3 * 256];
        int nextNear = 0;
        var out = new ByteArrayOutputStream(targetLength);
        while (instructions.at < instructions.delta.length) {
            var code = TABLE[instructions.next()];
            for (int half = 0; half < 6; half += 3) {
                int type = code[half];
                if (type == NOOP) {
                    continue;
                }
                int size = code[half + 1] == 0 ? instructions.number() : code[half + 1];
                int mode = code[half + 2];
                if (type == ADD) {
                    for (int i = 0; i < size; i++) {
                        out.write(data.next());
                    }
                } else if (type == RUN) {
                    int value = data.next();
                    for (int i = 0; i < size; i++) {
                        out.write(value);
                    }
                } else {
                    int here = segment.length + out.size();
                    int from = switch (mode) {
                        case 0 -> addresses.number();
                        case 1 -> here - addresses.number();
                        case 2, 3, 4, 5 -> near[mode - 2] + addresses.number();
                        default -> same[(mode - 6) * 256 + addresses.next()];
                    };
                    near[nextNear] = from;
                    nextNear = (nextNear + 1) % 4;
                    same[from % same.length] = from;
                    check(from >= 0 && from < here, "address " + from + " of " + here);
                    check(from >= segment.length || from + size <= segment.length, "copy across the end of the source");
                    for (int i = 0; i < size; i++) {
                        int place = from + i;
                        out.write(place < segment.length ? segment[place] : out.toByteArray()[place - segment.length]);
                    }
                }
            }
        }
        check(data.at == data.delta.length, "data left over");
        check(addresses.at == addresses.delta.length, "addresses left over");
        return out.toByteArray();
    }

    private VcdiffReader part(int length) {
        var part = new VcdiffReader(Arrays.copyOfRange(delta, at, at + length));
        at += length;
        return part;
    }

    private int next() {
        return delta[at++] & 0xFF;
    }

    private int number() {
        int value = 0;
        int group;
        do {
            group = next();
            value = value << 7 | (group & 0x7F);
        } while ((group & 0x80) != 0);
        return value;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not as RFC 3284 says: " + what);
        }
    }
}
