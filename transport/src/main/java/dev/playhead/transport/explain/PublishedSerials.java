package dev.playhead.transport.explain;

import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.EffectEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.session.RestCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Serials of what was published: those that clients name, and those that only the answer of the broker says. What the
/// broker answers stands behind what it follows from, and what it had held back for somebody may stand there first. For
/// any thread.
final class PublishedSerials {
    private final LogReader log;
    private final TimelineBuilder builder;

    PublishedSerials(LogReader log, TimelineBuilder builder) {
        this.log = log;
        this.builder = builder;
    }

    /// Serials of the messages that an entry carries, as far as it says them.
    static Set<String> in(Entry entry) {
        var serials = new TreeSet<String>();
        messages(entry).stream().map(Message::serial).filter(Objects::nonNull).forEach(serials::add);
        return serials;
    }

    /// Messages that an entry carries, as its sender wrote them.
    static List<Message> messages(Entry entry) {
        return switch (EntryDecoder.decode(entry)) {
            case Decoded.Frame(var frame) -> Objects.requireNonNullElse(frame.messages(), List.of());
            case Decoded.Call(RestCall.Publish(var name, var messages)) -> messages;
            case Decoded.Call(RestCall.Change(var name, var changed, var message)) ->
                List.of(message.toBuilder().serial(changed).build());
            case Decoded.Call _,
                    Decoded.Read _,
                    Decoded.Stored _,
                    Decoded.Refused _,
                    Decoded.ObjectsChanged _,
                    Decoded.Nothing _ -> List.of();
        };
    }

    /// Serials of the messages that arrived at `position`: of a new one the serial that it was given.
    ///
    /// @return empty when it brought none, or none that was answered by now
    /// @throws IOException when the log cannot be read
    Set<String> of(long position) throws IOException {
        var messages = messages(log.readForShow(position));
        var serials = new TreeSet<String>();
        List<@Nullable String> given = List.of();
        for (int i = 0; i < messages.size(); i++) {
            var serial = messages.get(i).serial();
            if (serial == null && given.isEmpty()) {
                given = answered(position);
            }
            var known = serial != null ? serial : i < given.size() ? given.get(i) : null;
            if (known != null) {
                serials.add(known);
            }
        }
        return serials;
    }

    /// The serials with which the broker answered what arrived at `position`, one for each message: of a
    /// new one its own, of a change that of the version. Empty when there is no answer by now.
    ///
    /// @throws IOException when the log cannot be read
    List<@Nullable String> answered(long position) throws IOException {
        long cause = builder.answeredAt(position);
        for (long next = cause + 1; next < log.size(); next++) {
            if (!(log.readForShow(next) instanceof EffectEntry effect) || effect.cause() != cause) {
                break;
            }
            var answer = EntryDecoder.decode(effect);
            if (answer instanceof Decoded.Stored(var serials)) {
                return new ArrayList<>(serials);
            }
            if (answer instanceof Decoded.Frame(var frame)
                    && frame.action() == Action.ACK
                    && builder.asked(next, cause) == position) {
                var serials = new ArrayList<@Nullable String>();
                if (frame.res() != null) {
                    frame.res().forEach(result -> serials.addAll(result.serials()));
                }
                return serials;
            }
        }
        return List.of();
    }
}
