package dev.playhead.ui.window;

import dev.playhead.ui.theme.Palette;
import dev.playhead.ui.time.TimelineViewport;
import dev.playhead.ui.welcome.Welcome;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Context that the views of one window share. FX thread.
///
/// @param model mode and playhead
/// @param viewport what part of the session is on screen
/// @param open the session that is shown; null while there is none
/// @param welcome what the first screen shows; null when the window has none
/// @param palette colours of today
/// @param frames the frame that is chosen in all of the window
record ViewContext(
        WindowModel model,
        TimelineViewport viewport,
        Supplier<@Nullable OpenSession> open,
        Supplier<@Nullable Welcome> welcome,
        Supplier<Palette> palette,
        FrameChoice frames) {}
