package dev.playhead.transport.interrupt;

import org.jspecify.annotations.Nullable;

/// Settings by which interrupts are published. Immutable.
///
/// @param clientId the name of the participant that publishes them
/// @param words for channels without AI Transport
/// @param wake where an agent of AI Transport is woken by `POST {inputEventId, sessionName}`, as its application does;
///     null when nobody wakes it
public record InterruptSettings(
        String clientId, PlainWords words, @Nullable String wake) {
    /// The participant `playhead`, who wakes nobody.
    public static final InterruptSettings DEFAULT = new InterruptSettings("playhead", PlainWords.DEFAULT, null);

    public InterruptSettings {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("Who interrupts needs a name.");
        }
    }

    /// Returns these settings for a participant of another name.
    public InterruptSettings as(String other) {
        return new InterruptSettings(other, words, wake);
    }

    /// Returns these settings with other words for plain channels.
    public InterruptSettings saying(PlainWords other) {
        return new InterruptSettings(clientId, other, wake);
    }

    /// Returns these settings with an address at which the agent is woken; empty for none.
    ///
    /// @throws IllegalArgumentException when it is no address of HTTP
    public InterruptSettings waking(String address) {
        if (address.isBlank()) {
            return new InterruptSettings(clientId, words, null);
        }
        var wake = address.strip();
        var rest =
                wake.startsWith("https://") ? wake.substring(8) : wake.startsWith("http://") ? wake.substring(7) : "";
        if (rest.isEmpty() || rest.startsWith("/") || rest.indexOf(' ') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is no address to wake an agent at; write http://localhost:3000/agent.");
        }
        return new InterruptSettings(clientId, words, wake);
    }
}
