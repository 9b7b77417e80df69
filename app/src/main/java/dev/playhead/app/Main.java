package dev.playhead.app;

/// Starts the product.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
