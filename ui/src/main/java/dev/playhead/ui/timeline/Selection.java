package dev.playhead.ui.timeline;

/// Selection on the lanes. Indices are those of the timeline that was shown.
public sealed interface Selection {
    /// Nothing is chosen.
    Selection NONE = new None();

    record None() implements Selection {}

    /// @param run index of the run
    record OfRun(int run) implements Selection {}

    /// @param channel index of the channel
    /// @param message index in the channel
    record OfMessage(int channel, int message) implements Selection {}

    /// @param participant index of the participant
    /// @param atNanos the moment that was clicked, ns since 1970
    record OfDevice(int participant, long atNanos) implements Selection {}

    /// A mark that stands for one frame.
    ///
    /// @param row its row in the frames table
    record OfFrame(int row) implements Selection {}
}
