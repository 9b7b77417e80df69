package dev.playhead.ui.palette;

import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// The frame with a number, as the table counts them.
final class FrameSource implements PaletteSource {
    private static final int MOST_DIGITS = 9;

    @Override
    public PaletteGroup group() {
        return PaletteGroup.FRAMES;
    }

    @Override
    public List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped)
            throws IOException {
        var timeline = scope.session().timeline();
        var frames = timeline.frames();
        int row = query.words().size() == 1 ? number(query.words().getFirst()) - 1 : -1;
        if (row < 0 || row >= frames.count()) {
            return List.of();
        }
        long nanos = frames.atNanos(row);
        String who = RunSource.name(timeline, frames.participant(row));
        String summary = scope.session().summary(row);
        return List.of(PaletteResult.place(
                "frame:" + row,
                group(),
                new Look(Icon.LANES, "ph-ink"),
                String.format(Locale.ROOT, "Frame #%,d", row + 1),
                who + (who.isEmpty() ? "" : ", ") + frames.kind(row) + (summary.isEmpty() ? "" : ", " + summary),
                Formats.clock(nanos - timeline.startNanos()),
                () -> scope.go(row, nanos)));
    }

    // The number with or without the commas of the table; 0 for what is none.
    private static int number(String word) {
        String digits = word.replace(",", "");
        boolean plain = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
        return plain && digits.chars().allMatch(sign -> sign >= '0' && sign <= '9') ? Integer.parseInt(digits) : 0;
    }
}
