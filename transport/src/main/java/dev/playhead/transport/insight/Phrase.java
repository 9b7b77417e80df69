package dev.playhead.transport.insight;

/// Part of a sentence.
///
/// @param text with the spaces and stops that join it to its neighbours
public record Phrase(String text, Tone tone) {
    public enum Tone {
        /// All is well, or nobody can tell.
        PLAIN,
        /// Something is lost, refused or not sent.
        FAULT
    }

    public static Phrase plain(String text) {
        return new Phrase(text, Tone.PLAIN);
    }

    public static Phrase fault(String text) {
        return new Phrase(text, Tone.FAULT);
    }
}
