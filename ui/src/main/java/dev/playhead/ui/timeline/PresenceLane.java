package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.canvas.Brush;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.mark.PaintContext;
import dev.playhead.ui.time.IntervalIndex;
import dev.playhead.ui.time.TimeScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Stays of members as bars, one line for each member; dashed while it is listed though its connection is gone.
final class PresenceLane implements Lane {
    /// Height of one line, px.
    static final double MEMBER = 8;

    private final List<MemberTrack> members;
    private final TimelineText words;
    // The line of each member, 0 on top.
    private final List<Integer> lines;
    private final IntervalIndex index;

    private PresenceLane(Timeline timeline) {
        members = timeline.members();
        words = new TimelineText(timeline);
        lines = lines(members);
        index = new IntervalIndex(
                members.size(),
                i -> members.get(i).listed().fromNanos(),
                i -> members.get(i).listed().toNanos());
    }

    static List<PresenceLane> of(Timeline timeline) {
        return timeline.members().isEmpty() ? List.of() : List.of(new PresenceLane(timeline));
    }

    /// Owner of a line: stays of the same client share one when they do not overlap.
    private record Owner(String clientId, String app) {}

    /// The line of each member, 0 on top.
    static List<Integer> lines(List<MemberTrack> members) {
        var ends = new ArrayList<Long>();
        var owned = new HashMap<Owner, List<Integer>>();
        var lines = new ArrayList<Integer>();
        for (MemberTrack member : members) {
            var owner = new Owner(member.clientId(), member.channel().app());
            var own = owned.computeIfAbsent(owner, any -> new ArrayList<>());
            int line = own.stream()
                    .filter(each -> ends.get(each) <= member.listed().fromNanos())
                    .findFirst()
                    .orElse(ends.size());
            if (line == ends.size()) {
                ends.add(0L);
                own.add(line);
            }
            ends.set(line, member.listed().toNanos());
            lines.add(line);
        }
        return lines;
    }

    @Override
    public String heading() {
        return "Presence";
    }

    @Override
    public String id() {
        return "members";
    }

    @Override
    public Header header(long nanos) {
        long listed = members.stream()
                .filter(member -> member.listed().contains(nanos))
                .count();
        long unseen = members.stream()
                .filter(member -> member.listed().contains(nanos) && member.unseenFromNanos() <= nanos)
                .count();
        if (listed == 0) {
            return Header.plain("nobody");
        }
        return Header.plain(
                Formats.count(listed, "member") + (unseen == 0 ? "\nall seen" : "\n" + unseen + " not seen"));
    }

    @Override
    public double height() {
        int last = lines.stream().mapToInt(Integer::intValue).max().orElse(0);
        return (last + 1) * MEMBER + 4;
    }

    @Override
    public void paint(Brush brush, PaintContext p, double y, double height) {
        double line = MEMBER * (height - 4) / (height() - 4);
        index.each(
                p.scale().firstShown(),
                p.scale().lastShown(),
                i -> stay(brush, p, members.get(i), y + 3 + lines.get(i) * line, line - 3));
    }

    @Override
    public void eachMark(TimeScale scale, Marks marks) {
        index.each(scale.firstShown(), scale.lastShown(), i -> {
            var member = members.get(i);
            marks.well(member.listed().fromNanos(), member.listed().toNanos());
            if (member.unseenFromNanos() < member.listed().toNanos()) {
                marks.error(member.unseenFromNanos(), member.listed().toNanos());
            }
        });
    }

    private static void stay(Brush brush, PaintContext p, MemberTrack member, double y, double tall) {
        if (!p.shows(member.listed())) {
            return;
        }
        var colour = p.palette().id(p.number(member.participant()));
        long until = p.until(member.listed());
        long seenUntil = Math.min(until, member.unseenFromNanos());
        double from = p.x(member.listed().fromNanos());
        double seen = p.x(seenUntil);
        brush.rect(from, y, seen - from, tall, colour, 0.9);
        if (seenUntil < until) {
            brush.box(seen, y, Math.max(3, p.x(until) - seen), tall, colour, 1, 3, 2);
        }
        if (from > 0) {
            brush.rect(from - 1, y - 1, 2, tall + 2, p.palette().fg0());
        }
    }

    @Override
    public String tooltip(TimeScale scale, long nanos, double within) {
        for (int i = 0; i < members.size(); i++) {
            double top = 2 + lines.get(i) * MEMBER;
            MemberTrack member = members.get(i);
            if (within >= top && within < top + MEMBER && member.listed().contains(nanos)) {
                return member.clientId() + TimelineText.app(member.channel().app()) + ", present "
                        + words.during(member.listed())
                        + (member.unseenFromNanos() <= nanos
                                ? "\nlisted, but not seen since " + words.clock(member.unseenFromNanos())
                                : "");
            }
        }
        return "";
    }
}
