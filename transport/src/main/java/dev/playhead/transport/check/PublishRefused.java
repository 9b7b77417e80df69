package dev.playhead.transport.check;

import dev.playhead.transport.delivery.OpenPublishes;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.ErrorInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rule `publish-refused`: the broker answered a publish with NACK, or over REST with a status from 400 on.
/// Messages, presence, annotations and changes of objects alike. What the same participant is refused on the
/// same channel with the same code is one finding, since an agent that may not append is refused with every
/// token; its evidence is the first publish and its answer, and the last.
final class PublishRefused extends VerdictRule {
    private static final int MOST_OPEN = 1_000;

    private final Map<Same, Seen> known = new BoundedMap<>(MOST_OPEN);

    private record Same(int participant, @Nullable ChannelId channel, int code) {}

    /// @param number of the finding
    private record Seen(int number, int count, OpenPublishes.Answer first) {}

    PublishRefused() {
        super("publish-refused", "No publish refused", "nothing was published");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        for (var answer : session.answers()) {
            if (answer.error() != null) {
                refused(answer, answer.error(), session);
            } else {
                held(answer.publish().participant());
            }
        }
    }

    private void refused(OpenPublishes.Answer answer, ErrorInfo error, CheckedSession session) {
        var publish = answer.publish();
        broken(publish.participant(), List.of(publish.position(), answer.position()));
        int code = error.code() == 0 ? error.statusCode() : error.code();
        var same = new Same(publish.participant(), publish.channel(), code);
        var before = known.get(same);
        if (before == null) {
            int number = session.report(finding(answer, error, code, 1, answer, session));
            known.put(same, new Seen(number, 1, answer));
        } else {
            int count = before.count() + 1;
            session.revise(before.number(), finding(before.first(), error, code, count, answer, session));
            known.put(same, new Seen(before.number(), count, before.first()));
        }
    }

    private Finding finding(
            OpenPublishes.Answer first,
            ErrorInfo error,
            int code,
            int count,
            OpenPublishes.Answer last,
            CheckedSession session) {
        var publish = first.publish();
        var who = session.name(publish.participant());
        var where = publish.channel() == null ? "" : " on " + publish.channel().name();
        var what = count == 1
                ? "What " + who + " published" + where + " (" + publish.what() + ") was refused with "
                : count + " publishes of " + who + where + " were refused with ";
        var reason = error.message().isEmpty() ? "" : ": " + error.message();
        return finding(
                "Publish refused, " + code,
                what + code + reason + (reason.endsWith(".") ? "" : ".") + " Nobody else was sent it."
                        + session.faultOn(publish.participant())
                                .map(fault -> " The fault " + fault + " was on.")
                                .orElse(""),
                Remedies.of(error),
                first.atNanos(),
                publish.channel(),
                publish.participant(),
                Stream.of(publish.position(), first.position(), last.publish().position(), last.position())
                        .distinct()
                        .toList());
    }
}
