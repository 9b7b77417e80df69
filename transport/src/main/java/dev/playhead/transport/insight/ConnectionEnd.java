package dev.playhead.transport.insight;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.session.CloseReason;
import org.jspecify.annotations.Nullable;

/// End of one transport of a participant, and who ended it. Immutable.
///
/// @param atNanos when, ns since 1970
/// @param reason who and how; the code and text of the broker's own close frame when it had none of its own
/// @param rule the fault that cut or closed it; null when none did
public record ConnectionEnd(
        long atNanos, CloseReason reason, @Nullable RuleId rule) {
    /// The end of a WebSocket without a close frame (RFC 6455, section 7.4.1).
    private static final int ABNORMAL = 1006;

    /// Returns whether something went wrong: neither a goodbye nor an end that the broker announced.
    public boolean isFault() {
        return switch (reason.kind()) {
            case CLIENT_CLOSED, CLIENT_LEFT, BROKER_CLOSED, BROKER_STOPPED -> false;
            case LOST, TIMED_OUT, PROTOCOL_ERROR, BROKER_FAILED, CUT, SLOW_CONSUMER -> true;
        };
    }

    /// Code for the error column of the frames table; 0 when nothing went wrong.
    public int error() {
        return !isFault() ? 0 : reason.code() == 0 ? ABNORMAL : reason.code();
    }

    /// For example `closed by the client, 4001 going to sleep`.
    public String words() {
        var how = switch (reason.kind()) {
            case CLIENT_CLOSED -> "closed by the client";
            case CLIENT_LEFT -> "left by the client without a close frame";
            case LOST -> "reset or broken, by neither side";
            case TIMED_OUT -> "timed out: nothing was heard of it";
            case PROTOCOL_ERROR -> "closed by the broker, since the client broke the WebSocket protocol";
            case BROKER_CLOSED -> rule == null ? "closed by the broker" : "closed by " + rule.value();
            case BROKER_STOPPED -> "closed, since the broker stopped";
            case BROKER_FAILED -> "ended by a defect of the broker";
            case CUT -> rule == null ? "cut" : "cut by " + rule.value();
            case SLOW_CONSUMER -> "closed by the broker, since it read too slowly";
        };
        var said = ((reason.code() == 0 ? "" : reason.code() + " ") + reason.text()).strip();
        return said.isEmpty() ? how : how + ", " + said;
    }
}
