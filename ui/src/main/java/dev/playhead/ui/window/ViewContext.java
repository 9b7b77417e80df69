package dev.playhead.ui.window;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.interrupt.InterruptPrompt;
import dev.playhead.ui.interrupt.InterruptSubject;
import dev.playhead.ui.settings.WindowSettings;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.welcome.Welcome;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Context that the views of one window share. FX thread.
///
/// @param model mode and playhead
/// @param viewport what part of the session is on screen
/// @param open the session that is shown; null while there is none
/// @param welcome what the first screen shows; null when the window has none
/// @param shown the view on screen; null while there is none
/// @param palette colours of today
/// @param frames the frame that is chosen in all of the window
/// @param settings what a person has chosen for the window
/// @param back goes back to the view that was shown before one that fills the window
/// @param problem says in a sentence that something failed which has no better place to say so
record ViewContext(
        WindowModel model,
        TimelineViewport viewport,
        Supplier<@Nullable OpenSession> open,
        Supplier<@Nullable Welcome> welcome,
        Supplier<@Nullable View> shown,
        Supplier<Palette> palette,
        FrameChoice frames,
        WindowSettings settings,
        Runnable back,
        Consumer<String> problem) {
    /// Returns the scope of commands that work while a view is shown.
    CommandScope whileShown(View view) {
        return CommandScope.ofView(view.kind().title(), () -> shown.get() == view);
    }

    /// Returns the recordings of the window; empty when it has none.
    Optional<RecordingLibrary> library() {
        var first = welcome.get();
        var actions = first == null ? null : first.library();
        return actions == null ? Optional.empty() : Optional.of(actions.library());
    }

    /// Returns the scope of commands that work while a session is shown, whichever its view.
    CommandScope ofSession() {
        return new CommandScope(
                () -> {
                    var view = shown.get();
                    return view != null && view.kind().ofSession();
                },
                "while a session is shown");
    }

    /// Returns the controls of the session while the window shows now; null when nothing can be done.
    @Nullable
    Controls liveControls() {
        var of = open.get();
        return of == null || model.mode() != PlayMode.LIVE
                ? null
                : of.session().controls().orElse(null);
    }

    /// Returns what the panes beside tables and lists ask the window for.
    SideActions sideActions() {
        return new WindowActions(this);
    }

    private record WindowActions(ViewContext context) implements SideActions {
        @Override
        public void goTo(int frame) {
            context.frames.goTo(frame);
        }

        @Override
        public void goTo(int frame, String filter) {
            context.model.filterProperty().set(filter);
            context.frames.goTo(frame);
        }

        @Override
        public void moveTo(long nanos) {
            context.model.stepTo(nanos);
        }

        @Override
        public void look(int frame) {
            var open = context.open.get();
            if (open != null && frame >= 0) {
                context.frames.choose(frame);
                // It may be the chosen one already, and what it says has been told to others.
                open.look(frame, context.model.momentNanos());
            }
        }

        @Override
        public void versions(int frame, Consumer<MessageVersions> then) {
            var open = context.open.get();
            if (open != null) {
                open.versions(frame, then);
            }
        }

        @Override
        public void over(Consumer<Node> opening) {
            var view = context.shown.get();
            if (view != null) {
                opening.accept(view.node());
            }
        }

        @Override
        public void problem(String sentence) {
            context.problem.accept(sentence);
        }

        @Override
        public void interrupt(InterruptKind kind, InterruptSubject subject, Controls controls) {
            over(node -> InterruptPrompt.start(node, kind, subject, controls));
        }
    }
}
