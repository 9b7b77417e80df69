package dev.playhead.ui.palette;

import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Messages by their serials, the newest first. Each leads to its creation.
final class SerialSource implements PaletteSource {
    // Fewer characters are part of nearly every serial.
    private static final int LEAST = 4;

    @Override
    public PaletteGroup group() {
        return PaletteGroup.SERIALS;
    }

    @Override
    public List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped) {
        var found = new ArrayList<PaletteResult>();
        if (query.words().size() != 1 || query.words().getFirst().length() < LEAST) {
            return found;
        }
        for (var channel : scope.session().timeline().channels()) {
            for (var mark : channel.messages().reversed()) {
                if (stopped.getAsBoolean() || found.size() == MOST) {
                    return found;
                }
                if (query.matches(mark.serial())) {
                    found.add(result(scope, channel, mark));
                }
            }
        }
        return found;
    }

    private PaletteResult result(PaletteScope scope, ChannelTrack channel, ChannelTrack.MessageMark mark) {
        var timeline = scope.session().timeline();
        int row = timeline.frames().arrivalAt(mark.createdNanos(), mark.author());
        String by = RunSource.name(timeline, mark.author());
        return PaletteResult.place(
                "serial:" + channel.id().words() + ":" + mark.serial(),
                group(),
                new Look(Icon.PIN, "ph-ink"),
                mark.serial(),
                channel.id().words() + (by.isEmpty() ? "" : ", by " + by),
                Formats.clock(mark.createdNanos() - timeline.startNanos()),
                () -> scope.go(row, mark.createdNanos()));
    }
}
