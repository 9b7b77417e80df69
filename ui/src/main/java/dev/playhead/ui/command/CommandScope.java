package dev.playhead.ui.command;

import java.util.function.BooleanSupplier;

/// Scope in which a command works. FX thread.
///
/// @param works whether it works now
/// @param elsewhere where it works, said while it does not, for example `in Timeline`
/// @param view name of the one view in which it works; empty when it is not bound to one
public record CommandScope(BooleanSupplier works, String elsewhere, String view) {
    /// Works whatever is shown.
    public static final CommandScope EVERYWHERE = new CommandScope(() -> true, "");

    /// A scope that is not bound to one view.
    public CommandScope(BooleanSupplier works, String elsewhere) {
        this(works, elsewhere, "");
    }

    /// Returns the scope of a view.
    ///
    /// @param title of the view
    /// @param shown whether it is shown now
    public static CommandScope ofView(String title, BooleanSupplier shown) {
        return new CommandScope(shown, "in " + title, title);
    }

    /// Returns whether a command of this scope works now.
    public boolean isHere() {
        return works.getAsBoolean();
    }

    /// Returns whether there may be a moment at which commands of both work.
    public boolean meets(CommandScope other) {
        return view.isEmpty() || other.view.isEmpty() || view.equals(other.view);
    }
}
