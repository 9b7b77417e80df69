package dev.playhead.transport.check;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.Map;

/// Rule `idempotency`: what is published twice with the same message id within two minutes is on the channel once. The
/// second answer names the serial of the first.
final class Idempotency extends VerdictRule {
    private static final long WITHIN_NANOS = 120_000_000_000L;
    private static final int MOST_IDS = 10_000;

    private final Map<Id, Stored> stored = new BoundedMap<>(MOST_IDS);

    private record Id(ChannelId channel, String id) {}

    private record Stored(String serial, long atNanos, long position) {}

    Idempotency() {
        super("idempotency", "Sent again, stored once", "nothing was published twice with the same id");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var answer : session.answers()) {
            var publish = answer.publish();
            if (publish.channel() == null
                    || publish.messages().size() != answer.serials().size()) {
                continue;
            }
            for (int i = 0; i < publish.messages().size(); i++) {
                var message = publish.messages().get(i);
                var serial = answer.serials().get(i);
                if (message.id() != null && serial != null && message.action() == MessageAction.CREATE) {
                    stored(
                            new Id(publish.channel(), message.id()),
                            serial,
                            publish.participant(),
                            answer.position(),
                            session);
                }
            }
        }
    }

    private void stored(Id id, String serial, int participant, long position, CheckedSession session) {
        long now = session.nowNanos();
        var before = stored.get(id);
        if (before == null || now - before.atNanos() > WITHIN_NANOS) {
            stored.put(id, new Stored(serial, now, position));
        } else if (before.serial().equals(serial)) {
            held(participant);
        } else {
            var evidence = List.of(before.position(), position);
            broken(participant, evidence);
            session.report(finding(
                    notSo(),
                    session.name(participant) + " published the id " + id.id() + " on "
                            + id.channel().name() + " twice within two minutes, and it is there twice: as "
                            + before.serial() + " and as " + serial + ".",
                    "Devices show it twice. Look for a broker that lost its memory in between: a restart without state.",
                    now,
                    id.channel(),
                    participant,
                    evidence));
        }
    }
}
