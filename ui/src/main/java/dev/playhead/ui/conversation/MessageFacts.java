package dev.playhead.ui.conversation;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts about one message of a channel at a moment, and who has which version of it. A pure function.
public final class MessageFacts {
    private MessageFacts() {}

    /// @param row its moment counts; the message is named by its serial
    public static List<Fact> of(RowAt row, ChannelState state, String serial) {
        var facts = new ArrayList<Fact>();
        var mark = mark(row, state, serial);
        if (mark == null) {
            facts.add(new Fact.Note("The creation of this message is not in the recording.", Tone.MUTED));
            facts.add(Fact.Value.code("Serial", serial));
        } else {
            message(facts, row, mark);
        }
        devices(facts, state, serial);
        if (mark != null) {
            links(facts, row, mark);
        }
        return facts;
    }

    private static @Nullable MessageMark mark(RowAt row, ChannelState state, String serial) {
        var track = row.timeline().channel(state.conversation().channel());
        return track == null ? null : track.message(serial);
    }

    private static void message(List<Fact> facts, RowAt row, MessageMark mark) {
        var author = row.participant(mark.author());
        boolean inRun = mark.run() >= 0 && mark.run() < row.timeline().runs().size();
        facts.add(new Fact.Title(
                author == null ? "cannot tell" : author.name(),
                mark.author(),
                inRun ? "run " + row.timeline().runs().get(mark.run()).number() : "",
                "v" + mark.versionAt(row.nanos()),
                Tone.PLAIN));
        facts.add(Fact.Value.code("Serial", mark.serial()));
        facts.add(Fact.Value.code("Created", row.clock(mark.createdNanos())));
        int changes = mark.changesUntil(row.nanos()).size();
        int appends = mark.versionAt(row.nanos()) - 1 - changes;
        if (appends > 0) {
            long until = Math.min(mark.grownUntilNanos(), row.nanos());
            facts.add(Fact.Value.words("Grew", Formats.count(appends, "append"))
                    .beside("until " + row.clock(until), Tone.MUTED));
        }
        for (var change : mark.changesUntil(row.nanos())) {
            facts.add(Fact.Value.code(change.delete() ? "Deleted" : "Edited", row.clock(change.atNanos()))
                    .beside("v" + change.version(), Tone.MUTED));
        }
    }

    private static void devices(List<Fact> facts, ChannelState state, String serial) {
        var held = state.holdings().of(serial);
        if (held == null || held.held().isEmpty()) {
            return;
        }
        var lines = new ArrayList<Fact>();
        int behind = 0;
        for (int i = 0; i < held.held().size(); i++) {
            var has = DeviceVersion.of(held, held.held().get(i));
            behind += has.state() == DeviceVersion.State.BEHIND ? 1 : 0;
            lines.add(new Fact.Who(state.holdings().devices().get(i), has.sentence(held.newest()), tone(has.state())));
        }
        facts.add(new Fact.Title(
                "At the playhead", -1, "", behind == 0 ? "" : Formats.count(behind, "device") + " behind", Tone.FAULT));
        facts.addAll(lines);
        facts.add(new Fact.Note(
                "A version counts as arrived when its frame was written to the device's socket.", Tone.MUTED));
    }

    private static Tone tone(DeviceVersion.State state) {
        return switch (state) {
            case CURRENT -> Tone.PLAIN;
            case ON_ITS_WAY -> Tone.WARN;
            case BEHIND -> Tone.FAULT;
            case NOT_OWED -> Tone.MUTED;
        };
    }

    private static void links(List<Fact> facts, RowAt row, MessageMark mark) {
        int frame = frame(row, mark);
        if (frame >= 0) {
            facts.add(new Fact.Link("Show on timeline", frame, ""));
        }
        facts.add(new Fact.Jump("Playhead to its creation", mark.createdNanos()));
        if (mark.grownUntilNanos() > mark.createdNanos() && mark.grownUntilNanos() <= row.nanos()) {
            facts.add(new Fact.Jump("Playhead to its last text", mark.grownUntilNanos()));
        }
    }

    /// Returns the row of the frames table that brought a message; -1 when it is not there.
    private static int frame(RowAt row, MessageMark mark) {
        return row.timeline().frames().arrivalAt(mark.createdNanos(), mark.author());
    }

    /// Returns the row of the frames table that brought a message of a channel; -1 when it is not there.
    public static int frame(RowAt row, ChannelState state, String serial) {
        var mark = mark(row, state, serial);
        return mark == null ? -1 : frame(row, mark);
    }
}
