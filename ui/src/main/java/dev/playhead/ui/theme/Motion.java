package dev.playhead.ui.theme;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Preference of a person that nothing moves by itself: panels come at once, and what follows a live session goes on
/// in steps. It is one for the whole process. FX thread.
public final class Motion {
    /// Least time between two steps of what follows a live session while motion is reduced, ms.
    public static final long STEP_MS = 1_000;

    private static final ReadOnlyBooleanWrapper REDUCED = new ReadOnlyBooleanWrapper();

    private Motion() {}

    /// True while motion is reduced.
    public static ReadOnlyBooleanProperty reducedProperty() {
        return REDUCED.getReadOnlyProperty();
    }

    /// Returns whether motion is reduced.
    public static boolean isReduced() {
        return REDUCED.get();
    }

    static void reduce(boolean reduced) {
        REDUCED.set(reduced);
    }
}
