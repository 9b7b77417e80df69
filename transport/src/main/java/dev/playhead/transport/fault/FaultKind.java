package dev.playhead.transport.fault;

import java.util.function.Function;

/// A kind of fault: its name in recordings and on the command line, and how one is read from its parameters.
///
/// @param usage its parameters as on the command line, with examples; empty when it has none
/// @param more parameters that may be given as well, or in place of others, as `name=WORD`; empty when there
/// are none
/// @param read makes one; throws [FaultFields.Wrong] when a parameter is no good
public record FaultKind(String name, String usage, String more, Function<FaultFields, Fault> read) {
    /// A kind all of whose parameters are in `usage`.
    public FaultKind(String name, String usage, Function<FaultFields, Fault> read) {
        this(name, usage, "", read);
    }

    /// The kind as on the command line: `slow ms=300`.
    public String example() {
        return usage.isEmpty() ? name : name + " " + usage;
    }
}
