package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelHoldings.Held;
import dev.playhead.transport.insight.ChannelHoldings.OfMessage;

/// Version of a message that a device has, and whether that is as it should be. Immutable.
///
/// @param version the newest it was sent; 0 for none
public record DeviceVersion(int version, State state) {
    /// State of a device: whether it has what it should.
    public enum State {
        /// Has the newest.
        CURRENT,
        /// Has an older one, or none, and the newer is so young that it may be on its way.
        ON_ITS_WAY,
        /// Is owed a version that it was not sent.
        BEHIND,
        /// Has an older one, or none, by right: it came later, is elsewhere or gone.
        NOT_OWED
    }

    /// Compares what a device was sent of a message with what there is.
    public static DeviceVersion of(OfMessage message, Held held) {
        if (held.version() >= message.newest()) {
            return new DeviceVersion(held.version(), State.CURRENT);
        }
        if (!held.attachment().isOwed()) {
            return new DeviceVersion(held.version(), State.NOT_OWED);
        }
        boolean isYoung = held.version() >= message.owed() && held.attachment() == AttachmentStatus.ATTACHED;
        return new DeviceVersion(held.version(), isYoung ? State.ON_ITS_WAY : State.BEHIND);
    }

    /// Returns it as it stands in its column.
    String words() {
        return version == 0 ? state == State.BEHIND ? "none" : "\u2013" : "v" + version;
    }

    /// Returns it in words, for who cannot see its colour.
    String sentence(int newest) {
        var has = version == 0 ? "nothing of it" : "version " + version + " of " + newest;
        return switch (state) {
            case CURRENT -> "has version " + version;
            case ON_ITS_WAY -> "has " + has + ", the rest is on its way";
            case BEHIND -> "has " + has + " and was not sent the rest";
            case NOT_OWED -> "has " + has + ", and is owed no more";
        };
    }
}
