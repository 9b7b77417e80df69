package dev.playhead.transport.scenario;

import dev.playhead.transport.field.Filter;
import dev.playhead.transport.protocol.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device of a scenario. Immutable.
public sealed interface Device {
    /// Name by which the scenario calls it.
    String name();

    /// A device of ours.
    ///
    /// @param channels that it attaches to, at least one; what it sends goes to the first
    /// @param retryMs after which time it comes back when its socket is lost, ms
    /// @param rewind how much of the past it asks for when it attaches, as the parameter `rewind` of a
    ///     channel; null for none
    /// @param present whether it enters the presence set
    /// @param format how its frames are written
    record Simulated(
            String name,
            String clientId,
            List<String> channels,
            long retryMs,
            @Nullable String rewind,
            boolean present,
            Format format)
            implements Device {
        public Simulated {
            channels = List.copyOf(channels);
        }
    }

    /// A client of somebody else, which connects to the broker of the run over a real socket.
    ///
    /// @param match chooses rows of the frames table; whoever sent or got one of them first is this device
    /// @param text the filter as it was written
    /// @param waitMs for how long it is waited for before the timeline begins, ms
    record External(String name, Filter match, String text, long waitMs) implements Device {}
}
