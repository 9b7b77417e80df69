package dev.playhead.transport.insight.build;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules that were on, and when.
final class FaultIndex {
    private final Map<RuleId, FaultTrack> rules = new LinkedHashMap<>();

    void set(FaultRule rule, long nanos) {
        rules.put(rule.id(), new FaultTrack(rule, -1, new Span(nanos, rule.isMomentary() ? nanos : Span.OPEN)));
    }

    void cleared(RuleId id, long nanos) {
        rules.computeIfPresent(
                id,
                (key, on) -> on.span().isOpen()
                        ? new FaultTrack(on.rule(), -1, new Span(on.span().fromNanos(), nanos))
                        : on);
    }

    /// When a rule ended, ns since 1970; [Span#OPEN] while it is on, and for one that is not known.
    long endedAt(RuleId id) {
        var rule = rules.get(id);
        return rule == null ? Span.OPEN : rule.span().toNanos();
    }

    List<FaultTrack> published(ParticipantIndex participants) {
        return rules.values().stream()
                .map(on -> new FaultTrack(on.rule(), participant(on.rule(), participants), on.span()))
                .toList();
    }

    private static int participant(FaultRule rule, ParticipantIndex participants) {
        return switch (rule.target()) {
            case FaultRule.Target.Client(var app, var clientId) -> participants.ofClient(app, clientId);
            case FaultRule.Target.Connection(var connection) -> participants.of(connection);
            case FaultRule.Target.Everyone() -> -1;
        };
    }
}
