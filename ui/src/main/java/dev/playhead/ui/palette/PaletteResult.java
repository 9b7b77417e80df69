package dev.playhead.ui.palette;

import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.table.Tone;
import java.util.List;

/// Something that the palette has found: a command, or a place of the session. Immutable.
///
/// @param id stable name of it within the session
/// @param look icon and the style class of its colour
/// @param title what it is called
/// @param note more words, muted; may be empty
/// @param end words at the right end; may be empty
/// @param endTone tone of these
/// @param keys that do the same; may be empty
/// @param obstacle why it cannot be done now; empty when it can
/// @param go does it, or goes there; FX thread
public record PaletteResult(
        String id,
        PaletteGroup group,
        Look look,
        String title,
        String note,
        String end,
        Tone endTone,
        List<String> keys,
        String obstacle,
        Runnable go) {
    /// A place of the session.
    static PaletteResult place(
            String id, PaletteGroup group, Look look, String title, String note, String end, Runnable go) {
        return new PaletteResult(id, group, look, title, note, end, Tone.MUTED, List.of(), "", go);
    }

    /// A command.
    public static PaletteResult command(
            String id, Look look, String title, String note, List<String> keys, String obstacle, Runnable go) {
        return new PaletteResult(id, PaletteGroup.COMMANDS, look, title, note, "", Tone.MUTED, keys, obstacle, go);
    }

    /// Returns the same among those that were chosen before.
    PaletteResult recent() {
        return new PaletteResult(id, PaletteGroup.RECENT, look, title, note, end, endTone, keys, obstacle, go);
    }

    /// Returns whether it can be done now.
    public boolean works() {
        return obstacle.isEmpty();
    }
}
