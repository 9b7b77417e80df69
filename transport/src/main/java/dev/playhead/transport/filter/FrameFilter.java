package dev.playhead.transport.filter;

import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Locale;

/// Filter over frames on their way: the filter language with those fields of the frames table that are known before a
/// frame is sent or heard. Immutable.
///
/// @param text as somebody wrote it
public record FrameFilter(String text, Condition condition) {
    /// Reads a filter; nothing but white space is every frame.
    ///
    /// @throws FilterSyntaxException says where it is wrong, what was found and what was expected
    public static FrameFilter of(String text) throws FilterSyntaxException {
        return new FrameFilter(text.strip(), FilterParser.parse(text, PassingFrame.FIELDS));
    }

    /// Names of the fields that may be used, in the order in which they are offered.
    public static List<String> fields() {
        return PassingFrame.FIELDS.stream().map(FilterWord::name).toList();
    }

    /// Returns whether a frame is wanted.
    ///
    /// @param toClient whether it is on its way to the client, not from it
    /// @param client who gets or has sent it
    public boolean matches(ProtocolMessage frame, boolean toClient, Client client) {
        return holds(condition, new PassingFrame(frame, toClient, client));
    }

    private static boolean holds(Condition condition, PassingFrame frame) {
        return switch (condition) {
            case Condition.All() -> true;
            case Condition.And(var one, var other) -> holds(one, frame) && holds(other, frame);
            case Condition.Or(var one, var other) -> holds(one, frame) || holds(other, frame);
            case Condition.Not(var opposite) -> !holds(opposite, frame);
            case Condition.Has(var field) -> frame.has(field);
            case Condition.Is(var field, var glob) ->
                frame.texts(field).stream().anyMatch(glob::matches);
            case Condition.Contains(var field, var part) ->
                frame.texts(field).stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
            case Condition.Compares(var field, var comparison, var to) -> comparison.holds(frame.number(field), to);
        };
    }
}
