package dev.playhead.transport.protocol;

/// The status bits of ATTACH and ATTACHED. The mode bits beside them are in [ChannelMode].
public enum Flag {
    HAS_PRESENCE(0),
    HAS_BACKLOG(1),
    RESUMED(2),
    TRANSIENT(4),
    ATTACH_RESUME(5),
    HAS_OBJECTS(7);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /// The value to OR into `flags`.
    public int mask() {
        return 1 << bit;
    }

    /// Returns whether this flag is set in `flags`.
    public boolean in(int flags) {
        return (flags & mask()) != 0;
    }
}
