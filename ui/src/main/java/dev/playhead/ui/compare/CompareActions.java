package dev.playhead.ui.compare;

import dev.playhead.transport.api.Session;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Actions that the view asks the window for. FX thread.
public interface CompareActions {
    /// Returns the session that is shown in the window; null while there is none.
    @Nullable
    Session open();

    /// Asks a person for a recording; null when they want none.
    @Nullable
    Path choose();

    /// Returns the recordings of this machine, newest first.
    List<Path> recent();

    /// Shows a moment of a source on the timeline: of the open session at once, of another recording after it was
    /// opened in its place.
    ///
    /// @param nanos the moment, ns since 1970
    void show(ComparedSource source, long nanos);

    /// Returns whether a recording can be opened in place of the session.
    boolean canOpen();

    /// Saves differences where a person wants them.
    ///
    /// @param json whether it is for programs
    void export(String text, boolean json);
}
