package dev.playhead.ui.library;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.ui.serving.ServeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Actions of the program around the list of recordings. FX thread.
public interface LibraryActions {
    /// Returns the recordings.
    RecordingLibrary library();

    /// Returns the room that is left on the disk of the recordings, bytes; 0 when nobody can tell. Any thread.
    default long freeBytes() {
        return library().freeBytes();
    }

    /// Returns the session that is being recorded; empty when there is none, or nothing has happened in it yet.
    Optional<Session> live();

    /// Shows the session that is being recorded.
    void showLive();

    /// Opens a recording in the window.
    void open(Path file);

    /// Serves a recording to clients, and shows that.
    void serve(ServeRequest request);

    /// Returns whether a session is open that a recording can be compared with.
    boolean canCompare();

    /// Compares the open session with a recording.
    void compare(Path file);

    /// Shows a file in its folder, in the program that the system has for that.
    void reveal(Path file);

    /// Lets a person choose recordings to import; empty when they want none.
    List<Path> choose();
}
