package dev.playhead.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The two type families of the product, bundled. Each face is addressed by its own family name, because
/// numeric weights are not reliable across platforms. Every number on screen is set in the mono family.
public final class Fonts {
    public static final String UI = "Inter";
    public static final String UI_MEDIUM = "Inter Medium";
    public static final String UI_SEMIBOLD = "Inter Semi Bold";
    public static final String MONO = "JetBrains Mono";
    public static final String MONO_MEDIUM = "JetBrains Mono Medium";
    public static final String MONO_SEMIBOLD = "JetBrains Mono SemiBold";

    private static final List<String> FILES = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Medium.ttf",
            "JetBrainsMono-SemiBold.ttf");

    private static boolean loaded;

    private Fonts() {}

    /// Makes the faces known to the toolkit. Cheap when repeated. Call before the first scene is shown.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        for (String file : FILES) {
            // one by one: loadFonts on a collection would need numeric weights later
            try (InputStream face = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (face == null || Font.loadFont(face, 12) == null) {
                    throw new IllegalStateException("The font " + file + " is missing from this build");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + file, e);
            }
        }
        loaded = true;
    }
}
