package dev.playhead.ui.table;

/// Tone of a text: what it means beside what it says. A text of every tone says it in words too.
public enum Tone {
    PLAIN(""),
    /// Not in the foreground: explained, folded or over.
    MUTED("ph-muted"),
    /// There and well: a dot stands before it.
    ALIVE(""),
    /// Proved good.
    OK("ph-ok-text"),
    /// Late, or about to be wrong.
    WARN("ph-warn-text"),
    /// Lost, refused or gone.
    FAULT("ph-fault-text");

    private final String style;

    Tone(String style) {
        this.style = style;
    }

    /// Returns the style class of labels; empty for the colour of all text.
    public String style() {
        return style;
    }
}
