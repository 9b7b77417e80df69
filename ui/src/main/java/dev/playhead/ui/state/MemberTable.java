package dev.playhead.ui.state;

import dev.playhead.transport.insight.MemberTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Column;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.FactPane;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.table.SidePane;
import dev.playhead.ui.table.TableContent;
import dev.playhead.ui.table.Tone;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;

/// Table of members of channels with what they brought along. Who left stays as a row that says so; a stay
/// that begins anew is another row.
public final class MemberTable implements TableContent {
    private static final int MOST_SHOWN = 20;

    private final List<Column> columns = List.of(
            Column.who("Who", 116, row -> member(row).participant(), "cannot tell"),
            Column.words("Member", 130, row -> member(row).clientId()).of("publisher"),
            Column.words("Channel", 150, row -> member(row).channel().words()).of("channel"),
            Column.words("State", 150, MemberTable::state).toned(MemberTable::tone),
            Column.code("Data", 300, row -> member(row).dataAt(row.nanos())).of("data"),
            Column.moment("Entered", row -> member(row).listed().fromNanos()).of("time"),
            Column.moment("Last change", MemberTable::lastChange),
            Column.number(
                    "Changes", 72, row -> changes(row) == 0 ? "" : Formats.number(changes(row)), MemberTable::changes));

    @Override
    public String id() {
        return "presence";
    }

    @Override
    public String title() {
        return "Presence";
    }

    @Override
    public String noun() {
        return "member";
    }

    @Override
    public Icon icon() {
        return Icon.PEOPLE;
    }

    @Override
    public String key() {
        return "";
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int count(Timeline timeline, long nanos) {
        return Span.begunAt(timeline.members(), MemberTrack::listed, nanos);
    }

    @Override
    public String nothing() {
        return "Nobody had entered a channel until here.";
    }

    @Override
    public String headline(Timeline timeline, int count, long nanos) {
        int present = 0;
        int unseen = 0;
        for (var member : timeline.members().subList(0, count)) {
            boolean listed = member.listed().contains(nanos);
            present += listed ? 1 : 0;
            unseen += listed && member.unseenFromNanos() <= nanos ? 1 : 0;
        }
        return present + " present" + (unseen == 0 ? "" : ", " + unseen + " not seen");
    }

    @Override
    public int frame(RowAt row) {
        return row.timeline()
                .frames()
                .arrivalAt(member(row).listed().fromNanos(), member(row).participant());
    }

    @Override
    public int rowOf(Timeline timeline, int frame, int count) {
        int participant = timeline.frames().participant(frame);
        long nanos = timeline.frames().atNanos(frame);
        for (int row = Math.min(count, count(timeline, nanos)) - 1; row >= 0; row--) {
            var member = timeline.members().get(row);
            if (member.participant() == participant && member.listed().contains(nanos)) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public SidePane side(SideActions actions) {
        return new FactPane(MemberTable::facts, actions, "Choose a member to read all of its data.");
    }

    private static MemberTrack member(RowAt row) {
        return row.timeline().members().get(row.index());
    }

    private static int changes(RowAt row) {
        return member(row).changesUntil(row.nanos());
    }

    private static long lastChange(RowAt row) {
        int changes = changes(row);
        return changes == 0 ? 0 : member(row).changes().get(changes - 1).atNanos();
    }

    private static String state(RowAt row) {
        var member = member(row);
        if (!member.listed().contains(row.nanos())) {
            return "left";
        }
        return member.unseenFromNanos() > row.nanos()
                ? "present"
                : "not seen for " + Formats.seconds(row.nanos() - member.unseenFromNanos());
    }

    private static Tone tone(RowAt row) {
        var member = member(row);
        return !member.listed().contains(row.nanos())
                ? Tone.MUTED
                : member.unseenFromNanos() > row.nanos() ? Tone.ALIVE : Tone.FAULT;
    }

    static List<Fact> facts(RowAt row) {
        var member = member(row);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.Title(member.clientId(), member.participant(), "", state(row), tone(row)));
        facts.add(Fact.Value.words("Channel", member.channel().words()));
        facts.add(Fact.Value.code("Entered", row.clock(member.listed().fromNanos())));
        if (member.listed().toNanos() <= row.nanos()) {
            facts.add(Fact.Value.code("Left", row.clock(member.listed().toNanos())));
        }
        int changes = changes(row);
        for (int i = changes - 1; i >= 0; i--) {
            var change = member.changes().get(i);
            facts.add(new Fact.Title(
                    i == changes - 1 ? "Data" : "Data before", -1, row.clock(change.atNanos()), "", Tone.PLAIN));
            facts.add(change.data().isEmpty() ? new Fact.Note("none", Tone.MUTED) : new Fact.Block(change.data()));
            if (changes - i == MOST_SHOWN && i > 0) {
                facts.add(new Fact.Note(Formats.count(i, "older change"), Tone.MUTED));
                break;
            }
        }
        int frame = row.timeline().frames().arrivalAt(member.listed().fromNanos(), member.participant());
        if (frame >= 0) {
            facts.add(new Fact.Link("Show its entering on the timeline", frame, ""));
        }
        return facts;
    }
}
