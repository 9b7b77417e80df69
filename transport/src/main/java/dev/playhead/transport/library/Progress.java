package dev.playhead.transport.library;

/// Progress of reading or copying a file.
@FunctionalInterface
public interface Progress {
    /// Nobody wants to know.
    Progress UNSEEN = share -> true;

    /// Takes how much is done, from 0 to 1. Called by the thread that does it.
    ///
    /// @return false to end it there
    boolean at(double share);
}
