package dev.playhead.ui.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What the comparison with reference pictures must notice, each by a picture that differs in nothing else.
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "The references were drawn on Linux; other systems shape text otherwise.")
@ExtendWith(FxToolkit.class)
class LikenessTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v0.playhead.mcap");

    @TempDir
    private Path folder;

    @Test
    void anotherMomentIsAnotherPicture() throws Exception {
        var drawn = folder.resolve("another-moment.png");
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            long at = session.timeline().startNanos() + 3_000_000_000L;
            WindowSnapshot.render(session, "timeline", Theme.DARK, 1180, 700, at, drawn);
        }
        assertFalse(compared(reference(), drawn).isAlike());
    }

    @Test
    void anotherThemeIsAnotherPicture() throws Exception {
        var light = ReferencePictures.FOLDER.resolve("timeline-light-1180x700.png");
        var likeness = compared(reference(), light);
        assertTrue(likeness.different() > likeness.blocks() / 2, likeness::toString);
    }

    @Test
    void aPartThatIsMissingIsNoticed() throws Exception {
        var image = image(reference());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 64; x < 234; x++) {
                if (y >= 280 && y < 340) { // two names of devices
                    image.getPixelWriter().setColor(x, y, image.getPixelReader().getColor(x, 279));
                }
            }
        }
        assertFalse(compared(reference(), written(image)).isAlike());
    }

    @Test
    void anotherColourOfTheSameBrightnessIsNoticed() throws Exception {
        var image = image(reference());
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 60; x++) { // the mark of the product
                var c = image.getPixelReader().getColor(x, y);
                image.getPixelWriter().setColor(x, y, Color.color(c.getBlue(), c.getGreen(), c.getRed()));
            }
        }
        assertFalse(compared(reference(), written(image)).isAlike());
    }

    @Test
    void whatIsMovedByOneOfItsRowsIsNoticed() throws Exception {
        assertFalse(
                compared(reference(), written(moved(image(reference()), 24))).isAlike());
    }

    @Test
    void edgesOfLettersMayDiffer() throws Exception {
        // What another rasterizer of fonts does: all edges a little softer.
        var image = image(reference());
        var soft = new WritableImage((int) image.getWidth(), (int) image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                var here = image.getPixelReader().getColor(x, y);
                var left = image.getPixelReader().getColor(Math.max(0, x - 1), y);
                soft.getPixelWriter().setColor(x, y, here.interpolate(left, 0.4));
            }
        }
        assertTrue(compared(reference(), written(soft)).isAlike());
    }

    @Test
    void anotherSizeIsRefused() {
        var small = ReferencePictures.FOLDER.resolve("timeline-dark-960x640.png");
        assertThrows(IOException.class, () -> compared(reference(), small));
    }

    @Test
    void thePictureItselfIsAlike() throws Exception {
        assertEquals(0, compared(reference(), reference()).different());
    }

    private static Likeness compared(Path one, Path other) throws IOException {
        return Likeness.of(one, other, ReferencePictures.STATUS_BAR);
    }

    private static Path reference() {
        return ReferencePictures.FOLDER.resolve("timeline-dark-1180x700.png");
    }

    private static WritableImage image(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var read = new Image(in);
            return new WritableImage(read.getPixelReader(), (int) read.getWidth(), (int) read.getHeight());
        }
    }

    private static WritableImage moved(WritableImage image, int down) {
        var moved = new WritableImage((int) image.getWidth(), (int) image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                moved.getPixelWriter().setArgb(x, y, image.getPixelReader().getArgb(x, Math.max(0, y - down)));
            }
        }
        return moved;
    }

    private Path written(WritableImage image) throws IOException {
        var file = folder.resolve("changed.png");
        Files.write(file, Png.encode(image));
        return file;
    }
}
