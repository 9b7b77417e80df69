package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.LaneLayout.Row;
import dev.playhead.ui.words.Words;
import java.util.Locale;

/// What the tooltip over the lanes says: in words what a mark stands for. Empty where there is no mark.
final class TooltipText {
    private TooltipText() {}

    /// @param nanos the moment under the pointer
    /// @param within px from the top of the row
    static String at(Timeline timeline, Row row, TimeScale scale, long nanos, double within) {
        return switch (row.kind()) {
            case RUNS -> run(timeline, row, scale, nanos);
            case DEVICES -> device(timeline, timeline.tracks().get(row.subject()), nanos);
            case AGENTS -> agent(timeline, row, nanos);
            case CHANNEL -> message(timeline, row, scale, nanos);
            case PRESENCE -> member(timeline, row, nanos, within);
            case FAULTS -> fault(timeline, scale, nanos);
        };
    }

    private static String run(Timeline timeline, Row row, TimeScale scale, long nanos) {
        var chosen = HitTest.at(timeline, row, scale, scale.x(nanos));
        return chosen instanceof Selection.OfRun(int index)
                ? run(timeline, timeline.runs().get(index))
                : "";
    }

    private static String run(Timeline timeline, Run run) {
        var words = new StringBuilder("Run " + run.number());
        if (run.asker() >= 0) {
            words.append(", asked by ").append(name(timeline, run.asker()));
        }
        words.append(", ").append(run.status().name().toLowerCase(Locale.ROOT));
        if (!run.question().isEmpty()) {
            words.append('\n').append(run.question());
        }
        words.append('\n');
        if (run.firstTextNanos() > 0 && run.askedNanos() > 0) {
            words.append(String.format(
                    Locale.ROOT, "First text after %.2f s, ", (run.firstTextNanos() - run.askedNanos()) / 1e9));
        }
        words.append(String.format(
                Locale.ROOT, "%,d appends, %,d characters", run.tokens().size(), run.characters()));
        var stop = run.stop();
        if (stop != null) {
            words.append("\nStopped at ").append(clock(timeline, stop.atNanos()));
            if (stop.by() >= 0) {
                words.append(" by ").append(name(timeline, stop.by()));
            }
        }
        return words.toString();
    }

    private static String device(Timeline timeline, DeviceTrack track, long nanos) {
        String name = name(timeline, track.participant())
                + app(timeline.participants().get(track.participant()).app());
        for (var absence : track.absences()) {
            if (absence.span().contains(nanos)) {
                var rule = absence.rule();
                return name + (rule == null ? ", connection lost since " : ", cut by " + rule + " since ")
                        + clock(timeline, absence.span().fromNanos()) + "\n"
                        + String.format(
                                Locale.ROOT,
                                "%,d frames behind",
                                absence.missed().countUntil(nanos))
                        + ended(timeline, track, nanos);
            }
        }
        for (var gap : track.gaps()) {
            if (gap.span().contains(nanos) && gap.countAt(timeline.endNanos()) > 0) {
                return name
                        + String.format(
                                Locale.ROOT,
                                "\n%,d missing of %s: %s",
                                gap.countAt(timeline.endNanos()),
                                gap.channel().words(),
                                gap.why());
            }
        }
        for (var slow : track.slows()) {
            if (slow.span().contains(nanos)) {
                return name + ", slowed by " + slow.rule() + "\n+" + slow.latencyMs() + " ms "
                        + during(timeline, slow.span());
            }
        }
        for (var span : track.connected()) {
            if (span.contains(nanos)) {
                var via = track.viaAt(nanos);
                return name + ", connected" + (via == null ? "" : " via " + via.word()) + "\n"
                        + String.format(
                                Locale.ROOT,
                                "%,d frames delivered until here",
                                track.deliveries().countUntil(nanos));
            }
        }
        return name + ", not connected" + ended(timeline, track, nanos);
    }

    private static String ended(Timeline timeline, DeviceTrack track, long nanos) {
        var end = track.endAt(nanos);
        return end == null ? "" : "\n" + clock(timeline, end.atNanos()) + " " + end.words();
    }

    private static String agent(Timeline timeline, Row row, long nanos) {
        return timeline.runs().stream()
                .filter(run -> run.agent() == row.subject() && run.startedNanos() > 0 && run.startedNanos() <= nanos)
                .filter(run -> run.endedNanos() == 0 || run.endedNanos() > nanos)
                .reduce((before, after) -> after)
                .map(run -> run(timeline, run))
                .orElse("");
    }

    private static String message(Timeline timeline, Row row, TimeScale scale, long nanos) {
        var chosen = HitTest.at(timeline, row, scale, scale.x(nanos));
        if (!(chosen instanceof Selection.OfMessage(int channel, int index))) {
            return "";
        }
        MessageMark mark = timeline.channels().get(channel).messages().get(index);
        var words =
                new StringBuilder("Message " + mark.ordinal() + ", created " + clock(timeline, mark.createdNanos()));
        if (mark.appends() > 0) {
            words.append(String.format(Locale.ROOT, "\n%,d appends", mark.appends()));
            words.append(mark.closed() ? ", complete " + clock(timeline, mark.grownUntilNanos()) : ", still growing");
        }
        for (var change : mark.changes()) {
            words.append(change.delete() ? "\ndeleted " : "\nedited, v" + change.version() + " ");
            words.append(clock(timeline, change.atNanos()));
        }
        return words.toString();
    }

    private static String member(Timeline timeline, Row row, long nanos, double within) {
        var lines = LaneLayout.memberLines(timeline.members());
        for (int index : row.items()) {
            double top = 2 + lines.get(index) * LaneLayout.MEMBER;
            MemberTrack member = timeline.members().get(index);
            if (within >= top
                    && within < top + LaneLayout.MEMBER
                    && member.listed().contains(nanos)) {
                return member.clientId() + app(member.channel().app()) + ", present "
                        + during(timeline, member.listed())
                        + (member.unseenFromNanos() <= nanos
                                ? "\nlisted, but not seen since " + clock(timeline, member.unseenFromNanos())
                                : "");
            }
        }
        return "";
    }

    private static String fault(Timeline timeline, TimeScale scale, long nanos) {
        long reach = scale.nanosAt(3) - scale.nanosAt(0);
        for (FaultTrack fault : timeline.faults()) {
            if (nanos >= fault.span().fromNanos() - reach
                    && nanos - reach < fault.span().toNanos()) {
                return fault.rule().id() + " " + fault.rule().label() + "\n" + during(timeline, fault.span());
            }
        }
        return "";
    }

    private static String app(String app) {
        return app.isEmpty() ? "" : " \u00b7 app " + app;
    }

    private static String during(Timeline timeline, Span span) {
        String from = clock(timeline, span.fromNanos());
        return span.isOpen() ? "since " + from : from + " to " + clock(timeline, span.toNanos());
    }

    private static String name(Timeline timeline, int participant) {
        return timeline.participants().get(participant).name();
    }

    private static String clock(Timeline timeline, long nanos) {
        return Words.clock(nanos - timeline.startNanos());
    }
}
