package dev.playhead.ui.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;

/// Diagonal lines as small tiles. Painting a tile costs a tenth of stroking its lines, and a hatch is
/// drawn often.
final class Hatch {
    private static final int KEPT = 64;

    private final Map<Key, ImagePattern> tiles = new HashMap<>();

    private record Key(Color colour, double alpha, int step, double lineWidth) {}

    /// A pattern of lines that rise to the right, `step` px apart.
    ImagePattern of(Color colour, double alpha, double step, double lineWidth) {
        if (tiles.size() > KEPT) {
            tiles.clear();
        }
        return tiles.computeIfAbsent(
                new Key(colour, alpha, (int) Math.max(2, Math.round(step)), lineWidth), Hatch::tile);
    }

    private static ImagePattern tile(Key key) {
        int size = key.step;
        var image = new WritableImage(size, size);
        var pixels = image.getPixelWriter();
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                int off = (x + y) % size; // 0 on the line, 1 and size-1 beside it
                double cover = off == 0 ? 0.85 : off == 1 || off == size - 1 ? 0.18 * key.lineWidth : 0;
                pixels.setColor(x, y, key.colour.deriveColor(0, 1, 1, Math.min(1, cover * key.alpha)));
            }
        }
        return new ImagePattern(image, 0, 0, size, size, false);
    }
}
