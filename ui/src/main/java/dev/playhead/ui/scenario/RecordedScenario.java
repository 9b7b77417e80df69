package dev.playhead.ui.scenario;

import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.scenario.draft.DraftRange;
import dev.playhead.transport.scenario.draft.NothingToPlayException;
import dev.playhead.transport.scenario.draft.ScenarioDraft;
import dev.playhead.ui.control.FileSaver;
import java.io.IOException;
import java.nio.file.Path;

/// A scenario that is made of a recording, or of what has been recorded of a live session so far.
public final class RecordedScenario {
    private static final String ENDING = "(\\.playhead)?\\.mcap$";

    private RecordedScenario() {}

    /// Returns what a person is asked before it is written.
    ///
    /// @param recording that it is made of
    public static FileSaver.Offer offer(Path recording) {
        return new FileSaver.Offer("Record to scenario", "The scenario", "Scenario", name(recording) + ".yaml");
    }

    private static String name(Path recording) {
        return String.valueOf(recording.getFileName()).replaceFirst(ENDING, "");
    }

    /// Writes it as a whole or not at all. Not for the FX thread.
    ///
    /// @throws IOException when the recording cannot be read, nobody took part in it, or the file cannot be written
    public static void write(Path recording, Path file) throws IOException {
        try {
            var draft = ScenarioDraft.of(recording, DraftRange.WHOLE, name(recording));
            WholeFile.write(file, draft.text());
        } catch (NothingToPlayException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
