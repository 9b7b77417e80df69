package dev.playhead.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playhead.ui.FxToolkit;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class WindowIconTest {
    private static final Color HEAD = Color.web("#8F90F7");

    @Test
    void eachPictureHasItsSizeAndThePlayheadInTheMiddle() {
        for (Image image : FxToolkit.onFx(WindowIcon::images)) {
            assertFalse(image.isError());
            assertEquals(image.getWidth(), image.getHeight());
            int middle = (int) image.getWidth() / 2;
            assertEquals(HEAD, image.getPixelReader().getColor(middle, middle / 2 + 1));
            assertEquals(0, image.getPixelReader().getColor(0, 0).getOpacity(), 0.2); // round corners
        }
    }
}
