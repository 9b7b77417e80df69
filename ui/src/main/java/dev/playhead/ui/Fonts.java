package dev.playhead.ui;

/// The two type families of the product.
public final class Fonts {
    private Fonts() {}
}
