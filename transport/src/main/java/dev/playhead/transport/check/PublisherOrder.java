package dev.playhead.transport.check;

import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.TransportId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rule `publisher-order`: what one connection publishes on a channel has its place there in the order in which it was
/// published. Compared are the serials that the broker acknowledged. Appends are left out: those to one message may be
/// put together, and then wait while others pass (`appendRollupWindow`). A frame that was sent again is none.
final class PublisherOrder extends VerdictRule {
    private static final int MOST_PUBLISHERS = 10_000;

    private final Map<Publisher, Last> last = new BoundedMap<>(MOST_PUBLISHERS);

    private record Publisher(TransportId transport, ChannelId channel) {}

    /// @param published position of the publish
    private record Last(String serial, long published) {}

    PublisherOrder() {
        super("publisher-order", "Published in order", "nobody published twice on a channel over one connection");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var answer : session.answers()) {
            var publish = answer.publish();
            if (publish.transport() == null || publish.channel() == null) {
                continue;
            }
            var publisher = new Publisher(publish.transport(), publish.channel());
            for (var serial : serials(answer)) {
                var before = last.get(publisher);
                if (before != null && before.serial().equals(serial)) {
                    continue; // the same that was sent again
                }
                if (before == null || serial.compareTo(before.serial()) > 0) {
                    if (before != null) {
                        held(publish.participant());
                    }
                    last.put(publisher, new Last(serial, publish.position()));
                } else if (publish.position() > before.published()) {
                    broken(
                            publish.participant(),
                            publish.channel(),
                            before,
                            publish.position(),
                            answer.position(),
                            session);
                }
            }
        }
    }

    private static List<String> serials(OpenPublishes.Answer answer) {
        var messages = answer.publish().messages();
        var serials = new ArrayList<String>();
        for (int i = 0; i < messages.size() && i < answer.serials().size(); i++) {
            var serial = answer.serials().get(i);
            if (serial != null && messages.get(i).action() != MessageAction.APPEND) {
                serials.add(serial);
            }
        }
        return serials;
    }

    private void broken(
            int participant, ChannelId channel, Last before, long published, long answered, CheckedSession session) {
        var evidence = List.of(before.published(), published, answered);
        broken(participant, evidence);
        session.report(finding(
                notSo(),
                "What " + session.name(participant) + " published on " + channel.name()
                        + " later has its place before what it published earlier.",
                "Everybody else reads it in the wrong order. Look for a fault that delays frames on their way in, or for a"
                        + " defect of the broker.",
                session.nowNanos(),
                channel,
                participant,
                evidence));
    }
}
