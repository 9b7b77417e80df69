package dev.playhead.app;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.transport.settings.WindowPlace;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Place of the window: where it was when it was closed, as long as a screen is there. FX thread.
final class WindowPlacing {
    static final double LEAST_WIDTH = 1100;
    static final double LEAST_HEIGHT = 680;
    // So much of the title bar can be grasped with the mouse.
    private static final double GRASP = 80;

    private final Stage stage;
    private final SettingsStore settings;
    private WindowPlace place;

    private WindowPlacing(Stage stage, SettingsStore settings) {
        this.stage = stage;
        this.settings = settings;
        place = settings.get(SettingCatalog.WINDOW);
    }

    /// Puts the window where it was, and remembers from now on where it is.
    static void of(Stage stage, SettingsStore settings) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        var placing = new WindowPlacing(stage, settings);
        placing.recall();
        for (var changed : new javafx.beans.Observable[] {
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty()
        }) {
            changed.addListener(o -> placing.remember());
        }
    }

    private void recall() {
        if (!place.isKnown()) {
            return;
        }
        var screens = Screen.getScreensForRectangle(place.x(), place.y(), place.width(), GRASP);
        var fitted = screens.stream()
                .map(screen -> fit(place, screen.getVisualBounds()))
                .filter(WindowPlace::isKnown)
                .findFirst();
        fitted.ifPresent(to -> {
            stage.setX(to.x());
            stage.setY(to.y());
        });
        stage.setWidth(fitted.orElse(place).width());
        stage.setHeight(fitted.orElse(place).height());
        stage.setMaximized(place.maximised());
    }

    /// Returns a place of which enough is on a screen; none when it cannot be grasped there.
    static WindowPlace fit(WindowPlace place, Rectangle2D screen) {
        double x = Math.clamp(place.x(), screen.getMinX() - place.width() + GRASP, screen.getMaxX() - GRASP);
        boolean grasped = x == place.x() && place.y() >= screen.getMinY() - 1 && place.y() <= screen.getMaxY() - GRASP;
        return grasped
                ? new WindowPlace(
                        place.x(),
                        place.y(),
                        Math.max(LEAST_WIDTH, Math.min(place.width(), screen.getWidth())),
                        Math.max(LEAST_HEIGHT, Math.min(place.height(), screen.getHeight())),
                        place.maximised())
                : WindowPlace.NONE;
    }

    private void remember() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        // A maximised window goes back to the place of before.
        place = stage.isMaximized() && place.isKnown()
                ? new WindowPlace(place.x(), place.y(), place.width(), place.height(), true)
                : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        if (!Double.isNaN(place.x()) && !Double.isNaN(place.y())) {
            settings.remember(SettingCatalog.WINDOW, place);
        }
    }
}
