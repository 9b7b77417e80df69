package dev.playhead.ui.snapshot;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.settings.ModelPrice;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.transport.settings.ThemeChoice;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import dev.playhead.ui.window.PlayheadWindow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings, and a window with larger text, look as they did; drawn anew as [ReferencePictureTest] says.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Other systems shape text otherwise.")
@ExtendWith(FxToolkit.class)
class SettingsPictureTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v0.playhead.mcap");
    private static final ReferencePictures PICTURES = new ReferencePictures(180_000, ReferencePictures.STATUS_BAR);
    private static final long SETTLES_WITHIN_NANOS = 20_000_000_000L;

    @ParameterizedTest
    @CsvSource({"DARK, 1600, 900", "LIGHT, 1600, 900", "DARK, 1100, 680", "LIGHT, 1100, 680"})
    void settingsLookAsTheyDid(Theme theme, int width, int height) throws Exception {
        var store = store(theme);
        var prices = new LinkedHashMap<String, ModelPrice>();
        prices.put("planner-large", new ModelPrice(3, 15));
        prices.put("maps-small", new ModelPrice(0.25, 1.25));
        store.set(SettingCatalog.PRICES, prices);
        store.set(SettingCatalog.TRUSTED_ORIGINS, List.of("https://trip.example"));
        var window = FxToolkit.onFx(() -> {
            var made = new PlayheadWindow(store);
            made.welcome(new Welcome("localhost:9478", List.of(), WelcomeActions.NONE));
            layOut(made, width, height);
            made.view("settings");
            layOut(made, width, height);
            made.scene().getRoot().lookupAll(".label").forEach(node -> {
                if (node instanceof Label label && label.getText().startsWith("version ")) {
                    label.setText("version 1.0.0");
                }
            });
            return made;
        });
        compare(window, "settings", theme, width, height);
    }

    @ParameterizedTest
    @CsvSource({"timeline, 1100, 680", "messages, 1500, 900", "findings, 1100, 680"})
    void largerTextLooksAsItDid(String view, int width, int height) throws Exception {
        var store = store(Theme.DARK);
        store.set(SettingCatalog.TEXT_SIZE, 150L);
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            long at = session.timeline().startNanos() + 600_000_000;
            var moment = session.at(at);
            var window = FxToolkit.onFx(() -> {
                var made = new PlayheadWindow(store);
                layOut(made, width, height);
                made.show(session);
                made.view(view);
                made.model().goTo(at);
                made.moment(session, moment);
                layOut(made, width, height);
                return made;
            });
            compare(window, view + "-150", Theme.DARK, width, height);
        }
    }

    private static SettingsStore store(Theme theme) {
        return SettingsStore.inMemory(theme == Theme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }

    private static void layOut(PlayheadWindow window, int width, int height) {
        var root = window.scene().getRoot();
        root.resize(width, height);
        for (int pass = 0; pass < 2; pass++) {
            root.applyCss();
            root.layout();
        }
    }

    private static void compare(PlayheadWindow window, String name, Theme theme, int width, int height)
            throws Exception {
        long until = System.nanoTime() + SETTLES_WITHIN_NANOS;
        while (!FxToolkit.onFx(() -> {
                    layOut(window, width, height);
                    return window.isSettled();
                })
                && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        var image = FxToolkit.onFx(() -> {
            layOut(window, width, height);
            window.paintNow();
            var taken = window.scene().snapshot(new WritableImage(width, height));
            window.close();
            return taken;
        });
        PICTURES.isAsItWas(image, ReferencePictures.drawn(name, theme, width, height));
    }
}
