package dev.playhead.ui.window;

import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.rehearsal.ConversationRehearsal;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// View of a window, which fills it below the top bar; the rail chooses one. FX thread.
interface View {
    ViewKind kind();

    /// Returns whether the window has all that it shows, beside what its kind asks for.
    default boolean isOffered() {
        return true;
    }

    /// The view itself; the same node until it is shown anew.
    Region node();

    /// The view is about to be seen, or to be seen otherwise: another session, other colours, another mode. A
    /// view of a session shows all of it but what the session still works out.
    void show();

    /// The view is on screen now.
    default void entered() {}

    /// Shows one of its forms, by name.
    default void turnTo(String form) {}

    /// Its panes, in the order in which F6 visits them.
    default List<PaneFocus.Pane> panes() {
        return List.of(PaneFocus.Pane.of(node()));
    }

    /// Returns the commands of the keys while the view is shown.
    default List<Command> commands() {
        return List.of();
    }

    /// Takes the rail in, or gives it back for null. False when the rail is to stand beside the whole view.
    default boolean takeRail(@Nullable Node rail) {
        return false;
    }

    /// The window has become so wide, px.
    default void fit(double width) {}

    /// Mode, or what the playhead keeps to, has changed.
    default void modeChanged() {}

    /// The playhead has moved.
    default void playheadMoved(OpenSession open) {}

    /// The parts that have something new to show of the session.
    default Set<PaintTurns.Part> behind(OpenSession open) {
        return Set.of();
    }

    /// Shows what is new in one part.
    default void paint(PaintTurns.Part part, OpenSession open) {}

    /// Returns whether painting it moves [dev.playhead.ui.time.TimelineViewport] on as the session grows.
    default boolean movesViewport() {
        return false;
    }

    /// Shows a state of the session that was worked out already. For pictures.
    default void state(OpenSession open, SessionState state) {}

    /// Chooses a row of the frames table, if the view has it.
    default void select(int row) {}

    /// Puts the focus where the filter of the window is written, if the view has a place for it.
    default void writeFilter() {}

    /// Returns whether it has the whole window: without top bar, rail and status bar.
    default boolean fillsWindow() {
        return false;
    }

    /// Returns how far an arrow key moves the playhead, ns; with Shift a tenth of it, with Alt five times as far.
    default long stepNanos() {
        return 100_000_000;
    }

    /// Steps back out of what was chosen or opened.
    default void stepOut() {}

    /// Returns whether nothing is worked out beside the FX thread that it will show. For pictures.
    default boolean isSettled() {
        return true;
    }

    /// Steps that make what the first frames of a session need, while nothing moves yet; each is short.
    default List<Runnable> rehearsal(ConversationRehearsal room) {
        return List.of();
    }

    /// Paints now what else waits for a pulse. For pictures.
    default void paintNow() {}

    /// Lets go of what it holds open: the window is closed.
    default void close() {}

    /// Session and moment that a view shows: while both are still so it is not painted again. FX thread.
    final class ShownMoment {
        private @Nullable OpenSession session;
        private long epoch = -1;
        private long nanos;

        /// Returns whether the session is another one than before; from now on it is shown, and nothing of it yet.
        boolean turnsTo(OpenSession open) {
            if (open == session) {
                return false;
            }
            session = open;
            epoch = -1;
            return true;
        }

        /// Returns whether a session has something new, or the playhead, ns since 1970, is elsewhere.
        boolean isBehind(OpenSession open, long playhead) {
            return open.session().epoch() != epoch || playhead != nanos;
        }

        /// Notes what is shown from now on.
        void show(OpenSession open, long playhead) {
            epoch = open.session().epoch();
            nanos = playhead;
        }
    }
}
