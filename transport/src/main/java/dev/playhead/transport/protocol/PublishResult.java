package dev.playhead.transport.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of an ACK that answers one frame.
///
/// @param serials one entry per message of the frame: the message's serial, for an update, delete or append the
///     version's; null when a later version has taken its place
public record PublishResult(List<@Nullable String> serials) {
    public PublishResult {
        serials = Collections.unmodifiableList(new ArrayList<>(serials));
    }
}
