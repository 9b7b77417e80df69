package dev.playhead.transport.cut;

import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.RestCall;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells which entries are of some channels, or of none.
final class EntryChannels {
    private final Predicate<String> channels;

    /// @param channels which channels, by their names without qualifiers
    EntryChannels(Predicate<String> channels) {
        this.channels = channels;
    }

    /// Returns whether an entry is of one of the channels or of no channel. An answer to a request is like its request,
    /// and is of none here.
    boolean has(Entry entry, Decoded decoded) {
        return switch (entry) {
            case Entry.FrameIn e -> has(e.channel());
            case Entry.FrameOut e -> has(e.channel());
            case Entry.FrameUndelivered e -> has(e.channel());
            case Entry.FrameHeld e -> has(e.hold().channel());
            case Entry.RestIn e -> has(e, decoded);
            case Entry.RuleSet e ->
                !(e.rule().fault().fields().get("channel") instanceof String name)
                        || name.indexOf('*') >= 0
                        || has(name);
            case StateEntry _, ControlEntry _, Entry.RestOut _, Entry.HeldSettled _, Observation _ -> true;
        };
    }

    private boolean has(@Nullable String name) {
        return name == null || channels.test(QualifiedName.base(name));
    }

    private boolean has(Entry.RestIn request, Decoded decoded) {
        if (decoded instanceof Decoded.Call(RestCall.BatchPublish(var batches, var single, var flat))) {
            return batches.stream().flatMap(batch -> batch.channels().stream()).anyMatch(this::has);
        }
        if (decoded instanceof Decoded.Call(RestCall.BatchPresence(var names))) {
            return names.stream().anyMatch(this::has);
        }
        List<String> path = RestTarget.of(request.target()).path();
        return path.size() < 2 || !path.getFirst().equals("channels") || has(path.get(1));
    }
}
