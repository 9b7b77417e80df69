package dev.playhead.transport.insight;

import dev.playhead.transport.session.Hold;
import dev.playhead.transport.session.Settlement;
import org.jspecify.annotations.Nullable;

/// One frame over the time that it waited at a breakpoint.
///
/// @param position of the entry that says so and has the frame
/// @param participant index of the participant that is to get it or has sent it; -1 when nobody knows
/// @param kind what the frames table calls the frame
/// @param text the beginning of what its first message says; empty when it has none
/// @param span since when, and until when; open while it waits
/// @param how how that ended; null while it waits
public record HeldTrack(
        Hold hold,
        long position,
        int participant,
        String kind,
        String text,
        Span span,
        @Nullable Settlement how) {}
