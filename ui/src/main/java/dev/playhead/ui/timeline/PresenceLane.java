package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.MemberTrack;

/// A member's stay as a bar; dashed while it is listed though its connection is gone.
final class PresenceLane {
    private PresenceLane() {}

    static void paint(Brush brush, PaintContext p, MemberTrack member, double y) {
        if (!p.shows(member.listed())) {
            return;
        }
        var colour = p.palette().id(p.number(member.participant()));
        long until = p.until(member.listed());
        long seenUntil = Math.min(until, member.unseenFromNanos());
        double from = p.x(member.listed().fromNanos());
        double seen = p.x(seenUntil);
        brush.rect(from, y, seen - from, 5, colour, 0.9);
        if (seenUntil < until) {
            brush.box(seen, y, Math.max(3, p.x(until) - seen), 5, colour, 1, 3, 2);
        }
        if (from > 0) {
            brush.rect(from - 1, y - 1, 2, 7, p.palette().fg0());
        }
    }
}
