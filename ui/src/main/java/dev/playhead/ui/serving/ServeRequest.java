package dev.playhead.ui.serving;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Somebody wants a recording to be served to clients.
///
/// @param fromNanos the moment to begin with, ns since 1970; 0 for its beginning
/// @param place the client ID of the participant that is left out, for a client of their own; null for nobody
public record ServeRequest(
        Path file, long fromNanos, @Nullable String place) {}
