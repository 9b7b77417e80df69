package dev.playhead.transport.log;

import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.session.Identity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads recordings of version 0 of the format as if they were of this one. They say of a refused request that it came
/// from nobody in particular, who may do everything; what tells it from an accepted one is that the core did not
/// answer.
final class VersionZero {
    private static final Identity ANYBODY = new Identity(null, null);
    private static final ErrorInfo UNKNOWN = new ErrorInfo(
            40100, 401, "The request was refused. This recording is of format version 0, which does not say why.");

    private VersionZero() {}

    /// Reads an entry by its position.
    interface Reader {
        Entry read(long position) throws IOException;
    }

    /// The entry as this version would have written it.
    ///
    /// @param size of the log
    /// @throws IOException when the log cannot be read
    static Entry upgraded(Entry entry, Reader log, long size) throws IOException {
        return entry instanceof Entry.RestIn request && !isAnswered(request, log, size) ? refused(request) : entry;
    }

    // The answer may stand behind frames that the request led to.
    private static boolean isAnswered(Entry.RestIn request, Reader log, long size) throws IOException {
        long next = request.position() + 1;
        return next < size && log.read(next) instanceof EffectEntry effect && effect.cause() == request.position();
    }

    private static Entry.RestIn refused(Entry.RestIn request) {
        if (ANYBODY.equals(request.identity())) {
            return refused(request, null, UNKNOWN);
        }
        try {
            RestRequestDecoder.decode(request.method(), request.target(), request.headers(), request.body());
            return request; // accepted, but what came of it is lost
        } catch (RestRefusedException why) {
            return refused(request, request.identity(), why.error());
        }
    }

    private static Entry.RestIn refused(Entry.RestIn request, @Nullable Identity identity, ErrorInfo why) {
        return new Entry.RestIn(
                request.position(),
                request.atNanos(),
                request.request(),
                identity,
                why,
                request.method(),
                request.target(),
                request.headers(),
                request.body());
    }
}
