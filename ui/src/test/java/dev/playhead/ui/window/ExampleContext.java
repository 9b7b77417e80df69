package dev.playhead.ui.window;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Commands;
import dev.playhead.ui.settings.WindowSettings;
import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimelineViewport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Context of a view without a window around it.
final class ExampleContext {
    private ExampleContext() {}

    static ViewContext of(WindowModel model, TimelineViewport viewport, Supplier<@Nullable OpenSession> open) {
        return new ViewContext(
                model,
                viewport,
                open,
                () -> null,
                () -> null,
                () -> Palette.of(Theme.DARK),
                FrameChoice.NONE,
                new WindowSettings(SettingsStore.inMemory(), false, Commands::new),
                () -> {},
                words -> {});
    }
}
