package dev.playhead.transport.interrupt;

/// Words of a channel without AI Transport, which every application decides for itself. Immutable.
///
/// @param cancelName name of the message that asks for a stop
/// @param cancelData its data as text; `{serial}` stands for the serial of the message that grows
/// @param askName name of a question; empty for the name that the last question on the channel had
public record PlainWords(String cancelName, String cancelData, String askName) {
    /// Place of the serial in [#cancelData].
    public static final String SERIAL = "{serial}";

    /// A stop as `ai-cancel` with the serial, so that an agent can stop with three lines: subscribe, compare, end.
    public static final PlainWords DEFAULT = new PlainWords("ai-cancel", SERIAL, "");

    /// Reads a stop as it is written on the command line: `NAME` or `NAME=DATA`.
    ///
    /// @throws IllegalArgumentException when it has no name
    public static PlainWords cancelling(String text) {
        int sign = text.indexOf('=');
        var name = (sign < 0 ? text : text.substring(0, sign)).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "A stop needs a name: NAME, or NAME=DATA, where " + SERIAL + " is the serial of what is stopped.");
        }
        return new PlainWords(name, sign < 0 ? SERIAL : text.substring(sign + 1), DEFAULT.askName);
    }
}
