package dev.playhead.transport.session;

import org.jspecify.annotations.Nullable;

/// State of the recording: whether what happens reaches the file. Immutable.
public sealed interface RecordingState {
    /// Everything is written.
    Writing FINE = new Writing(null);

    /// Everything is written.
    ///
    /// @param notice what befell the recording before, as one sentence for a person; null when nothing did
    record Writing(@Nullable String notice) implements RecordingState {}

    /// Nothing can be written, so nothing is acknowledged and nobody new is let in. It is tried again all the time.
    ///
    /// @param sinceNanos when it began, ns since 1970
    /// @param reason what is wrong and what to do, in sentences for a person
    record Failing(long sinceNanos, String reason) implements RecordingState {}
}
