package dev.playhead.transport.fault;

import java.util.function.Function;

/// A kind of fault: its name in recordings and on the command line, and how one is read from its parameters.
///
/// @param usage its parameters as on the command line, with examples; empty when it has none
/// @param read makes one; throws [FaultFields.Wrong] when a parameter is no good
public record FaultKind(String name, String usage, Function<FaultFields, Fault> read) {
    /// The kind as on the command line: `slow ms=300`.
    public String example() {
        return usage.isEmpty() ? name : name + " " + usage;
    }
}
