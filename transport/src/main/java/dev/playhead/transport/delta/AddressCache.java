package dev.playhead.transport.delta;

/// The addresses copied from lately, which both sides remember, so that near and repeated ones are short
/// (RFC 3284 section 5.3, with the sizes of the default code table). For one thread.
final class AddressCache {
    private static final int NEAR = 4;
    private static final int SAME = 3;
    private static final int HERE_MODE = 1;
    private static final int FIRST_NEAR_MODE = 2;
    private static final int FIRST_SAME_MODE = FIRST_NEAR_MODE + NEAR;

    private final int[] near = new int[NEAR];
    private final int[] same = new int[SAME * 256];
    private int next;

    /// Writes an address in the shortest way there is and returns the mode that says which.
    int write(int address, int here, Bytes out) {
        int sameSlot = address % same.length;
        if (same[sameSlot] == address && address != 0) {
            out.put(sameSlot % 256);
            remember(address);
            return FIRST_SAME_MODE + sameSlot / 256;
        }
        int mode = 0;
        int shown = address;
        if (here - address < shown) {
            mode = HERE_MODE;
            shown = here - address;
        }
        for (int i = 0; i < NEAR; i++) {
            int after = address - near[i];
            if (after >= 0 && Bytes.sizeOf(after) < Bytes.sizeOf(shown)) {
                mode = FIRST_NEAR_MODE + i;
                shown = after;
            }
        }
        out.putNumber(shown);
        remember(address);
        return mode;
    }

    /// Reads an address that was written in this mode.
    int read(int mode, int here, Section in) throws MalformedDeltaException {
        int address;
        if (mode >= FIRST_SAME_MODE) {
            address = same[(mode - FIRST_SAME_MODE) * 256 + in.next()];
        } else if (mode >= FIRST_NEAR_MODE) {
            address = near[mode - FIRST_NEAR_MODE] + in.number();
        } else {
            address = mode == HERE_MODE ? here - in.number() : in.number();
        }
        if (address < 0) {
            throw new MalformedDeltaException("it copies from before the beginning");
        }
        remember(address);
        return address;
    }

    private void remember(int address) {
        near[next] = address;
        next = (next + 1) % NEAR;
        same[address % same.length] = address;
    }
}
