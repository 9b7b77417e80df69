package dev.playhead.transport.protocol;

/// Order of two events of one member, as clients tell it (RTP2b): the newer has the higher `msgSerial` and
/// index in ids that the member itself has given.
public final class PresenceOrder {
    private PresenceOrder() {}

    /// Returns whether `id` is of an earlier event than `known`; false when one of the two does not tell.
    public static boolean isOlder(String id, String known, ConnectionId connection) {
        var own = connection.value() + ":";
        if (!id.startsWith(own) || !known.startsWith(own)) {
            return false;
        }
        var left = id.substring(own.length()).split(":", -1);
        var right = known.substring(own.length()).split(":", -1);
        try {
            long bySerial = Long.compare(Long.parseLong(left[0]), Long.parseLong(right[0]));
            return bySerial != 0
                    ? bySerial < 0
                    : left.length > 1 && right.length > 1 && Long.parseLong(left[1]) < Long.parseLong(right[1]);
        } catch (NumberFormatException tellsNothing) {
            return false;
        }
    }
}
