package dev.playhead.ui.timeline;

import dev.playhead.transport.insight.Timeline;

/// Selection on the lanes. Indices are those of the timeline that was shown.
public sealed interface Selection {
    /// Nothing is chosen.
    Selection NONE = new None();

    /// Returns the moment in the middle of what is chosen, ns since 1970; `otherwise` when nothing is.
    default long momentIn(Timeline timeline, long otherwise) {
        return switch (this) {
            case OfRun(int run) -> {
                var of = timeline.runs().get(run);
                long end = of.endedNanos() == 0 ? timeline.endNanos() : of.endedNanos();
                yield of.startedNanos() + (end - of.startedNanos()) / 2;
            }
            case OfMessage(int channel, int message) ->
                timeline.channels().get(channel).messages().get(message).createdNanos();
            case OfDevice(int participant, long atNanos) -> atNanos;
            case OfFrame(int row) -> timeline.frames().atNanos(row);
            case None none -> otherwise;
        };
    }

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
