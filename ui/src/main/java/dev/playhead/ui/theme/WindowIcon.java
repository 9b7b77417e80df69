package dev.playhead.ui.theme;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/// The icon of the product for title bars and task lists. The packages carry the same pictures.
public final class WindowIcon {
    private static final int[] SIZES = {16, 32, 64, 256};

    private WindowIcon() {}

    /// The icon in the sizes that desktops ask for. FX thread.
    public static List<Image> images() {
        return IntStream.of(SIZES)
                .mapToObj(size ->
                        new Image(Theme.url("icon/playhead-" + size + ".png").toExternalForm()))
                .toList();
    }
}
