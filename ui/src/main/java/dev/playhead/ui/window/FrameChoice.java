package dev.playhead.ui.window;

/// Chooses the frame that is chosen in all of the window, whichever view asks for it. FX thread.
interface FrameChoice {
    /// Chooses nothing.
    FrameChoice NONE = new FrameChoice() {
        @Override
        public void choose(int row) {}

        @Override
        public void goTo(int row) {}
    };

    /// Chooses a row of the frames table; the view that is shown stays.
    void choose(int row);

    /// Chooses a row of the frames table and goes to it on the timeline.
    void goTo(int row);
}
