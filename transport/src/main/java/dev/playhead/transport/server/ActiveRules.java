package dev.playhead.transport.server;

import dev.playhead.transport.fault.RuleId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The fault rules that are on, whoever set them, and the names of new ones: `F-1`, `F-2` and so on, none of which
/// stands for another rule in the same recording. Safe for use by many threads.
final class ActiveRules {
    private static final Pattern NAME = Pattern.compile("F-(\\d{1,18})");

    private final Set<RuleId> active = new LinkedHashSet<>();
    private long last;

    /// @param active rules that are on at the start
    /// @param taken all names that a recording has, or will have when the rest of it has happened again
    ActiveRules(Collection<RuleId> active, Collection<RuleId> taken) {
        this.active.addAll(active);
        active.forEach(this::take);
        taken.forEach(this::take);
    }

    private void take(RuleId rule) {
        var name = NAME.matcher(rule.value());
        if (name.matches()) {
            last = Math.max(last, Long.parseLong(name.group(1)));
        }
    }

    /// The name of a new rule, which is on from now.
    synchronized RuleId next() {
        var rule = new RuleId("F-" + (last + 1));
        set(rule);
        return rule;
    }

    synchronized void set(RuleId rule) {
        take(rule);
        active.add(rule);
    }

    synchronized void cleared(RuleId rule) {
        active.remove(rule);
    }

    /// Those that are on, in the order in which they were set.
    synchronized List<RuleId> all() {
        return List.copyOf(active);
    }
}
