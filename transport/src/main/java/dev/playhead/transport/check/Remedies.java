package dev.playhead.transport.check;

import dev.playhead.transport.protocol.ErrorInfo;

/// Advice about an error that a client was refused with, by its code.
final class Remedies {
    private Remedies() {}

    /// One or two sentences; never empty.
    static String of(ErrorInfo error) {
        return switch (error.code()) {
            case 93002 ->
                "Give the namespace of the channel the rule mutableMessages (in the service: message annotations,"
                        + " updates, deletes and appends); without it no message can grow.";
            case 40160, 40161, 40162, 40163, 40165, 40166 ->
                "Give the key or token a capability that permits this on the channel, or ask for the mode when"
                        + " attaching.";
            case 40009 -> "Send less at once: split the payload, or append it in pieces.";
            case 40012 -> "Publish as the clientId of the connection, or connect with a key that may be anybody.";
            case 40140, 40141, 40142, 40143, 40144, 40145, 40146, 40147, 40148, 40149 ->
                "Renew the token: give the client an authUrl or authCallback, and check the clock.";
            case 42910, 42911, 42912, 42913, 42914, 42915, 42916, 42917, 42918, 42920, 42921, 42922 ->
                "Publish less often: append in larger pieces, or let the broker put appends together"
                        + " (appendRollupWindow).";
            case 40400 -> "Check the serial and the channel: only a message that this channel has can be changed.";
            case 40013 -> "Append the same kind of data as the message was created with, with the same encoding.";
            case 90001, 90007 -> "Attach to the channel first, and wait until it is attached.";
            case 50003 -> "Send it again: the broker was stopping.";
            default ->
                error.statusCode() >= 500
                        ? "Send it again; an SDK does so by itself. When it goes on, look into the broker's log."
                        : "Change what is sent: the answer says what is wrong, and sent again it is refused again.";
        };
    }
}
