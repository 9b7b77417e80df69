package dev.playhead.ui.palette;

/// Group of results, in the order in which they are shown.
public enum PaletteGroup {
    /// Results that were chosen before, first while nothing is asked and last otherwise.
    RECENT("Recent", ""),
    COMMANDS("Commands", ">"),
    DEVICES("Devices", "@"),
    RUNS("Runs", ""),
    MESSAGES("Messages", ""),
    FRAMES("Frames", "#"),
    SERIALS("Serials", "#"),
    FINDINGS("Findings", "!");

    private final String title;
    private final String sign;

    PaletteGroup(String title, String sign) {
        this.title = title;
        this.sign = sign;
    }

    /// Returns what the column at the left calls it.
    public String title() {
        return title;
    }

    /// Returns what is written before a query to ask this group alone: its sign, or its title and a colon.
    public String prefix() {
        return sign.isEmpty() ? title + ":" : sign;
    }
}
