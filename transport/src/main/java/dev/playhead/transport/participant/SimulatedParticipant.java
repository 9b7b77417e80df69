package dev.playhead.transport.participant;

import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Verb;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A simulated device or agent as it stands. Immutable.
///
/// @param isAgent whether it answers questions; otherwise it is a device that asks them
/// @param dialect in which it asks, or says what nobody has asked
/// @param connection that it has now or had last; null before the broker said CONNECTED
/// @param trouble what the broker has refused it last, in words; null when nothing since it attached last
/// @param isAnswering whether it is in the middle of an answer
public record SimulatedParticipant(
        String name,
        boolean isAgent,
        String clientId,
        List<String> channels,
        Scenario.Dialect dialect,
        Format format,
        State state,
        @Nullable ConnectionId connection,
        @Nullable String trouble,
        boolean isAnswering) {
    public SimulatedParticipant {
        channels = List.copyOf(channels);
    }

    /// State of the connection of one that is simulated.
    public enum State {
        /// The broker has not said CONNECTED yet.
        CONNECTING,
        CONNECTED,
        /// Has lost its socket and comes back by itself.
        AWAY,
        /// Was closed, has died, or has failed; it comes back when somebody connects it.
        ENDED;

        /// Returns its name in words: `away`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Returns what it can be told to do.
    public List<Verb> verbs() {
        return Verb.of(isAgent);
    }
}
