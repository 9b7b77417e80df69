package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.BoundedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules that were on, and when.
final class FaultIndex {
    private static final int MOST_KEPT = 100_000;

    private final Map<RuleId, FaultTrack> rules = new LinkedHashMap<>();
    private final Map<Long, RuleId> kept = new BoundedMap<>(MOST_KEPT);
    // There are few rules, and they change when a person does something: what was published stays until then.
    private List<FaultTrack> published = List.of();
    private boolean changed;
    private long knownParticipants = -1;

    void set(FaultRule rule, long nanos) {
        rules.put(rule.id(), new FaultTrack(rule, -1, new Span(nanos, rule.isMomentary() ? nanos : Span.OPEN)));
        changed = true;
    }

    void cleared(RuleId id, long nanos) {
        rules.computeIfPresent(
                id,
                (key, on) -> on.span().isOpen()
                        ? new FaultTrack(
                                on.rule(), on.participant(), new Span(on.span().fromNanos(), nanos))
                        : on);
        changed = true;
    }

    /// Notes that a rule has kept from the broker what arrived at `position`, or has let it hear something
    /// else.
    void kept(long position, @Nullable RuleId rule) {
        if (rule != null) {
            kept.put(position, rule);
        }
    }

    /// Returns the rule that has kept from the broker what arrived at `position`; null when none has.
    @Nullable
    RuleId keptBy(long position) {
        return kept.get(position);
    }

    /// Returns a rule by its name; null when there is none.
    @Nullable
    FaultRule rule(RuleId id) {
        var track = rules.get(id);
        return track == null ? null : track.rule();
    }

    /// Returns when a rule ended, ns since 1970; [Span#OPEN] while it is on, and for one that is not known.
    long endedAt(RuleId id) {
        var rule = rules.get(id);
        return rule == null ? Span.OPEN : rule.span().toNanos();
    }

    List<FaultTrack> published(ParticipantIndex participants) {
        if (changed || knownParticipants != participants.changes()) {
            changed = false;
            knownParticipants = participants.changes();
            rules.replaceAll((id, on) -> new FaultTrack(on.rule(), participant(on, participants), on.span()));
            published = List.copyOf(rules.values());
        }
        return published;
    }

    private static int participant(FaultTrack on, ParticipantIndex participants) {
        return switch (on.rule().target()) {
            case FaultRule.Target.Client(var app, var clientId) -> participants.ofClient(app, clientId);
            case FaultRule.Target.Connection(var connection) ->
                // Nobody remembers a connection for ever, but whose it was does not change.
                on.participant() >= 0 ? on.participant() : participants.of(connection);
            case FaultRule.Target.Everyone() -> -1;
        };
    }
}
