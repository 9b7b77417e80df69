package dev.playhead.app;

import dev.playhead.transport.copy.CsvCopy;
import dev.playhead.transport.copy.JsonLinesCopy;
import dev.playhead.transport.copy.RowCopy;
import java.util.Locale;

/// Formats of `playhead export`, for programs.
enum ExportFormat {
    JSONL(new JsonLinesCopy(), new JsonLinesCopy()),
    CSV(new CsvCopy(true), new CsvCopy(false));

    private final RowCopy first;
    private final RowCopy more;

    ExportFormat(RowCopy first, RowCopy more) {
        this.first = first;
        this.more = more;
    }

    /// Returns how the first rows of a file are written, or those that follow them.
    RowCopy rows(boolean areFirst) {
        return areFirst ? first : more;
    }

    /// Returns its name on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
