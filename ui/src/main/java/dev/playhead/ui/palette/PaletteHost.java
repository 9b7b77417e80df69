package dev.playhead.ui.palette;

import dev.playhead.ui.command.Command;
import java.util.List;
import java.util.Optional;

/// Window that has a palette. FX thread.
public interface PaletteHost {
    /// Returns its commands, in the order in which people read them.
    List<Command> commands();

    /// Returns the session that is shown; empty while there is none.
    Optional<PaletteScope> scope();

    /// Returns whether it shows now, which is when faults can be set.
    boolean isLive();

    /// Says that something failed.
    void problem(String sentence);
}
