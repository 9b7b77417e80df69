package dev.playhead.ui.window;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.FileSaver;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.library.LibraryPane;
import dev.playhead.ui.library.RecordingExport;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// All recordings of the data directory: found, named, kept, opened and deleted. FX thread.
final class SessionsView implements View {
    static final ViewKind KIND =
            new ViewKind("sessions", "Sessions", "All recordings", Icon.FOLDER, "Ctrl L", false, SessionsView::new);

    private static final PaintTurns.Part LIVE = new PaintTurns.Part("sessions", 5_000);

    private final ViewContext context;
    private final FrameChoice.OfAnyRecording frames;
    private final ShownMoment shown = new ShownMoment();
    private Region node = new Region();
    private @Nullable LibraryPane library;

    SessionsView(ViewContext context) {
        this.context = context;
        frames = new FrameChoice.OfAnyRecording(context);
    }

    private LibraryPane make() {
        var welcome = context.welcome().get();
        var actions = welcome == null ? null : welcome.library();
        var made = library;
        if (made == null && actions != null) {
            made = new LibraryPane(actions, new Opening());
            library = made;
            node = GuardedPane.of("The list of recordings", made);
        }
        if (made == null) {
            throw new IllegalStateException("This window has no recordings to list");
        }
        return made;
    }

    private final class Opening implements LibraryPane.Opening {
        private final FileSaver files = FileSaver.dialog(() -> node.getScene().getWindow(), SessionsView.this::say);

        @Override
        public void openAt(Path file, long nanos) {
            frames.goTo(file, nanos);
        }

        @Override
        public void export(LibraryItem item, RecordingExport format) {
            files.save(format.offer(item), file -> format.write(item, file));
        }
    }

    private void say(String sentence) {
        if (library != null) {
            library.say(sentence);
        }
    }

    @Override
    public void modeChanged() {
        frames.modeChanged();
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public boolean isOffered() {
        var welcome = context.welcome().get();
        return welcome != null && welcome.library() != null;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show() {
        make().show(context.palette().get());
    }

    @Override
    public void entered() {
        var pane = library;
        if (pane != null) {
            pane.listFocus().requestFocus();
        }
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        var pane = library;
        return pane == null
                ? List.of()
                : List.of(
                        new PaneFocus.Pane(pane.list(), pane.listFocus()),
                        new PaneFocus.Pane(pane.details(), pane.detailsFocus()));
    }

    @Override
    public List<Command> commands() {
        var here = context.whileShown(this);
        return List.of(
                Command.of("find-recording", "Find a recording", "Ctrl F", here, held -> make().search()),
                Command.of("rename-recording", "Rename the chosen recording", "F2", here, held -> make().rename()),
                Command.of("pin-recording", "Pin the chosen recording, or unpin it", "P", here, held -> make().pin()),
                Command.of("delete-recording", "Delete the chosen recording", "Delete", here, held -> make().delete()));
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        return open.session().controls().isPresent() && shown.isBehind(open, 0) ? Set.of(LIVE) : Set.of();
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        shown.show(open, 0);
        if (library != null) {
            library.live(open.session());
        }
    }

    @Override
    public void stepOut() {
        if (library != null) {
            library.stepOut();
        }
    }

    @Override
    public boolean isSettled() {
        return library == null || library.isSettled();
    }
}
