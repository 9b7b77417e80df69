package dev.playhead.transport.compare;

/// State of a run or a message on two sides: the first that fits in this order, so that counts of all states add up.
public enum PairState {
    /// The second side does not have it.
    ONLY_A("only in A"),
    /// The first side does not have it.
    ONLY_B("only in B"),
    /// It reads otherwise, is deleted on one side, or has another number of messages.
    CHANGED("changed"),
    /// It is the same in another order.
    REORDERED("reordered"),
    /// It reads the same and came later, or took longer, on the second side.
    SLOWER("slower"),
    /// Too much differs for anybody to tell what it is on the other side.
    CANNOT_TELL("cannot tell"),
    /// Nothing differs.
    SAME("same");

    private final String words;

    PairState(String words) {
        this.words = words;
    }

    /// Returns it in words, in lower case.
    public String words() {
        return words;
    }

    /// Returns whether the two sides differ in it.
    public boolean isDifference() {
        return this != SAME;
    }
}
