package dev.playhead.ui.palette;

import dev.playhead.ui.pulse.LatestOnly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Search for places of the session, beside the FX thread. What is typed meanwhile ends it. FX thread.
final class PlaceSearch {
    private static final List<PaletteSource> SOURCES = List.of(
            new DeviceSource(),
            new RunSource(),
            new FrameSource(),
            new SerialSource(),
            new FindingSource(),
            new MessageSource());

    private final LatestOnly<Asked, Found> reader;
    private volatile @Nullable Asked latest;

    /// @param query what was asked
    record Asked(PaletteScope scope, PaletteQuery query) {}

    /// @param results in the order of the groups
    record Found(Asked asked, List<PaletteResult> results) {}

    /// @param onFound given what was found
    /// @param onProblem given a sentence that says why something could not be searched
    PlaceSearch(Consumer<Found> onFound, Consumer<String> onProblem) {
        reader = new LatestOnly<>(
                this::found,
                found -> {
                    if (found.asked == latest) {
                        onFound.accept(found);
                    }
                },
                e -> onProblem.accept("The session cannot be searched: " + e.getMessage()));
    }

    /// Begins to look; what was asked before is given up.
    void ask(PaletteScope scope, PaletteQuery query) {
        var asked = new Asked(scope, query);
        latest = asked;
        reader.ask(asked);
    }

    /// Gives up what was asked.
    void stop() {
        latest = null;
    }

    /// Returns whether nothing is looked for.
    boolean isIdle() {
        return reader.isIdle();
    }

    private Found found(Asked asked) throws IOException {
        var results = new ArrayList<PaletteResult>();
        for (var source : SOURCES) {
            if (asked != latest) {
                break;
            }
            if (asked.query.asks(source.group())) {
                results.addAll(source.find(asked.scope, asked.query, () -> asked != latest));
            }
        }
        return new Found(asked, results);
    }
}
