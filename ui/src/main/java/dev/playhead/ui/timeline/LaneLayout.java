package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/// Which rows the lanes have and where. Heights are in px from the top of the lanes, the ruler not
/// included.
record LaneLayout(List<Row> rows, double height) {
    static final double RUN = 40;
    static final double DEVICE = 32;
    static final double AGENT = 20;
    static final double CHANNEL = 60;
    static final double MEMBER = 8;
    static final double FAULTS = 24;

    enum Kind {
        RUNS,
        DEVICES,
        AGENTS,
        CHANNEL,
        PRESENCE,
        FAULTS
    }

    /// One row.
    ///
    /// @param subject index of the participant, device track or channel, as the kind has it; -1 for rows of
    /// all
    /// @param items indices of runs or members that lie in it
    /// @param first whether it is the first of its kind
    record Row(Kind kind, int subject, double y, double height, List<Integer> items, boolean first) {
        Row {
            items = List.copyOf(items);
        }
    }

    LaneLayout {
        rows = List.copyOf(rows);
    }

    static LaneLayout of(Timeline timeline) {
        return new Builder(timeline).build();
    }

    /// Top of a row, px below the ruler, in a window of `room` px scrolled by `scroll`. The faults stay
    /// in sight: they lie at the lower edge when there is not enough room for all.
    double top(Row row, double scroll, double room) {
        double y = row.y() - scroll;
        return isPinned(row) ? Math.min(y, Math.max(0, room - row.height())) : y;
    }

    static boolean isPinned(Row row) {
        return row.kind() == Kind.FAULTS;
    }

    /// What lies `y` px below the ruler; the last row when it is below all.
    Row rowAt(double y, double scroll, double room) {
        Row found = rows.getFirst();
        for (Row row : rows) {
            if (y >= top(row, scroll, room)) {
                found = row;
            }
        }
        return found;
    }

    private static final class Builder {
        private final Timeline timeline;
        private final List<Row> rows = new ArrayList<>();
        private double y;

        Builder(Timeline timeline) {
            this.timeline = timeline;
        }

        LaneLayout build() {
            var agents = new TreeSet<Integer>();
            timeline.runs().forEach(run -> agents.add(run.agent()));
            for (Participant participant : timeline.participants()) {
                if (participant.kind() == Participant.Kind.AGENT) {
                    agents.add(participant.index());
                }
            }
            agents.remove(-1);
            for (int agent : agents) {
                runs(agent);
            }
            for (int i = 0; i < timeline.tracks().size(); i++) {
                DeviceTrack track = timeline.tracks().get(i);
                if (track.participant() >= 0 && timeline.participants().get(track.participant()).isDevice()) {
                    add(Kind.DEVICES, i, DEVICE, List.of());
                }
            }
            for (int agent : agents) {
                add(Kind.AGENTS, agent, AGENT, List.of());
            }
            for (int i = 0; i < timeline.channels().size(); i++) {
                if (!timeline.channels().get(i).messages().isEmpty()) {
                    add(Kind.CHANNEL, i, CHANNEL, List.of());
                }
            }
            presence();
            add(Kind.FAULTS, -1, FAULTS, List.of());
            return new LaneLayout(rows, y);
        }

        /// Runs of one agent share a row unless they overlap.
        private void runs(int agent) {
            var slots = new ArrayList<List<Integer>>();
            slots.add(new ArrayList<>());
            for (int i = 0; i < timeline.runs().size(); i++) {
                Run run = timeline.runs().get(i);
                if (run.agent() == agent) {
                    slot(slots, run).add(i);
                }
            }
            slots.forEach(slot -> add(Kind.RUNS, agent, RUN, slot));
        }

        private List<Integer> slot(List<List<Integer>> slots, Run run) {
            for (List<Integer> slot : slots) {
                if (slot.isEmpty()) {
                    return slot;
                }
                Run last = timeline.runs().get(slot.getLast());
                if (last.endedNanos() != 0 && last.endedNanos() <= run.startedNanos()) {
                    return slot;
                }
            }
            var fresh = new ArrayList<Integer>();
            slots.add(fresh);
            return fresh;
        }

        /// Members get 8 px each, in one row of the header; stays that do not overlap share a line.
        private void presence() {
            var order = new ArrayList<Integer>();
            for (int i = 0; i < timeline.members().size(); i++) {
                order.add(i);
            }
            if (order.isEmpty()) {
                return;
            }
            int lines = memberLines(timeline.members()).stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0)
                    + 1;
            add(Kind.PRESENCE, -1, lines * MEMBER + 4, order);
        }

        private void add(Kind kind, int subject, double height, List<Integer> items) {
            boolean first = rows.isEmpty() || rows.getLast().kind() != kind;
            rows.add(new Row(kind, subject, y, height, items, first));
            y += height;
        }
    }

    /// Whose line it is: stays of the same client share one when they do not overlap.
    private record Owner(String clientId, String app) {}

    /// The line of each member, 0 on top.
    static List<Integer> memberLines(List<MemberTrack> members) {
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
}
