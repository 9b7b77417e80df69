package dev.playhead.transport.replay;

import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The part of a recording that happens again.
///
/// @param toNanos its last moment, ns since 1970; `Long.MAX_VALUE` for the end
/// @param channels which channels, by their names without qualifiers
/// @param place of the participant that is left out; null when nobody is
record ReplayPart(
        long toNanos, Predicate<String> channels, @Nullable RecordedPlace place) {
    static final ReplayPart ALL = new ReplayPart(Long.MAX_VALUE, name -> true, null);

    ReplayPart until(long nanos) {
        return new ReplayPart(nanos, channels, place);
    }

    ReplayPart ofChannels(Predicate<String> some) {
        return new ReplayPart(toNanos, some, place);
    }

    ReplayPart without(RecordedPlace other) {
        return new ReplayPart(toNanos, channels, other);
    }

    /// Returns whether an input is of one of the channels, or of none.
    boolean has(InputEntry input) {
        var channel = switch (input) {
            case Entry.FrameIn frame -> frame.channel();
            case Entry.RestIn request -> channel(request);
            default -> null;
        };
        return channel == null || channels.test(QualifiedName.base(channel));
    }

    private static @Nullable String channel(Entry.RestIn request) {
        var path = RestTarget.of(request.target()).path();
        return path.size() > 1 && path.getFirst().equals("channels") ? path.get(1) : null;
    }
}
