package dev.playhead.ui.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// How much two pictures of the same size look alike, whatever the edges of their letters: the mean colours of square
/// blocks are compared. A block differs when its mean red, green or blue is off by more than [#MOST_OFF].
///
/// @param blocks how many there are
/// @param different how many of them differ
/// @param x left edge of the block that is off most, in pixels
/// @param y its top edge, in pixels
/// @param off by how much that block is off, of 255
record Likeness(int blocks, int different, int x, int y, int off) {
    private static final int SIDE = 8;
    private static final int MOST_OFF = 16;
    private static final double MOST_DIFFERENT = 0.001;

    /// Compares two PNG files, down to so many pixels above their lower edges.
    ///
    /// @throws IOException when one cannot be read, or their sizes are not the same
    static Likeness of(Path one, Path other, int leftOut) throws IOException {
        var first = read(one);
        var second = read(other);
        if (first.getWidth() != second.getWidth() || first.getHeight() != second.getHeight()) {
            throw new IOException(one + " and " + other + " are not of the same size.");
        }
        int blocks = 0;
        int different = 0;
        int worstX = 0;
        int worstY = 0;
        int worst = 0;
        for (int y = 0; y + SIDE <= first.getHeight() - leftOut; y += SIDE) {
            for (int x = 0; x + SIDE <= first.getWidth(); x += SIDE) {
                int off = off(first.getPixelReader(), second.getPixelReader(), x, y);
                blocks++;
                different += off > MOST_OFF ? 1 : 0;
                if (off > worst) {
                    worst = off;
                    worstX = x;
                    worstY = y;
                }
            }
        }
        return new Likeness(blocks, different, worstX, worstY, worst);
    }

    /// Whether a person would call them the same.
    boolean isAlike() {
        return different <= MOST_DIFFERENT * blocks;
    }

    private static Image read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var image = new Image(in);
            if (image.isError()) {
                throw new IOException(file + " is no picture.", image.getException());
            }
            return image;
        }
    }

    private static int off(PixelReader one, PixelReader other, int left, int top) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < top + SIDE; y++) {
            for (int x = left; x < left + SIDE; x++) {
                int a = one.getArgb(x, y);
                int b = other.getArgb(x, y);
                red += (a >> 16 & 0xff) - (b >> 16 & 0xff);
                green += (a >> 8 & 0xff) - (b >> 8 & 0xff);
                blue += (a & 0xff) - (b & 0xff);
            }
        }
        int most = Math.max(Math.abs(red), Math.max(Math.abs(green), Math.abs(blue)));
        return most / (SIDE * SIDE);
    }
}
