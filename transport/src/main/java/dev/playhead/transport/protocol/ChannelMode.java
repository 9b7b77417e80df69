package dev.playhead.transport.protocol;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Mode of an attachment: what it may do on its channel (RTL4l); bits 16 to 25 of `flags`.
public enum ChannelMode {
    PRESENCE(16),
    PUBLISH(17),
    SUBSCRIBE(18),
    PRESENCE_SUBSCRIBE(19),
    ANNOTATION_PUBLISH(21),
    ANNOTATION_SUBSCRIBE(22),
    OBJECT_SUBSCRIBE(24),
    OBJECT_PUBLISH(25);

    /// The modes of a client that asks for nothing in particular (3080192 as bits).
    public static final Set<ChannelMode> DEFAULT =
            Set.of(PRESENCE, PUBLISH, SUBSCRIBE, PRESENCE_SUBSCRIBE, ANNOTATION_PUBLISH);

    private final int bit;

    ChannelMode(int bit) {
        this.bit = bit;
    }

    /// The value to OR into `flags`.
    public int mask() {
        return 1 << bit;
    }

    /// The lower-case word used in the `modes` channel parameter.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The mode for a word of the `modes` channel parameter; empty when there is none of that name.
    public static Optional<ChannelMode> ofWord(String word) {
        for (var mode : values()) {
            if (mode.word().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /// The modes whose bits are set in `flags`; empty when none is.
    public static EnumSet<ChannelMode> in(int flags) {
        var modes = EnumSet.noneOf(ChannelMode.class);
        for (var mode : values()) {
            if ((flags & mode.mask()) != 0) {
                modes.add(mode);
            }
        }
        return modes;
    }

    /// The bits of all `modes` together.
    public static int bits(Collection<ChannelMode> modes) {
        int bits = 0;
        for (var mode : modes) {
            bits |= mode.mask();
        }
        return bits;
    }
}
