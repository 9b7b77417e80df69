package dev.playhead.transport.check;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The faults that are on, so that a finding can name the one that did it. For one thread.
final class ActiveFaults {
    private final TimelineBuilder builder;
    private final Map<RuleId, FaultRule> rules = new LinkedHashMap<>();

    ActiveFaults(TimelineBuilder builder) {
        this.builder = builder;
    }

    void accept(Entry entry) {
        switch (entry) {
            case Entry.RuleSet set -> {
                if (!set.rule().isMomentary()) {
                    rules.put(set.rule().id(), set.rule());
                }
            }
            case Entry.RuleCleared cleared -> rules.remove(cleared.rule());
            default -> {} // all else is no fault
        }
    }

    /// Returns the name of one that hits a participant; empty when none does, and for -1.
    Optional<String> on(int participant) {
        if (participant < 0 || rules.isEmpty()) {
            return Optional.empty();
        }
        var of = builder.target(participant).orElse(null);
        return rules.values().stream()
                .filter(rule -> rule.target() instanceof FaultRule.Target.Everyone
                        || rule.target().equals(of))
                .findFirst()
                .map(ActiveFaults::name);
    }

    /// Returns the name of a rule, on or ended; empty for null and when it is not known.
    Optional<String> named(@Nullable RuleId id) {
        return id == null ? Optional.empty() : builder.rule(id).map(ActiveFaults::name);
    }

    /// Returns whether a rule has kept something from clients that were there.
    boolean isDropping(@Nullable RuleId id) {
        return id != null
                && builder.rule(id).filter(rule -> !rule.fault().keepsAway()).isPresent();
    }

    private static String name(FaultRule rule) {
        return rule.id().value() + " (" + rule.label() + ")";
    }
}
