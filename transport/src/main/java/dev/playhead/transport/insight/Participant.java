package dev.playhead.transport.insight;

import org.jspecify.annotations.Nullable;

/// Somebody on the wire: a device, an agent, or Playhead itself. Stable for the whole recording.
///
/// @param index place in [Timeline#participants]
/// @param number 1 for the first device, 2 for the second and so on, in order of first connection; 0 for the others
/// @param name what people call it, for example "Phone"
/// @param app the provisioned app it belongs to; empty for the app that all others share
/// @param clientId as used on the wire; null for anonymous
/// @param sdk name and version of its SDK, for example "ably-js 2.28.0"; null when it did not say
public record Participant(
        int index,
        int number,
        Kind kind,
        String name,
        String app,
        @Nullable String clientId,
        @Nullable String sdk) {
    public enum Kind {
        LAPTOP,
        PHONE,
        TABLET,
        /// A device of a kind nobody can tell.
        DEVICE,
        /// Publishes runs or grows messages.
        AGENT,
        /// Playhead as a participant of its own.
        PLAYHEAD,
        /// Publishes or reads over REST only.
        REST
    }

    private static final String SIMULATED = "playhead-simulated ";

    /// Returns whether it is one that Playhead simulates.
    public boolean isSimulated() {
        return sdk != null && sdk.startsWith(SIMULATED);
    }

    /// Returns whether it is one of the devices, which are numbered from 1.
    public boolean isDevice() {
        return number > 0;
    }
}
