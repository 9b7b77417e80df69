package dev.playhead.ui.finding;

import dev.playhead.ui.control.FileSaver;

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

    /// Returns what is offered to people who save a report in it.
    public FileSaver.Offer offer() {
        return new FileSaver.Offer("Export report", "The report", title, "findings." + extension);
    }
}
