package dev.playhead.transport.check;

import dev.playhead.transport.delivery.DeliveryBuilder;
import dev.playhead.transport.delivery.DeliveryEvent;
import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All rules over one session. A rule that throws is left out from then on, and those about deliveries are when these
/// cannot be followed; the others go on. For one thread,
/// but what [#published] returned may be read by all.
public final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final List<Checker> checkers;
    private final FindingLog findings = new FindingLog();
    private final CheckedSession session;
    private final TimelineBuilder builder;
    private final OpenPublishes publishes = new OpenPublishes();
    private final DeliveryBuilder deliveries;
    private boolean blind;

    /// @param builder takes every entry before [#accept] does
    public Checks(TimelineBuilder builder) {
        this(builder, Checkers.all());
    }

    Checks(TimelineBuilder builder, List<Checker> checkers) {
        this.builder = builder;
        this.deliveries = new DeliveryBuilder(builder);
        this.checkers = new ArrayList<>(checkers);
        this.session = new CheckedSession(builder, findings, deliveries.sent());
    }

    /// Takes the next entry and what its bytes say.
    public void accept(Entry entry, Decoded decoded) {
        var answers = publishes.accept(entry, decoded, builder);
        session.next(entry, answers, delivered(entry, decoded, answers));
        for (int i = 0; i < checkers.size(); i++) {
            try {
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
    /// list.
    public List<RuleVerdicts> verdicts() {
        return checkers.stream()
                .filter(VerdictRule.class::isInstance)
                .map(VerdictRule.class::cast)
                .map(checker -> new RuleVerdicts(checker.rule(), checker.question(), checker.verdicts()))
                .toList();
    }

    /// Returns how every version of a message reached everybody. May be asked by any thread.
    public DeliveryBuilder deliveries() {
        return deliveries;
    }

    /// Returns the findings so far, in the order they were found. Grows only.
    public List<Finding> published() {
        return findings.published();
    }

    /// Returns the number of findings beyond those that are kept.
    public long leftOut() {
        return findings.leftOut();
    }
}
