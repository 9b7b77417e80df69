package dev.playhead.ui.help;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.Commands;
import dev.playhead.ui.control.Overlay;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Help that lies over a window: the tour, and About. FX thread.
public final class WindowHelp {
    private final StackPane root;
    private final SettingsStore settings;
    private final Commands commands;
    private final Host host;
    private final TourLayer layer;
    private final Overlay tour;
    private @Nullable Overlay about;

    /// The window that is helped with.
    public interface Host {
        /// Shows the parts that the tour points at.
        void showTimeline();

        /// Returns whether there is a session whose parts can be pointed at.
        boolean hasSession();

        /// Returns host and port of the broker of the session; empty for a recording.
        Optional<String> address();

        /// Returns whether the window has a page that says how to connect.
        boolean connects();

        /// Returns the folder of the recordings; empty when the window has none.
        Optional<Path> recordings();
    }

    /// @param root the window, over which help lies
    public WindowHelp(StackPane root, SettingsStore settings, Commands commands, Host host) {
        this.root = root;
        this.settings = settings;
        this.commands = commands;
        this.host = host;
        layer = new TourLayer(root, this::endTour);
        tour = new Overlay(root, layer, this::tourEnded);
        StackPane.setAlignment(layer, Pos.TOP_LEFT);
    }

    /// Returns the commands that help has.
    public List<Command> commands() {
        return List.of(
                Command.of(
                        "tour",
                        "Take the tour",
                        "",
                        new CommandScope(host::hasSession, "once a session is shown"),
                        held -> takeTour()),
                Command.of("about", "About Playhead", "", CommandScope.EVERYWHERE, held -> openAbout()));
    }

    /// Begins the tour for somebody who has not seen it.
    public void offerTour() {
        if (!settings.get(SettingCatalog.TOUR_SEEN) && host.hasSession()) {
            takeTour();
        }
    }

    private void takeTour() {
        host.showTimeline();
        layer.begin(TourSteps.of(
                host.address(),
                host.connects(),
                id -> commands.find(id).map(Command::key).orElse("")));
        tour.open(layer.first());
    }

    private void endTour() {
        tour.close();
    }

    private void tourEnded() {
        layer.forget();
        settings.remember(SettingCatalog.TOUR_SEEN, true);
    }

    private void openAbout() {
        if (about != null && about.isOpen()) {
            return;
        }
        var pane = new AboutPane(ProductFacts.current(settings, host.recordings()), this::closeAbout);
        StackPane.setAlignment(pane, Pos.CENTER);
        var opened = new Overlay(root, pane, () -> {});
        opened.closedByPressElsewhere();
        about = opened;
        opened.open(pane.first());
        Thread.startVirtualThread(() -> {
            var parts = ShippedParts.ofThisProgram();
            Platform.runLater(() -> pane.show(parts));
        });
    }

    private void closeAbout() {
        if (about != null) {
            about.close();
        }
    }

    /// Returns whether a pressed key is for the help that is shown, and not for the window.
    public boolean keeps(KeyEvent key) {
        return about != null && about.keeps(key) || tour.keeps(key);
    }
}
