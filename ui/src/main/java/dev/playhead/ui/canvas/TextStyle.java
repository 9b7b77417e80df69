package dev.playhead.ui.canvas;

import dev.playhead.ui.theme.Fonts;
import javafx.scene.text.Font;

/// The few faces that the lanes are written in. Numbers are always mono.
public enum TextStyle {
    UI_10(Fonts.UI_MEDIUM, 10),
    UI_11(Fonts.UI_MEDIUM, 11),
    STRONG_11(Fonts.UI_SEMIBOLD, 11),
    MONO_10(Fonts.MONO_MEDIUM, 10),
    MONO_11(Fonts.MONO_MEDIUM, 11);

    private final Font font;

    TextStyle(String family, double size) {
        Fonts.load();
        this.font = Font.font(family, size);
    }

    Font font() {
        return font;
    }
}
