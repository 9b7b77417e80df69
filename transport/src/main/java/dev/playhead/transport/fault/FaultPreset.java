package dev.playhead.transport.fault;

/// Fault with a name from the life of a user, with parameters that make it so. Immutable.
///
/// @param id stable name, for the command line, scripts and tests: `lid-closed`
/// @param name what happens, in words of people: `Lid closed`
/// @param words how, in a few words
/// @param forMs how long it is on, ms; 0 for until it is ended
public record FaultPreset(String id, String name, String words, Fault fault, long forMs) {
    /// Prefix of its id where a kind of fault can be named as well.
    public static final String PREFIX = "preset:";

    static FaultPreset of(String id, String name, String words, String line) {
        var spec = FaultSpec.now(line);
        return new FaultPreset(id, name, words, spec.fault(), spec.forMs());
    }

    /// Returns the label of a rule to which nobody gave another: `Lid closed, phone`.
    ///
    /// @param who whom it hits
    public String label(String who) {
        return name + ", " + who;
    }
}
