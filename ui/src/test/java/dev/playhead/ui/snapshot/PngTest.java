package dev.playhead.ui.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playhead.ui.FxToolkit;
import java.io.ByteArrayInputStream;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class PngTest {
    @Test
    void everyPixelComesBack() {
        var image = new WritableImage(37, 11);
        for (int x = 0; x < 37; x++) {
            for (int y = 0; y < 11; y++) {
                image.getPixelWriter().setColor(x, y, Color.rgb(x * 6, y * 20, (x * y) % 256));
            }
        }
        var read = new Image(new ByteArrayInputStream(Png.encode(image)));
        assertFalse(read.isError());
        for (int x = 0; x < 37; x++) {
            for (int y = 0; y < 11; y++) {
                assertEquals(
                        image.getPixelReader().getArgb(x, y),
                        read.getPixelReader().getArgb(x, y));
            }
        }
    }
}
