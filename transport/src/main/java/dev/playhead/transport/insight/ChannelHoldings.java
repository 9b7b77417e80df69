package dev.playhead.transport.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versions of the messages of a channel that each device had been sent by a moment. Immutable.
///
/// @param devices indices in [Timeline#participants], of those that had to do with the channel by then
/// @param messages in order of their serials
public record ChannelHoldings(List<Integer> devices, List<OfMessage> messages) {
    /// Nothing and nobody.
    public static final ChannelHoldings NONE = new ChannelHoldings(List.of(), List.of());

    public ChannelHoldings {
        devices = List.copyOf(devices);
        messages = List.copyOf(messages);
    }

    /// One message.
    ///
    /// @param newest how many versions it had at the moment
    /// @param owed how many of them were so old that nobody who is attached could rightly lack them
    /// @param held one per device, in the order of [ChannelHoldings#devices]
    public record OfMessage(String serial, int newest, int owed, List<Held> held) {
        public OfMessage {
            held = List.copyOf(held);
        }
    }

    /// @param version the newest that the device was sent; 0 for none
    public record Held(int version, AttachmentStatus attachment) {}

    /// Returns what is known of a message; null when it is not among them.
    public @Nullable OfMessage of(String serial) {
        int low = 0;
        int high = messages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = messages.get(middle).serial.compareTo(serial);
            if (order == 0) {
                return messages.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
