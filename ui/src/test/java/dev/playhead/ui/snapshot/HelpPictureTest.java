package dev.playhead.ui.snapshot;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.help.ExampleAbout;
import dev.playhead.ui.theme.Appearance;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.welcome.WelcomeView;
import dev.playhead.ui.window.PlayheadWindow;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The tour over a window, and About, look as they did; drawn anew as [ReferencePictureTest] says.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Other systems shape text otherwise.")
@ExtendWith(FxToolkit.class)
class HelpPictureTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v0.playhead.mcap");
    private static final ReferencePictures PICTURES = new ReferencePictures(180_000, ReferencePictures.STATUS_BAR);
    private static final long SETTLES_WITHIN_NANOS = 20_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "1, LIGHT, 1180, 700",
        "2, DARK, 1180, 700",
        "2, LIGHT, 1100, 680",
        "3, DARK, 1410, 690",
        "3, LIGHT, 1180, 700",
        "4, DARK, 1100, 680"
    })
    void aStepOfTheTourLooksAsItDid(int step, Theme theme, int width, int height) throws Exception {
        SettingsStore store = Appearance.settings(theme);
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            long at = session.timeline().startNanos() + 600_000_000;
            var moment = session.at(at);
            var window = FxToolkit.onFx(() -> {
                var made = new PlayheadWindow(store);
                layOut(made, width, height);
                made.show(session);
                made.model().goTo(at);
                made.moment(session, moment);
                layOut(made, width, height);
                made.offerTour();
                for (int i = 1; i < step; i++) {
                    ((Button) made.scene().getRoot().lookup("#tour-next")).fire();
                }
                return made;
            });
            long until = System.nanoTime() + SETTLES_WITHIN_NANOS;
            while (!FxToolkit.onFx(() -> {
                        layOut(window, width, height);
                        return window.isSettled();
                    })
                    && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            PICTURES.isAsItWas(
                    FxToolkit.onFx(() -> {
                        layOut(window, width, height);
                        window.paintNow();
                        var taken = window.scene().snapshot(new WritableImage(width, height));
                        window.close();
                        return taken;
                    }),
                    ReferencePictures.drawn("tour-" + step, theme, width, height));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aboutLooksAsItDid(Theme theme) throws Exception {
        int width = 840;
        int height = 600;
        var scene = FxToolkit.onFx(() -> {
            var root = new StackPane(ExampleAbout.pane());
            var made = new Scene(root, width, height);
            var sheet = WelcomeView.class.getResource("/dev/playhead/ui/window/window.css");
            made.getStylesheets().add(Objects.requireNonNull(sheet).toExternalForm());
            theme.apply(made);
            root.resize(width, height);
            return made;
        });
        // What a licence says comes from another thread.
        long until = System.nanoTime() + SETTLES_WITHIN_NANOS;
        while (!FxToolkit.onFx(() -> {
                    for (int pass = 0; pass < 3; pass++) {
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                    }
                    return scene.getRoot().lookup("#about-text").lookup(".ph-wrapped") != null;
                })
                && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        var image = FxToolkit.onFx(() -> scene.snapshot(new WritableImage(width, height)));
        PICTURES.isAsItWas(image, ReferencePictures.drawn("about", theme, width, height));
    }

    private static void layOut(PlayheadWindow window, int width, int height) {
        var root = window.scene().getRoot();
        root.resize(width, height);
        for (int pass = 0; pass < 2; pass++) {
            root.applyCss();
            root.layout();
        }
    }
}
