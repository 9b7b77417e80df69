package dev.playhead.ui.command;

import java.util.function.BooleanSupplier;

/// Scope in which a command works. FX thread.
///
/// @param works whether it works now
/// @param elsewhere where it works, said while it does not, for example `in Timeline`
public record CommandScope(BooleanSupplier works, String elsewhere) {
    /// Works whatever is shown.
    public static final CommandScope EVERYWHERE = new CommandScope(() -> true, "");

    /// Returns whether a command of this scope works now.
    public boolean isHere() {
        return works.getAsBoolean();
    }
}
