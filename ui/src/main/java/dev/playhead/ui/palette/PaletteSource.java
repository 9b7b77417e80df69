package dev.playhead.ui.palette;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Source of the results of one group. Beside the FX thread.
interface PaletteSource {
    /// Most results that a source looks for: nobody reads on.
    int MOST = 200;

    /// Returns the group of its results.
    PaletteGroup group();

    /// Returns what a query finds, the likeliest first, [#MOST] at most.
    ///
    /// @param stopped whether nobody waits for the answer any more
    /// @throws IOException when the recording cannot be read
    List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped) throws IOException;
}
