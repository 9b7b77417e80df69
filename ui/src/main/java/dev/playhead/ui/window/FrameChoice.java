package dev.playhead.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /// Goes to moments of recordings, which are opened and read for it unless they are open. FX thread.
    final class OfAnyRecording implements OpenSession.Listener {
        private final ViewContext context;
        private @Nullable Place goal;

        /// A moment of a recording, ns since 1970.
        private record Place(Path file, long nanos) {}

        OfAnyRecording(ViewContext context) {
            this.context = context;
        }

        /// Goes to a moment of the session that is open, ns since 1970.
        void goTo(OpenSession open, long nanos) {
            context.frames().goTo(open.session().timeline().frames().rowAt(nanos));
            context.model().stepTo(nanos);
        }

        /// Goes to a moment of a recording, ns since 1970. Nothing happens where recordings cannot be opened.
        void goTo(Path file, long nanos) {
            var open = context.open().get();
            var welcome = context.welcome().get();
            if (open != null && file.equals(open.session().vitals().file())) {
                goTo(open, nanos);
            } else if (welcome != null) {
                goal = new Place(file, nanos);
                welcome.actions().open(file);
            }
        }

        /// Looks whether the recording has been opened. To be called when the mode has changed, which it does then.
        void modeChanged() {
            var open = context.open().get();
            if (open != null && goal != null) {
                open.listen(this);
            }
        }

        // Told once all of a recording has been read: what was to be shown of it is there then.
        @Override
        public void damage(OpenSession open, List<String> sentences) {
            var wanted = goal;
            if (wanted != null
                    && open == context.open().get()
                    && wanted.file.equals(open.session().vitals().file())) {
                goal = null;
                goTo(open, wanted.nanos);
            }
        }
    }

    /// Frames of the session that a window shows, in its timeline.
    ///
    /// @param timeline the view that has them
    /// @param shows shows a view
    record InTimeline(Supplier<View> timeline, Consumer<View> shows) implements FrameChoice {
        @Override
        public void choose(int row) {
            timeline.get().select(row);
        }

        @Override
        public void goTo(int row) {
            shows.accept(timeline.get());
            timeline.get().select(row);
        }
    }
}
