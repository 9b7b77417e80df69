package dev.playhead.transport.insight.build;

import dev.playhead.transport.insight.HeldTrack;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.session.HeldId;
import dev.playhead.transport.session.Settlement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Frames that waited at breakpoints, and when. Of those that wait no more the newest are kept.
final class HeldIndex {
    private static final int MOST_LETTERS = 80;
    private static final int MOST_ENDED = 5_000;

    private final Map<HeldId, HeldTrack> waiting = new LinkedHashMap<>();
    private final Map<Long, HeldTrack> ended = new BoundedMap<>(MOST_ENDED);
    private final Map<HeldId, Long> arrivals = new LinkedHashMap<>();
    private List<HeldTrack> published = List.of();
    private boolean changed;

    void held(Entry.FrameHeld e, @Nullable ProtocolMessage frame, int participant) {
        var kind = frame == null
                ? "unreadable"
                : frame.action() == Action.MESSAGE && frame.messages() != null
                        ? PublishIndex.kind(frame.messages())
                        : FrameOutBuilder.word(frame);
        waiting.put(
                e.hold().id(),
                new HeldTrack(
                        e.hold(),
                        e.position(),
                        participant,
                        kind,
                        text(frame),
                        new Span(e.atNanos(), Span.OPEN),
                        null));
        if (!e.hold().toClient()) {
            arrivals.put(e.hold().id(), e.cause());
        }
        changed = true;
    }

    private static String text(@Nullable ProtocolMessage frame) {
        var messages = frame == null || frame.messages() == null ? List.<Message>of() : frame.messages();
        return !messages.isEmpty() && messages.getFirst().data() instanceof Data.Text(var text)
                ? text.substring(0, Math.min(MOST_LETTERS, text.length())).replace('\n', ' ')
                : "";
    }

    /// Returns the position of what arrived and was held; -1 for what was on its way to a client, and when it is not
    /// known.
    long ended(HeldId id, Settlement how, long nanos) {
        var track = waiting.remove(id);
        if (track != null) {
            var span = new Span(track.span().fromNanos(), nanos);
            ended.put(
                    track.position(),
                    new HeldTrack(
                            track.hold(),
                            track.position(),
                            track.participant(),
                            track.kind(),
                            track.text(),
                            span,
                            how));
            changed = true;
        }
        var arrival = arrivals.remove(id);
        return arrival == null ? -1 : arrival;
    }

    /// The rule that a frame waited because of; null when it does not wait.
    @Nullable
    HeldTrack waiting(HeldId id) {
        return waiting.get(id);
    }

    List<HeldTrack> published() {
        if (changed) {
            changed = false;
            var all = new ArrayList<HeldTrack>(ended.values());
            all.addAll(waiting.values());
            published = List.copyOf(all);
        }
        return published;
    }
}
