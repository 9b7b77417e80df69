package dev.playhead.ui.object;

import dev.playhead.transport.insight.object.ObjectChange;
import dev.playhead.transport.insight.object.ObjectHistory;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.Tone;
import java.util.ArrayList;
import java.util.List;

/// Facts about one key at a moment: who wrote it, what it was before, and which devices have something else.
final class ObjectFacts {
    private static final int MOST_SHOWN = 20;

    private ObjectFacts() {}

    static List<Fact> of(RowAt row, ObjectTrack track, ObjectNode node) {
        var facts = new ArrayList<Fact>();
        var last = node.last();
        facts.add(new Fact.Title(ObjectWords.path(node), -1, ObjectWords.kind(node), "", Tone.PLAIN));
        facts.add(new Fact.Value(
                "Value", ObjectWords.value(node), node.kind() == ObjectNode.Kind.COUNTER, tone(node), "", Tone.PLAIN));
        if (node.object() >= 0) {
            facts.add(
                    Fact.Value.code("Object", track.objects().get(node.object()).id()));
        }
        if (last != null) {
            facts.add(Fact.Value.words("Written by", ObjectWords.author(row.timeline(), last))
                    .beside(row.clock(last.atNanos()), Tone.MUTED));
            facts.add(Fact.Value.code("Serial", last.effect().serial()));
            if (last.row() >= 0) {
                facts.add(new Fact.Link("Show the frame that wrote it", last.row(), ""));
            }
        }
        for (var other : node.others()) {
            boolean isOnItsWay = other.why() == ObjectNode.Why.ON_ITS_WAY;
            facts.add(new Fact.Who(
                    other.participant(),
                    "has " + ObjectWords.value(other) + ". " + ObjectWords.why(row.timeline(), other),
                    isOnItsWay ? Tone.WARN : Tone.FAULT));
            if (other.row() >= 0) {
                facts.add(new Fact.Link(
                        isOnItsWay ? "Show the frame that is on its way" : "Show the frame that was not sent",
                        other.row(),
                        ""));
            }
        }
        history(row, track, node, facts);
        return facts;
    }

    private static Tone tone(ObjectNode node) {
        return node.kind() == ObjectNode.Kind.REMOVED || node.kind() == ObjectNode.Kind.NOTHING
                ? Tone.MUTED
                : Tone.PLAIN;
    }

    private static void history(RowAt row, ObjectTrack track, ObjectNode node, List<Fact> facts) {
        int count = ObjectHistory.below(node.changes(), track.until(row.nanos()));
        if (count == 0) {
            return;
        }
        facts.add(new Fact.Title("Changes", -1, Formats.number(count), "", Tone.PLAIN));
        int until = Math.max(0, count - MOST_SHOWN);
        for (int i = count - 1; i >= until; i--) {
            facts.add(change(row, track.changes().get(node.changes().get(i))));
        }
        if (until > 0) {
            facts.add(new Fact.Note(Formats.count(until, "older change"), Tone.MUTED));
        }
    }

    private static Fact change(RowAt row, ObjectChange change) {
        var words = row.clock(change.atNanos()) + "  " + ObjectWords.change(change) + ", "
                + ObjectWords.author(row.timeline(), change);
        return new Fact.Jump(words, change.atNanos());
    }
}
