package dev.playhead.transport.check.run;

import dev.playhead.transport.check.Amounts;
import dev.playhead.transport.check.CheckedSession;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.Said;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.VerdictRule;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Decoded;
import dev.playhead.transport.insight.column.BoundedMap;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.session.RestCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rule `nobody-watching` (F15): an agent writes for somebody.
///
/// Found is text that a participant streams (appends, and the messages of a run's output) for five seconds
/// or more, at least a hundred characters, while nobody but itself is attached to the channel and
/// subscribed to it. The sentence says who left last and how: a page that was closed is a stop that only
/// disconnected, and the model goes on. Ten seconds without text end the stretch, as does somebody who
/// reads the history. Nothing is said while a stream of Server-Sent Events is open, whose channels are not
/// followed. One finding for each stretch; it grows.
final class NobodyWatching extends VerdictRule {
    private static final long LEAST_NANOS = 5_000_000_000L;
    private static final int LEAST_CHARACTERS = 100;
    private static final long PAUSE_NANOS = 10_000_000_000L;
    private static final int MOST_STRETCHES = 1_000;

    private final Map<Writer, Stretch> stretches = new BoundedMap<>(MOST_STRETCHES);

    private record Writer(ChannelId channel, int participant) {}

    private static final class Stretch {
        private final Said first;
        private Said last;
        private int characters;
        private int finding = -1;
        private boolean told;

        Stretch(Said first) {
            this.first = first;
            this.last = first;
        }
    }

    NobodyWatching() {
        super("nobody-watching", "Somebody was watching", "no text streamed");
    }

    @Override
    public void accept(Entry entry, Decoded decoded, CheckedSession session) {
        if (entry instanceof Entry.RestIn read && decoded instanceof Decoded.Call(RestCall.History history)) {
            int reader = session.senderOf(read.position());
            var channel = session.channel(reader, history.channel());
            stretches.keySet().removeIf(writer -> writer.channel().equals(channel) && writer.participant() != reader);
        }
        for (var said : session.said()) {
            if (said.participant() >= 0 && said.length() > 0 && isText(said)) {
                written(said, session);
            }
        }
    }

    private static boolean isText(Said said) {
        return said.isAppend() || said.headers().isStream() || said.name().equals("ai-output");
    }

    private void written(Said said, CheckedSession session) {
        var writer = new Writer(said.channel(), said.participant());
        if (session.audience().hasOthers(said.channel(), said.participant())) {
            stretches.remove(writer);
            held(said.participant());
            return;
        }
        var stretch = stretches.get(writer);
        if (stretch == null || said.atNanos() - stretch.last.atNanos() > PAUSE_NANOS) {
            stretch = new Stretch(said);
            stretches.put(writer, stretch);
        }
        stretch.last = said;
        stretch.characters += said.length();
        if (stretch.told
                || said.atNanos() - stretch.first.atNanos() >= LEAST_NANOS && stretch.characters >= LEAST_CHARACTERS) {
            unwatched(stretch, session);
        }
    }

    private void unwatched(Stretch stretch, CheckedSession session) {
        var finding = finding(stretch, session);
        if (stretch.told) {
            session.revise(stretch.finding, finding);
        } else {
            broken(stretch.first.participant(), finding.evidence());
            stretch.finding = session.report(finding);
            stretch.told = true;
        }
    }

    private Finding finding(Stretch stretch, CheckedSession session) {
        var first = stretch.first;
        var left = session.audience().lastLeft(first.channel());
        var evidence = new ArrayList<>(List.of(first.position(), stretch.last.position()));
        var before = " Nobody else had been attached before.";
        if (left != null && left.participant() != first.participant()) {
            evidence.add(left.position());
            before = " " + session.name(left.participant()) + " was there last and " + left.how() + ".";
        }
        return finding(
                Severity.WARNING,
                "Nobody watching",
                session.name(first.participant()) + " wrote " + Amounts.characters(stretch.characters) + " on "
                        + first.channel().name() + " in "
                        + Amounts.seconds(stretch.last.atNanos() - first.atNanos())
                        + " while nobody else was attached to it." + before,
                "To close a page or a request is no stop: publish ai-cancel first. Let the agent look at the presence or"
                        + " occupancy of the channel and end the run, or pause it, when nobody is left; what it wrote is in"
                        + " the history for whoever comes back.",
                first.atNanos(),
                first.channel(),
                first.participant(),
                evidence);
    }
}
