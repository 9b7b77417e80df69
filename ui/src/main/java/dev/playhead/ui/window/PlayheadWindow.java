package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.bar.NoticeBars;
import dev.playhead.ui.bar.StatusBar;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.rehearsal.ConversationRehearsal;
import dev.playhead.ui.rehearsal.Rehearsal;
import dev.playhead.ui.settings.WindowScene;
import dev.playhead.ui.settings.WindowSettings;
import dev.playhead.ui.stage.Story;
import dev.playhead.ui.theme.Appearance;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.welcome.Welcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// The window: one session, live or recorded, in one of its views, or the first screen while there is none.
/// FX thread.
public final class PlayheadWindow {
    private final TimelineViewport viewport = new TimelineViewport();
    private final WindowModel model = new WindowModel(viewport);
    private final ViewContext context;
    private final List<View> views;
    private final KeyActions actions = new KeyActions();
    private final TopBar topBar;
    private final StatusBar status = new StatusBar(this::toggleKeys);
    private final NoticeBars notices = new NoticeBars();
    private final Rail rail;
    private final WindowFrame root;
    private final Scene scene;
    private Appearance appearance;
    private final SessionPainter painter;
    private WindowKeys keys;
    private final WindowPulses pulses;
    private volatile @Nullable OpenSession open;
    private @Nullable Welcome welcome;
    private @Nullable View shown;
    // The last one beside which the window had its bars.
    private @Nullable View last;
    private Consumer<Boolean> onFill = fills -> {};
    private @Nullable Rehearsal rehearsal;

    /// A window in these colours, in which nobody changes settings. For pictures and tests.
    public PlayheadWindow(Theme theme) {
        this(Appearance.settings(theme), false);
    }

    /// A window as a person has set it, in which they can change that.
    public PlayheadWindow(SettingsStore store) {
        this(store, true);
    }

    private PlayheadWindow(SettingsStore store, boolean changeable) {
        context = new ViewContext(
                model,
                viewport,
                () -> this.open,
                () -> this.welcome,
                () -> this.shown,
                () -> Palette.of(this.appearance.theme()),
                new FrameChoice.InTimeline(() -> view(TimelineView.KIND), this::choose),
                new WindowSettings(store, changeable, () -> this.keys.commands()),
                this::back,
                this::failed);
        views = Views.of(context);
        topBar = new TopBar(
                model,
                actions::toStart,
                actions::openRecording,
                () -> choose(view(FindingsView.KIND)),
                () -> this.appearance.switchTheme());
        rail = new Rail(views, this::choose);
        root = new WindowFrame(topBar, notices, rail, status);
        painter = new SessionPainter(topBar, rail, status, notices, viewport);
        pulses = new WindowPulses(model, status, painter, () -> this.open, () -> this.shown, this::sayIdle);
        var dressed = WindowScene.of(root, store, this::themed);
        scene = dressed.scene();
        appearance = dressed.appearance();
        topBar.themed(appearance.theme());
        keys = new WindowKeys(scene, root, context, views, status, actions);
        root.widthProperty().addListener((o, before, now) -> fit(now.doubleValue()));
        fit(root.getWidth());
        model.modeProperty().addListener(o -> modeChanged());
        viewport.followingProperty().addListener(o -> modeChanged());
        viewport.playheadProperty().addListener(o -> pulses.touch());
        model.playingProperty().addListener(o -> replaying());
        model.speedProperty().addListener(o -> replaying());
        modeChanged();
    }

    /// Names of the views of a session and of their forms, for [#view].
    public static List<String> viewNames() {
        return Views.names();
    }

    /// For a stage of at least 1100 x 680.
    public Scene scene() {
        return scene;
    }

    public WindowModel model() {
        return model;
    }

    /// Returns the part of the session that is on screen, and the playhead.
    TimelineViewport viewport() {
        return viewport;
    }

    /// Shows a session from now on. The one before stays open: it belongs to whoever opened it.
    public void show(Session next) {
        var timeline = view(TimelineView.KIND);
        var before = open;
        if (before != null && before.session() == next) {
            choose(timeline);
            return;
        }
        close(before);
        var fresh = new OpenSession(next);
        fresh.listen(OpenSession.Listener.of(pulses::touch, notices::damage, status::problem));
        open = fresh;
        notices.clear();
        keys.palette().clear();
        status.problem("");
        choose(timeline);
        painter.bars(fresh, timeline);
        if (next.controls().isPresent()) {
            model.openLive();
        } else {
            model.openRecording();
        }
        modeChanged();
        pulses.start();
    }

    /// Begins the tour for somebody who has not seen it, beside the session that is shown.
    public void offerTour() {
        keys.help().offerTour();
    }

    /// Something failed that has no better place to say so.
    public void failed(String words) {
        status.problem(words);
    }

    /// Shows all recordings, if the window has them.
    public void sessions() {
        choose(view(SessionsView.KIND));
    }

    /// Returns whether there is a session to look at, even if the first screen is in front of it.
    public boolean hasSession() {
        return open != null;
    }

    /// Shows the first screen. A session that is shown stays; the rail leads back to it.
    public void welcome(Welcome next) {
        welcome = next;
        choose(view(WelcomePage.KIND));
        pulses.start();
    }

