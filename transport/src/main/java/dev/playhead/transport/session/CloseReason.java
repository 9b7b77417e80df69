package dev.playhead.transport.session;

import java.util.Objects;

/// Reason of a transport's end, seen from the broker, and what was said at it. The core treats all of them
/// alike.
///
/// @param code the code of the WebSocket close frame (RFC 6455 section 7.4), the client's or the broker's; 1005 for a
///     close frame without one, 0 when there was no close frame or nothing is known of it
/// @param text the reason in the close frame, or what went wrong, in words; may be empty
public record CloseReason(Kind kind, int code, String text) {
    public static final CloseReason CLIENT_CLOSED = new CloseReason(Kind.CLIENT_CLOSED);
    public static final CloseReason CLIENT_LEFT = new CloseReason(Kind.CLIENT_LEFT);
    public static final CloseReason LOST = new CloseReason(Kind.LOST);
    public static final CloseReason BROKER_CLOSED = new CloseReason(Kind.BROKER_CLOSED);
    public static final CloseReason CUT = new CloseReason(Kind.CUT);
    public static final CloseReason SLOW_CONSUMER = new CloseReason(Kind.SLOW_CONSUMER);

    /// The code with which the broker closes when it ends (RFC 6455: going away).
    public static final int GOING_AWAY = 1001;

    private CloseReason(Kind kind) {
        this(kind, 0, "");
    }

    /// A reason that has words and no close frame.
    public static CloseReason of(Kind kind, String text) {
        return new CloseReason(kind, 0, text);
    }

    /// The broker has sent a close frame, or has ended its last answer.
    public static CloseReason closed(int code, String text) {
        return new CloseReason(code == GOING_AWAY ? Kind.BROKER_STOPPED : Kind.BROKER_CLOSED, code, text);
    }

    /// Returns the reason of a transport whose socket failed.
    public static CloseReason lost(Exception why) {
        return of(Kind.LOST, Objects.requireNonNullElse(why.getMessage(), ""));
    }

    /// Kind of an end: who ended a transport, and how.
    public enum Kind {
        /// The client said so: with a close frame, or by leaving its session of requests.
        CLIENT_CLOSED(By.CLIENT),
        /// The client ended its stream without a close frame.
        CLIENT_LEFT(By.CLIENT),
        /// The socket was reset or broke.
        LOST(By.NETWORK),
        /// Nothing was heard of the client for too long, and the broker gave it up.
        TIMED_OUT(By.NETWORK),
        /// The client broke the rules of the WebSocket protocol, and the broker closed with `code`.
        PROTOCOL_ERROR(By.BROKER),
        /// The broker closed it because an effect of the core said so.
        BROKER_CLOSED(By.BROKER),
        /// The broker ended.
        BROKER_STOPPED(By.BROKER),
        /// The broker failed while it read or wrote: a defect.
        BROKER_FAILED(By.BROKER),
        /// A fault rule, or another effect that resets, cut it.
        CUT(By.BROKER),
        /// It read too slowly and its queue passed the limit.
        SLOW_CONSUMER(By.BROKER);

        private final By by;

        Kind(By by) {
            this.by = by;
        }

        public By by() {
            return by;
        }
    }

    /// The side that ended a transport.
    public enum By {
        CLIENT,
        BROKER,
        /// Neither: what lies between them failed.
        NETWORK
    }
}
