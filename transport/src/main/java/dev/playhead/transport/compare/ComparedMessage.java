package dev.playhead.transport.compare;

import org.jspecify.annotations.Nullable;

/// A message as a side has it at the end.
///
/// @param channel name of its channel, without the app
/// @param serial its identity where both sides are of one recording
/// @param id under which it was published; null when it had none
/// @param author client id of who published it, or a name; empty when nobody knows
/// @param run the run that it belongs to, as on the wire; null for none
/// @param name as published; empty for none
/// @param text as a person reads it; null when the side does not know it any more
/// @param isDeleted whether it was deleted
/// @param createdNanos when it was created, ns since 1970
/// @param doneNanos when its last version came, ns since 1970
/// @param runNumber number of the [ComparedRun] that it belongs to, as its question or as part of the answer; 0 for
/// none
/// @param versions how many it had: its creation, its appends and its changes; 0 when that is not known
public record ComparedMessage(
        String channel,
        String serial,
        @Nullable String id,
        String author,
        @Nullable String run,
        String name,
        @Nullable String text,
        boolean isDeleted,
        long createdNanos,
        long doneNanos,
        int runNumber,
        int versions) {
    /// One of no [ComparedRun], of whose versions nothing is known.
    public ComparedMessage(
            String channel,
            String serial,
            @Nullable String id,
            String author,
            @Nullable String run,
            String name,
            @Nullable String text,
            boolean isDeleted,
            long createdNanos,
            long doneNanos) {
        this(channel, serial, id, author, run, name, text, isDeleted, createdNanos, doneNanos, 0, 0);
    }

    /// Returns whether it reads like another, as far as both are known.
    public boolean readsLike(ComparedMessage other) {
        return isDeleted == other.isDeleted && (text == null || other.text == null || text.equals(other.text));
    }
}
