package dev.playhead.transport.session;

import dev.playhead.transport.fault.RuleId;

/// The name of a frame that waits at a breakpoint, as people see it: `F-4.2`, the second that waited because of rule
/// F-4.
public record HeldId(String value) {
    /// Stands for every frame that waits, where they are released or dropped.
    public static final HeldId ALL = new HeldId("*");

    /// The name with this number of a rule, which counts from 1.
    public static HeldId of(RuleId rule, long number) {
        return new HeldId(rule.value() + "." + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
