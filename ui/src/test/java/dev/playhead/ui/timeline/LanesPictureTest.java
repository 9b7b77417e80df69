package dev.playhead.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.lane.LaneHeaders;
import dev.playhead.ui.snapshot.Png;
import dev.playhead.ui.theme.CssWarnings;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.PlayMode;
import dev.playhead.ui.time.TimelineViewport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(FxToolkit.class)
class LanesPictureTest {
    private static final int WIDTH = 1131;
    private static final int HEIGHT = 425;

    @ParameterizedTest
    @EnumSource
    void cutIsDashedInTheFaultColourAndNothingInTheStyleIsUnresolved(Theme theme) throws IOException {
        var warnings = new CssWarnings();
        WritableImage picture;
        try (warnings) {
            picture = picture(theme, PlayMode.LIVE, 128.4);
        }
        assertEquals(List.of(), warnings.messages());
        save("lanes-" + theme.styleClass() + ".png", picture);
        assertTrue(count(picture, Palette.of(theme).faultMark()) > 60, "cut and fault marks");
        assertTrue(count(picture, Palette.of(theme).okMark()) > 20, "resumed mark");
        assertTrue(count(picture, Palette.of(theme).accent()) > 300, "playhead");
    }

    @Test
    void replayDimsWhatComesAfterThePlayhead() throws IOException {
        var live = picture(Theme.LIGHT, PlayMode.PAUSED, 110.9);
        var replay = picture(Theme.LIGHT, PlayMode.REPLAY, 110.9);
        save("lanes-replay.png", replay);
        int later = count(live, Palette.of(Theme.LIGHT).id(3));
        assertTrue(count(replay, Palette.of(Theme.LIGHT).id(3)) < later, "marks after the playhead are lighter");
        assertNotEquals(0, later);
    }

    private static WritableImage picture(Theme theme, PlayMode mode, double at) {
        return FxToolkit.onFx(() -> {
            var lanes = new LanesView(new TimelineViewport());
            var scene = new Scene(new StackPane(lanes), WIDTH, HEIGHT);
            theme.apply(scene);
            lanes.modeProperty().set(mode);
            lanes.show(ExampleSession.timeline(), List.of(), Palette.of(theme));
            lanes.viewport().show(ExampleSession.at(103.6), ExampleSession.at(128.6));
            lanes.viewport().scrubTo(ExampleSession.at(at));
            if (mode == PlayMode.REPLAY) {
                lanes.selectionProperty().set(new Selection.OfRun(4));
            }
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            lanes.paintNow();
            return scene.snapshot(null);
        });
    }

    private static int count(WritableImage image, Color colour) {
        int found = 0;
        for (int x = (int) LaneHeaders.WIDTH; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                if (image.getPixelReader().getColor(x, y).equals(colour)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static void save(String name, WritableImage picture) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "snapshots"));
        Files.write(folder.resolve(name), Png.encode(picture));
    }
}