    /// Shows the view of this name.
    ///
    /// @throws IllegalArgumentException when there is none
    public void view(String name) {
        Views.turnTo(views, name, this::choose);
    }

    /// Tells from now on whether a view wants the whole screen. On the FX thread.
    public void onFill(Consumer<Boolean> listener) {
        onFill = listener;
    }

    /// Tells a story on the stage, over the session that is shown.
    public void tell(Story story) {
        if (view(StageView.KIND) instanceof StageView stage) {
            stage.tell(story);
            choose(stage);
        }
    }

    private void back() {
        choose(last == null ? view(TimelineView.KIND) : last);
    }

    private View view(ViewKind kind) {
        return views.get(Views.ALL.indexOf(kind));
    }

    /// Makes what the first frames of a session need, in small steps while nothing moves yet: until a session that is
    /// shown has frames. What it returns is completed then, on any thread; a second call begins nothing anew.
    public CompletableFuture<Void> rehearse() {
        if (rehearsal == null) {
            var room = new ConversationRehearsal(appearance.theme(), List.copyOf(scene.getStylesheets()));
            var steps = views.stream()
                    .flatMap(view -> view.rehearsal(room).stream())
                    .toList();
            rehearsal = new Rehearsal(steps, this::isQuiet).begin();
        }
        return rehearsal.ended();
    }

    private boolean isQuiet() {
        var current = open;
        return current == null || current.session().timeline().frames().count() == 0;
    }

    /// Shows the state of the session at a moment that was worked out already. For pictures.
    public void moment(Session of, SessionState state) {
        var current = open;
        var view = shown;
        if (current != null && current.session() == of && view != null) {
            view.state(current, state);
            painter.clock(current, view);
        }
    }

    /// Shows the session beside another recording.
    public void compareWith(Path recording) {
        if (view(CompareView.KIND) instanceof CompareView compare) {
            choose(compare);
            compare.compareWith(recording);
        }
    }

    /// Opens the command palette with a query. For pictures and tests.
    public void find(String query) {
        keys.palette().ask(query);
    }

    /// Chooses a row of the frames table. For pictures and tests.
    public void select(int row) {
        if (shown != null) {
            shown.select(row);
        }
    }

    /// Returns whether everything that was asked beside the FX thread has arrived. For pictures; FX thread, since an
    /// answer that is on its way may ask for more.
    public boolean isSettled() {
        var current = open;
        var view = shown;
        return (current == null || current.isSettled())
                && (view == null || view.isSettled())
                && keys.palette().isSettled();
    }

    /// Paints now what would wait for its turn. For pictures.
    public void paintNow() {
        var current = open;
        var view = shown;
        if (view != null) {
            if (current != null) {
                view.behind(current).forEach(part -> view.paint(part, current));
            }
            view.paintNow();
        }
    }

    /// Ends the painting. The session stays open: it belongs to whoever opened it.
    public void close() {
        keys.palette().hide();
        views.forEach(View::close);
        pulses.stop();
        topBar.serving().show(null);
        appearance.close();
        close(open);
        open = null;
    }

    private static void close(@Nullable OpenSession session) {
        if (session != null) {
            session.close();
        }
    }

    private void fit(double width) {
        if (width > 0) {
            rail.fit(width);
            views.forEach(view -> view.fit(width));
        }
    }

    private void choose(View next) {
        if (!next.kind().isOffered(context) || !next.isOffered()) {
            return;
        }
        var before = shown;
        shown = next;
        if (!next.fillsWindow()) {
            last = next;
        }
        root.show(before, next);
        if (next.fillsWindow() != (before != null && before.fillsWindow())) {
            onFill.accept(next.fillsWindow());
        }
        next.entered();
        rail.shows(next, context);
        topBar.shows(next);
        modeChanged();
        if (open == null) {
            sayIdle();
        }
    }

    private void sayIdle() {
        if (welcome != null) {
            var vitals = welcome.actions().vitals();
            status.idle(vitals);
            vitals.ifPresent(notices::recording);
        }
    }

    private void modeChanged() {
        boolean past = model.mode() == PlayMode.REPLAY;
        root.edge(past && shown != null && shown.kind().ofSession());
        views.forEach(View::modeChanged);
        if (open != null) {
            open.forgetState();
        }
        pulses.touch();
        replaying();
    }

    private void replaying() {
        boolean plays =
                model.mode() == PlayMode.REPLAY && model.playingProperty().get();
        status.replaying(plays ? model.speedProperty().get() : 0);
    }

    private void themed() {
        topBar.themed(appearance.theme());
        if (shown != null) {
            shown.show();
        }
    }

    private void toggleKeys() {
        keys.toggleList();
    }

    private final class KeyActions implements WindowKeys.Actions {
        @Override
        public void choose(View view) {
            PlayheadWindow.this.choose(view);
        }

        @Override
        public void toStart() {
            model.goTo(viewport.startNanos());
        }

        @Override
        public void openRecording() {
            if (welcome != null) {
                welcome.actions().choose();
            }
        }

        @Override
        public List<PaneFocus.Pane> panes() {
            return root.panes(shown);
        }
    }
}
