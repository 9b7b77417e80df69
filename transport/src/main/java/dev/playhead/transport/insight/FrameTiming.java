package dev.playhead.transport.insight;

import java.util.List;

/// Course of something that a client sent: when it arrived, was answered and was written to everybody's
/// socket. Times are columns of the rows.
///
/// @param origin row of what was sent; -1 when a row follows from none, as one that a timer brought
/// @param effects rows that followed from it, in order
public record FrameTiming(int origin, List<FrameLink> effects) {
    public static final FrameTiming NONE = new FrameTiming(-1, List.of());

    public FrameTiming {
        effects = List.copyOf(effects);
    }
}
