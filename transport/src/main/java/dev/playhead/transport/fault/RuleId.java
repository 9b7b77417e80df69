package dev.playhead.transport.fault;

/// The name of a fault rule as people see it: `F-4`.
public record RuleId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
