package dev.playhead.transport.fault;

import java.util.regex.Pattern;

/// The name of a fault rule as people see it: `F-4`. The core gives them, in the order in which rules are set.
public record RuleId(String value) {
    /// Of a rule that has no name yet.
    public static final RuleId UNNAMED = new RuleId("");

    /// Stands for every rule that is on, where rules are ended.
    public static final RuleId ALL = new RuleId("*");

    private static final Pattern NUMBERED = Pattern.compile("F-(\\d{1,18})");

    /// The name with this number, which counts from 1.
    public static RuleId of(long number) {
        return new RuleId("F-" + number);
    }

    /// Its number; 0 when it has none.
    public long number() {
        var matcher = NUMBERED.matcher(value);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
