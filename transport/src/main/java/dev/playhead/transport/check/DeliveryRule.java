package dev.playhead.transport.check;

import dev.playhead.transport.delivery.DeliveryCounts;
import dev.playhead.transport.delivery.DeliveryEvent;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Rule about deliveries, whose [DeliveryEvent]s of one kind are failures. What happens to one participant
/// on one channel again and again is one finding that counts. For one thread.
final class DeliveryRule extends VerdictRule {
    private static final int MOST_PLACES = 1_000;
    private static final int MOST_SHOWN = 8;

    private final Terms terms;
    private final Map<Place, Seen> known = new BoundedMap<>(MOST_PLACES);
    private @Nullable DeliveryCounts sent;

    /// Terms of a rule.
    ///
    /// @param question what is asked, as in a table of verdicts: `No frame lost`
    /// @param asked the deliveries that it can be asked of
    /// @param needs why nobody can tell when there was no such delivery
    /// @param breaks the events that break it
    /// @param happened what happened to a participant, with `%s` for "a message" or how many
    /// @param means what it means for whoever sees it, in a sentence
    /// @param remedy what to do about it
    record Terms(
            String rule,
            String question,
            DeliveryCounts.Asked asked,
            String needs,
            Predicate<DeliveryEvent> breaks,
            String happened,
            String means,
            String remedy) {}

    private record Place(int participant, ChannelId channel) {}

    private record Seen(int number, int count, long atNanos, List<Long> evidence) {}

    DeliveryRule(Terms terms) {
        super(terms.rule(), terms.question(), terms.needs());
        this.terms = terms;
    }

    /// It held whenever something was delivered that it can be asked of, which is counted once for all rules.
    @Override
    public Map<Integer, Verdict> verdicts() {
        var verdicts = new TreeMap<Integer, Verdict>();
        var counts = sent;
        if (counts != null) {
            counts.forEach(
                    terms.asked(),
                    participant -> verdicts.put(participant, new Verdict.Pass(counts.of(terms.asked(), participant))));
        }
        verdicts.putAll(super.verdicts());
        return verdicts;
    }

    @Override
    Map<Integer, RuleVerdicts.Since> since() {
        var since = new TreeMap<>(super.since());
        var counts = sent;
        if (counts != null) {
            counts.forEach(
                    terms.asked(),
                    participant -> since.merge(
                            participant,
                            new RuleVerdicts.Since(counts.sinceNanos(terms.asked(), participant), Long.MAX_VALUE),
                            RuleVerdicts.Since::earlier));
        }
        return since;
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        sent = session.sent();
        for (var event : session.deliveries()) {
            if (terms.breaks().test(event)) {
                broken(event, entry, session);
            }
        }
    }

    private void broken(DeliveryEvent event, Entry entry, CheckedSession session) {
        var evidence = DeliveryEvidence.of(event);
        broken(event.participant(), evidence);
        var place = new Place(event.participant(), event.channel());
        var before = known.get(place);
        var all = new ArrayList<>(before == null ? List.<Long>of() : before.evidence());
        evidence.stream()
                .filter(position -> all.size() < MOST_SHOWN && !all.contains(position))
                .forEach(all::add);
        long at = before == null ? entry.atNanos() : before.atNanos();
        int count = before == null ? 1 : before.count() + 1;
        var finding = told(event, count, at, all, session);
        int number = before == null ? session.report(finding) : before.number();
        if (before != null) {
            session.revise(number, finding);
        }
        known.put(place, new Seen(number, count, at, List.copyOf(all)));
    }

    private Finding told(DeliveryEvent event, int count, long at, List<Long> evidence, CheckedSession session) {
        var what = String.format(
                terms.happened(), count == 1 ? "a version of a message" : count + " versions of messages");
        var dropped =
                event instanceof DeliveryEvent.Lost lost ? session.faultNamed(lost.rule()) : Optional.<String>empty();
        var fault = session.faultOn(event.participant());
        return finding(
                notSo(),
                session.name(event.participant()) + " " + what + " on "
                        + event.channel().name() + (count == 1 ? ", " : ", the last ") + "with serial " + event.serial()
                        + ". " + terms.means()
                        + dropped.map(rule -> " The fault " + rule + " has kept it back.")
                                .or(() -> fault.map(rule -> " The fault " + rule + " was on."))
                                .orElse(""),
                terms.remedy(),
                at,
                event.channel(),
                event.participant(),
                evidence);
    }
}
