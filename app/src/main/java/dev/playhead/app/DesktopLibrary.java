package dev.playhead.app;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.ui.library.LibraryActions;
import dev.playhead.ui.serving.ServeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The recordings of a data directory, and what a window with a broker does with them. FX thread.
final class DesktopLibrary implements LibraryActions {
    private final Desktop desktop;
    private final LiveWelcomeActions live;
    private final Session session;
    private final RecordingLibrary library;

    DesktopLibrary(Desktop desktop, LiveWelcomeActions live, Session session, RecordingLibrary library) {
        this.desktop = desktop;
        this.live = live;
        this.session = session;
        this.library = library;
    }

    @Override
    public RecordingLibrary library() {
        return library;
    }

    @Override
    public Optional<Session> live() {
        return Optional.of(session);
    }

    @Override
    public void showLive() {
        live.showLive();
    }

    @Override
    public void open(Path file) {
        desktop.open(file);
    }

    @Override
    public void serve(ServeRequest request) {
        desktop.serve(request);
    }

    @Override
    public boolean canCompare() {
        return desktop.window().hasSession();
    }

    @Override
    public void compare(Path file) {
        desktop.window().compareWith(file);
    }

    @Override
    public void reveal(Path file) {
        FolderReveal.show(file, desktop.window()::failed);
    }

    @Override
    public List<Path> choose() {
        return desktop.chooseSeveral();
    }
}
