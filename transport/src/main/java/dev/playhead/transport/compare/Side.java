package dev.playhead.transport.compare;

import java.util.List;

/// One of two things that are compared. Immutable.
///
/// @param messages by channel, and in each in the order of the channel
/// @param runs in the order in which they began, numbered from 1
/// @param startNanos start of its recording, ns since 1970; 0 when nobody knows
public record Side(List<ComparedMessage> messages, List<ComparedRun> runs, long startNanos) {
    /// A side that has nothing.
    public static final Side NOTHING = new Side(List.of());

    public Side {
        messages = List.copyOf(messages);
        runs = List.copyOf(runs);
    }

    /// One of which messages alone are known.
    public Side(List<ComparedMessage> messages) {
        this(messages, List.of(), 0);
    }

    /// Returns it with the messages alone of which anybody can tell whether a device has them: those with a text, and
    /// those whose text is not known.
    public Side withText() {
        return new Side(
                messages.stream()
                        .filter(message ->
                                message.text() == null || !message.text().isEmpty())
                        .toList(),
                runs,
                startNanos);
    }
}
