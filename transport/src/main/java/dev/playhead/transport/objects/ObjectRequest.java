package dev.playhead.transport.objects;

import dev.playhead.transport.protocol.ObjectPayload;
import org.jspecify.annotations.Nullable;

/// One operation as a REST client asks for it.
///
/// @param id chosen by the client to have it applied only once; null when it did not
/// @param objectId the object it means; null when it names none
/// @param path where its objects are, from the root; null when it names none
/// @param payload what to do; null when it cannot be read
public record ObjectRequest(
        @Nullable String id,
        @Nullable String objectId,
        @Nullable String path,
        @Nullable ObjectPayload payload) {}
