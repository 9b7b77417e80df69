package dev.playhead.transport.delivery;

/// Outcome for one device of one version of a message. What is wrong with a delivery goes before how late it was.
public enum Delivery {
    /// Written to its socket in time.
    DELIVERED("delivered", Tone.FINE),
    /// Written to its socket later than is said to be late: after a resume, by a whole message that came later, or
    /// slowly.
    LATE("late", Tone.LATE),
    /// Sent to it more than once on the same attachment.
    DUPLICATE("duplicate", Tone.WRONG),
    /// Sent to it after something that follows it in the channel.
    OUT_OF_ORDER("out of order", Tone.WRONG),
    /// It was attached and should have got it, and was never sent it; or it was gone and came back without it.
    MISSING("missing", Tone.WRONG),
    /// A fault rule keeps it from it.
    WITHHELD("withheld by a fault", Tone.WRONG),
    /// Its transport is gone; it gets it when it resumes.
    AWAY("waits for a resume", Tone.LATE),
    /// Handed to its socket, which has not taken it yet.
    ON_ITS_WAY("on its way", Tone.NONE),
    /// It was not attached then: not yet, or no longer.
    NOT_ATTACHED("not attached", Tone.NONE),
    /// Not meant for it: its own without echo, filtered out, or the attachment has no mode SUBSCRIBE.
    NOT_MEANT("not meant for it", Tone.NONE);

    private final String words;
    private final Tone tone;

    Delivery(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    /// Returns it in words for people, in lower case.
    public String words() {
        return words;
    }

    /// Returns how bad it is.
    public Tone tone() {
        return tone;
    }

    /// Returns whether the device should have it: only such cells are counted.
    public boolean isOwed() {
        return tone != Tone.NONE || this == ON_ITS_WAY;
    }

    /// Tone of an outcome.
    public enum Tone {
        FINE,
        LATE,
        WRONG,
        NONE
    }
}
