package dev.playhead.transport.session;

import dev.playhead.transport.fault.FaultRule;
import dev.playhead.transport.protocol.ErrorInfo;
import org.jspecify.annotations.Nullable;

/// Something that the service does to attachments now and then, done on purpose (RTL12, RTL13, RTL14).
///
/// @param channel the channel that it happens on
/// @param target whose attachments; null for everybody's
/// @param kind what happens
/// @param error the reason that clients are told
public record Interruption(String channel, FaultRule.@Nullable Target target, Kind kind, ErrorInfo error) {
    public enum Kind {
        /// DETACHED that nobody asked for: a client attaches again at once.
        DETACHED,
        /// ERROR on the channel: it has failed until the application attaches again; members leave at once.
        FAILED,
        /// ATTACHED without RESUMED: the attachment goes on, its continuity is lost.
        DISCONTINUITY
    }
}
