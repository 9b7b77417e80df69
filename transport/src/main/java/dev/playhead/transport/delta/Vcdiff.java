package dev.playhead.transport.delta;

/// Writes one payload as its difference from another: VCDIFF (RFC 3284), one window, the default code table, no
/// secondary compression, so that every decoder can read it.
public final class Vcdiff {
    private static final byte[] HEADER = {(byte) 0xD6, (byte) 0xC3, (byte) 0xC4, 0, 0};
    private static final int VCD_SOURCE = 1;
    private static final int RUN = 0;
    private static final int ADD = 1;
    private static final int COPY = 19;
    private static final int SIZES_OF_A_MODE = 16;
    private static final int LARGEST_ADD = 17;
    private static final int LARGEST_COPY = 18;
    private static final int WORTH_A_RUN = 4;

    private final byte[] all;
    private final int sourceLength;
    private final Matches matches;
    private final AddressCache addresses = new AddressCache();
    private final Bytes data = new Bytes();
    private final Bytes instructions = new Bytes();
    private final Bytes copiedFrom = new Bytes();

    private Vcdiff(byte[] source, byte[] target) {
        sourceLength = source.length;
        all = new byte[source.length + target.length];
        System.arraycopy(source, 0, all, 0, source.length);
        System.arraycopy(target, 0, all, source.length, target.length);
        matches = new Matches(all, sourceLength);
    }

    /// The delta that makes `target` out of `source`.
    public static byte[] encode(byte[] source, byte[] target) {
        var delta = new Vcdiff(source, target);
        delta.findInstructions();
        return delta.written();
    }

    private void findInstructions() {
        int added = sourceLength; // from here on nothing has been written yet
        int at = sourceLength;
        while (at < all.length) {
            var match = matches.at(at);
            if (match == null) {
                matches.passed(at++);
                continue;
            }
            add(added, at);
            copy(match, at);
            for (int end = at + match.length(); at < end; at++) {
                matches.passed(at);
            }
            added = at;
        }
        add(added, all.length);
    }

    /// Bytes that come from nowhere, runs of one byte apart.
    private void add(int from, int to) {
        int begin = from;
        int at = from;
        while (at < to) {
            int run = at + 1;
            while (run < to && all[run] == all[at]) {
                run++;
            }
            if (run - at >= WORTH_A_RUN) {
                literal(begin, at);
                instructions.put(RUN);
                instructions.putNumber(run - at);
                data.put(all[at]);
                begin = run;
            }
            at = run;
        }
        literal(begin, to);
    }

    private void literal(int from, int to) {
        int size = to - from;
        if (size == 0) {
            return;
        }
        if (size <= LARGEST_ADD) {
            instructions.put(ADD + size);
        } else {
            instructions.put(ADD);
            instructions.putNumber(size);
        }
        data.put(all, from, size);
    }

    private void copy(Matches.Match match, int here) {
        int mode = addresses.write(match.from(), here, copiedFrom);
        int first = COPY + mode * SIZES_OF_A_MODE;
        if (match.length() <= LARGEST_COPY) {
            instructions.put(first + match.length() - Matches.SHORTEST + 1);
        } else {
            instructions.put(first);
            instructions.putNumber(match.length());
        }
    }

    private byte[] written() {
        var body = new Bytes();
        body.putNumber(all.length - sourceLength);
        body.put(0); // no section is compressed
        body.putNumber(data.length());
        body.putNumber(instructions.length());
        body.putNumber(copiedFrom.length());
        body.put(data);
        body.put(instructions);
        body.put(copiedFrom);
        var file = new Bytes();
        file.put(HEADER, 0, HEADER.length);
        if (sourceLength == 0) {
            file.put(0);
        } else {
            file.put(VCD_SOURCE);
            file.putNumber(sourceLength);
            file.putNumber(0);
        }
        file.putNumber(body.length());
        file.put(body);
        return file.toArray();
    }
}
