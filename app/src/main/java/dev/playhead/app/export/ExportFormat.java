package dev.playhead.app.export;

import java.util.Locale;

/// Formats of `playhead export`, for programs.
enum ExportFormat {
    /// An object a row.
    JSONL,
    /// A line a row.
    CSV,
    /// Requests and sockets with their frames, for the tools of browsers.
    HAR,
    /// A page that any browser shows, with a playhead.
    HTML;

    /// Returns its name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
