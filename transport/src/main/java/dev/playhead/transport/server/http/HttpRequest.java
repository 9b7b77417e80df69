package dev.playhead.transport.server.http;

import dev.playhead.transport.codec.rest.RestTarget;

/// One request, whole.
///
/// @param remoteAddress host and port of the other end, for display
@SuppressWarnings("ArrayRecordComponent")
public record HttpRequest(HttpHead head, RestTarget target, byte[] body, String remoteAddress) {}
