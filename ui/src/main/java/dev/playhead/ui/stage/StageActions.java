package dev.playhead.ui.stage;

/// Requests of the stage to its window. FX thread.
public interface StageActions {
    /// Shows now.
    void live();

    /// Shows the past, from where the playhead is.
    void replay();

    /// Goes back to the view that was shown before.
    void leave();

    /// Another device was chosen, or came on stage: what it has is to be read.
    void devicesChanged();

    /// Moves the playhead; ns since 1970.
    void goTo(long nanos);

    /// Puts the playhead on a moment, ns since 1970, and lets it stand there.
    void stepTo(long nanos);

    /// The moment that is shown, ns since 1970; `Long.MAX_VALUE` for now.
    long momentNanos();
}
