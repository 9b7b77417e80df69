package dev.playhead.ui.finding;

/// Format of a report of findings.
public enum ReportFormat {
    MARKDOWN("Markdown", "md"),
    JSON("JSON", "json");

    private final String title;
    private final String extension;

    ReportFormat(String title, String extension) {
        this.title = title;
        this.extension = extension;
    }

    /// Returns its name for people.
    public String title() {
        return title;
    }

    /// Returns how its files end, without the dot.
    public String extension() {
        return extension;
    }
}
