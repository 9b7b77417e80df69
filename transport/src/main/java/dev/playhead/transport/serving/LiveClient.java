package dev.playhead.transport.serving;

import org.jspecify.annotations.Nullable;

/// A client that a recording is served to, as it was at one moment.
///
/// @param number from 0, in the order in which they came
/// @param clientId null for one without
/// @param agent SDK and platform as the client states them; null when not said
/// @param connection its connection ID
/// @param inPlace whether it is in the place of the participant that is left out
/// @param state whether it is there
/// @param lateness of the frames of the recording that it was sent
public record LiveClient(
        int number,
        @Nullable String clientId,
        @Nullable String agent,
        String connection,
        boolean inPlace,
        State state,
        Lateness lateness) {
    /// States of a client.
    public enum State {
        CONNECTED("connected"),
        ATTACHED("attached"),
        /// It has lost its transport, and may come back.
        AWAY("away"),
        /// It will not come back.
        GONE("left");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// Returns it in a word for people.
        public String words() {
            return words;
        }
    }

    /// Returns what people call it.
    public String name() {
        return clientId == null ? connection : clientId;
    }
}
