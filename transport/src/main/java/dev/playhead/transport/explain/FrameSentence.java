package dev.playhead.transport.explain;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Phrase;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.StateEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Says in a plain sentence what happened with one frame.
final class FrameSentence {
    private static final int MOST_NAMES = 12;

    private final RowFacts facts;
    private final Timeline timeline;
    private final int row;
    private final String who;

    FrameSentence(RowFacts facts) {
        this.facts = facts;
        this.timeline = facts.timeline();
        this.row = facts.row();
        int participant = timeline.frames().participant(row);
        this.who = participant >= 0
                ? timeline.participants().get(participant).name()
                : facts.turnedAway() == null
                        ? "Somebody unknown"
                        : "Somebody who was not let in (" + EventText.whoever(facts.turnedAway()) + ")";
    }

    List<Phrase> of(Entry entry, Decoded decoded, List<FrameDetail.Delivery> deliveries) {
        var phrases = new ArrayList<Phrase>();
        var what = resend() + what(entry, decoded);
        phrases.add(tellsOfError(entry) ? Phrase.fault(what) : Phrase.plain(what));
        if (entry instanceof Entry.FrameIn) {
            phrases.add(Phrase.fault(kept()));
            phrases.addAll(delivered(deliveries));
        } else if (entry instanceof Entry.FrameUndelivered undelivered) {
            phrases.add(Phrase.fault(notSent(undelivered)));
        }
        phrases.add(Phrase.fault(refusal()));
        phrases.removeIf(phrase -> phrase.text().isEmpty());
        return phrases;
    }

    // A refusal, or an attach that has lost something.
    private boolean tellsOfError(Entry entry) {
        return entry instanceof EffectEntry && timeline.frames().error(row) != 0;
    }

    private String resend() {
        if (!facts.isResend()) {
            return "";
        }
        return facts.first() < 0
                ? "A resend of what it had sent before. "
                : String.format(Locale.ROOT, "A resend of row %,d. ", facts.first() + 1);
    }

    private String refusal() {
        var refusal = facts.refusal();
        return refusal == null ? "" : " The broker refused it: " + FrameText.error(refusal);
    }

    private String kept() {
        var by = facts.keptBy();
        return by == null
                ? ""
                : " The broker did not hear it, because rule " + by.id() + " " + by.label() + " has "
                        + by.fault().done() + ".";
    }

    private String notSent(Entry.FrameUndelivered entry) {
        return "Not sent to " + who + " because " + FrameText.lost(timeline, entry) + "."
                + (facts.outcome() == null ? "" : facts.outcome().sentence());
    }

    private String what(Entry entry, Decoded decoded) {
        return switch (entry) {
            case Entry.FrameIn in ->
                in.problem() != null
                        ? who + " sent bytes that are no frame: " + in.problem()
                        : decoded instanceof Decoded.Frame(var frame)
                                ? new ReceivedFrameText(timeline, row, who).of(frame)
                                : who + " sent bytes that are no frame.";
            case Entry.FrameOut _ ->
                decoded instanceof Decoded.Frame(var frame)
                        ? new SentFrameText(timeline, row, who).of(frame)
                        : "Sent to " + who + ": bytes that this version cannot read.";
            case Entry.FrameUndelivered _ -> "";
            case Entry.Rejected rejected -> EventText.sentence(rejected);
            case Entry.Closed closed ->
                facts.end() == null
                        ? "The connection of " + who + " ended."
                        : "The connection of " + who + " ended: " + facts.end().words() + ".";
            case Entry.RestIn request -> who + " asked over REST: " + request.method() + " " + request.target() + ".";
            case Entry.RestOut answer
            when decoded instanceof Decoded.Refused(var error) ->
                "The broker refused what " + who + " asked over REST, with status " + answer.status() + ": "
                        + FrameText.error(error);
            case Entry.RestOut answer ->
                "The broker answered " + who + " over REST with status " + answer.status() + ".";
            case StateEntry _,
                    ControlEntry _,
                    Entry.FrameHeld _,
                    Entry.HeldSettled _,
                    Entry.Written _,
                    Entry.Earlier _,
                    Entry.Note _,
                    Entry.Foreign _ -> "An entry of the recording that is no frame.";
        };
    }

    private List<Phrase> delivered(List<FrameDetail.Delivery> deliveries) {
        var sent = names(deliveries.stream().filter(FrameDetail.Delivery::sent));
        var why = new LinkedHashMap<String, List<FrameDetail.Delivery>>();
        for (var delivery : deliveries) {
            if (!delivery.sent()) {
                why.computeIfAbsent(delivery.because(), key -> new ArrayList<>())
                        .add(delivery);
            }
        }
        var phrases = new ArrayList<Phrase>();
        if (!sent.isEmpty()) {
            phrases.add(Phrase.plain(" Sent to " + sent + (why.isEmpty() ? "." : ", ")));
        }
        var missed = new ArrayList<String>();
        why.forEach((because, those) ->
                missed.add("to " + names(those.stream()) + (because.isEmpty() ? "" : " because " + because)));
        if (!missed.isEmpty()) {
            phrases.add(Phrase.fault((sent.isEmpty() ? " Not sent " : "not sent ") + String.join(", ", missed) + "."));
        }
        return phrases;
    }

    private String names(Stream<FrameDetail.Delivery> deliveries) {
        var names = deliveries
                .map(delivery ->
                        timeline.participants().get(delivery.participant()).name())
                .distinct()
                .toList();
        if (names.size() > MOST_NAMES) {
            return String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
        }
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
