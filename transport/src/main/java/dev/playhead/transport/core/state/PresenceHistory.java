package dev.playhead.transport.core.state;

import dev.playhead.transport.protocol.PresenceMessage;

/// Changes of the presence set of one channel, in the channel's order.
public final class PresenceHistory extends ChannelEvents<PresenceHistory.Event> {
    /// One change of the presence set and its place in the channel's order.
    public static final class Event extends KeptItem {
        private final String channelSerial;
        private final PresenceMessage change;

        /// @param order its place among all that is kept; 0 for a new one
        Event(String channelSerial, PresenceMessage change, long order) {
            super(order);
            this.channelSerial = channelSerial;
            this.change = change;
        }

        public String channelSerial() {
            return channelSerial;
        }

        public PresenceMessage change() {
            return change;
        }

        @Override
        long sizeBytes() {
            return KeptSize.of(change);
        }

        @Override
        String newest() {
            return channelSerial;
        }
    }

    PresenceHistory copy() {
        var copy = new PresenceHistory();
        events().forEach(event -> copy.add(new Event(event.channelSerial, event.change, event.order())));
        return copy;
    }
}
