package dev.playhead.transport.check;

import dev.playhead.transport.delivery.DeliveryBuilder;
import dev.playhead.transport.delivery.DeliveryEvent;
import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All rules over one session. A rule that throws is left out from then on, and those about deliveries are when these
/// cannot be followed; the others go on. Safe for use by many threads: every call holds its lock for a short time.
public final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private static final String FAILED =
            "the rule itself failed and was left out, which is a defect of Playhead; its log says where";

    private final List<Checker> all;
    private final List<Checker> checkers;
    private final FindingLog findings = new FindingLog();
    private final CheckedSession session;
    private final TimelineBuilder builder;
    private final OpenPublishes publishes = new OpenPublishes();
    private final DeliveryBuilder deliveries;
    private boolean blind;

    /// @param builder takes every entry before [#accept] does
    /// @param checkers new ones, for this session alone
    public Checks(TimelineBuilder builder, List<Checker> checkers) {
        this.builder = builder;
        this.deliveries = new DeliveryBuilder(builder);
        this.all = List.copyOf(checkers);
        this.checkers = new ArrayList<>(checkers);
        this.session = new CheckedSession(builder, findings, deliveries.sent());
    }

    /// Takes the next entry and what its bytes say.
    public synchronized void accept(Entry entry, Decoded decoded) {
        if (entry instanceof Entry.Earlier earlier) {
            take(earlier.entry(), decoded);
            // Only some of what happened before the recording begins is in it, so nothing is said of that.
            findings.judgeFrom(entry.position() + 1);
            all.stream()
                    .filter(VerdictRule.class::isInstance)
                    .map(VerdictRule.class::cast)
                    .forEach(rule -> rule.judgeFrom(entry.position() + 1));
        } else {
            take(entry, decoded);
        }
    }

    private void take(Entry entry, Decoded decoded) {
        var answers = publishes.accept(entry, decoded, builder);
        session.next(entry, decoded, answers, delivered(entry, decoded, answers));
        for (int i = 0; i < checkers.size(); i++) {
            try {
                if (checkers.get(i) instanceof VerdictRule rule) {
                    rule.now(entry.atNanos());
                }
                checkers.get(i).accept(entry, decoded, session);
            } catch (RuntimeException e) {
                LOG.error(
                        "Rule {} failed at entry {} and is left out",
                        checkers.get(i).rule(),
                        entry.position(),
                        e);
                checkers.remove(i--);
            }
        }
    }

    private List<DeliveryEvent> delivered(Entry entry, Decoded decoded, List<OpenPublishes.Answer> answers) {
        if (blind) {
            return List.of();
        }
        try {
            return deliveries.accept(entry, decoded, answers);
        } catch (RuntimeException e) {
            LOG.error("Deliveries cannot be followed from entry {} on; their rules are left out", entry.position(), e);
            blind = true;
            checkers.removeIf(DeliveryRule.class::isInstance);
            return List.of();
        }
    }

    /// Returns what is to be said of everybody by the rules that can be asked of participants, in the order of the
    /// list. Of a rule that failed itself nobody can tell.
    public synchronized List<RuleVerdicts> verdicts() {
        return all.stream()
                .filter(VerdictRule.class::isInstance)
                .map(VerdictRule.class::cast)
                .map(this::verdicts)
                .toList();
    }

    private RuleVerdicts verdicts(VerdictRule rule) {
        return checkers.contains(rule)
                ? new RuleVerdicts(rule.rule(), rule.question(), rule.needs(), rule.verdicts(), rule.since())
                : new RuleVerdicts(rule.rule(), rule.question(), FAILED, Map.of(), Map.of());
    }

    /// Returns the names of the rules, but for those that have failed, in the order of the list.
    public synchronized List<String> rules() {
        return checkers.stream().map(Checker::rule).toList();
    }

    /// Returns by number the findings of what had happened by a moment, ns since 1970, each as it was known then.
    public synchronized SortedMap<Integer, Finding> findingsAt(long nanos) {
        return findings.at(nanos);
    }

    /// Returns how every version of a message reached everybody. May be asked by any thread.
    public DeliveryBuilder deliveries() {
        return deliveries;
    }

    /// Returns the findings so far, in the order they were found. Grows only.
    public synchronized List<Finding> published() {
        return findings.published();
    }

    /// Returns the number of findings beyond those that are kept.
    public synchronized long leftOut() {
        return findings.leftOut();
    }
}
