package dev.playhead.transport.delta;

/// Makes a payload out of its difference from another, as [Vcdiff] writes it: VCDIFF (RFC 3284), one
/// window, the default code table without its double instructions, no secondary compression. What else
/// there may be is refused, and so is what would read or write where it must not. For one thread.
public final class VcdiffDecoder {
    private static final int[] HEADER = {0xD6, 0xC3, 0xC4, 0, 0};
    private static final int VCD_SOURCE = 1;
    private static final int RUN = 0;
    private static final int FIRST_ADD = 1;
    private static final int FIRST_COPY = 19;
    private static final int SIZES_OF_A_MODE = 16;
    private static final int FIRST_DOUBLE = 163;
    // Far more than a message may have; a damaged delta must not ask for all memory there is.
    private static final int LARGEST_TARGET = 1 << 26;

    private final byte[] source;
    private final int sourceFrom;
    private final int sourceLength;
    private final int targetLength;
    private final Section data;
    private final Section instructions;
    private final Section copiedFrom;
    private final AddressCache addresses = new AddressCache();
    private final Bytes target = new Bytes();

    private VcdiffDecoder(byte[] source, Section delta) throws MalformedDeltaException {
        this.source = source;
        for (int wanted : HEADER) {
            require(delta.next() == wanted, "it does not begin as a delta");
        }
        int indicator = delta.next();
        require(indicator == 0 || indicator == VCD_SOURCE, "it builds on something else than the source");
        sourceLength = indicator == 0 ? 0 : delta.number();
        sourceFrom = indicator == 0 ? 0 : delta.number();
        require(sourceLength <= source.length - sourceFrom, "its source is longer than the one at hand");
        var body = delta.part(delta.number());
        require(delta.isAtEnd(), "it has more than one window");
        targetLength = body.number();
        require(targetLength <= LARGEST_TARGET, "what it makes is too long");
        require(body.next() == 0, "it is compressed");
        int dataLength = body.number();
        int instructionLength = body.number();
        int addressLength = body.number();
        data = body.part(dataLength);
        instructions = body.part(instructionLength);
        copiedFrom = body.part(addressLength);
        require(body.isAtEnd(), "something follows its end");
    }

    /// Returns the target that `delta` makes out of `source`.
    ///
    /// @throws MalformedDeltaException when it is no delta, or none of this source
    public static byte[] decode(byte[] source, byte[] delta) throws MalformedDeltaException {
        var decoder = new VcdiffDecoder(source, Section.of(delta));
        decoder.follow();
        return decoder.target.toArray();
    }

    private void follow() throws MalformedDeltaException {
        while (!instructions.isAtEnd()) {
            int code = instructions.next();
            require(code < FIRST_DOUBLE, "it has an instruction that is not known here: " + code);
            if (code == RUN) {
                run(size(0));
            } else if (code < FIRST_COPY) {
                data.copyTo(target, size(code - FIRST_ADD));
            } else {
                int inMode = (code - FIRST_COPY) % SIZES_OF_A_MODE;
                int size = size(inMode == 0 ? 0 : inMode + Matches.SHORTEST - 1);
                copy((code - FIRST_COPY) / SIZES_OF_A_MODE, size);
            }
        }
        require(target.length() == targetLength, "it makes less than it says");
        require(data.isAtEnd() && copiedFrom.isAtEnd(), "it has more than it uses");
    }

    /// The size that a code says; 0 means that it follows.
    private int size(int said) throws MalformedDeltaException {
        int size = said == 0 ? instructions.number() : said;
        require(size <= targetLength - target.length(), "it makes more than it says");
        return size;
    }

    private void run(int size) throws MalformedDeltaException {
        int value = data.next();
        for (int i = 0; i < size; i++) {
            target.put(value);
        }
    }

    private void copy(int mode, int size) throws MalformedDeltaException {
        int here = sourceLength + target.length();
        int from = addresses.read(mode, here, copiedFrom);
        require(from >= 0 && from < here, "it copies from where nothing is yet");
        if (from + size <= sourceLength) {
            target.put(source, sourceFrom + from, size);
            return;
        }
        // Byte by byte: a copy may run into what it is just making.
        for (int at = from; at < from + size; at++) {
            target.put(at < sourceLength ? source[sourceFrom + at] : target.at(at - sourceLength));
        }
    }

    private static void require(boolean holds, String otherwise) throws MalformedDeltaException {
        if (!holds) {
            throw new MalformedDeltaException(otherwise);
        }
    }
}
