package dev.playhead.ui.table;

/// What the pane beside a table can ask the window for. FX thread.
public interface SideActions {
    /// Goes to a frame on the timeline.
    void goTo(int frame);

    /// Goes to the frames that a filter chooses, and to one of them.
    void goTo(int frame, String filter);

    /// Puts the playhead on a moment, ns since 1970; the view that is shown stays.
    void moveTo(long nanos);

    /// Reads a frame and makes it the one that is chosen in the window; [SidePane#detail] is told what it
    /// says.
    void look(int frame);
}
