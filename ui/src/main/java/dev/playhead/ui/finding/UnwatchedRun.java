package dev.playhead.ui.finding;

import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Run whose text came while no device was there to get it: attached to its channel with the mode SUBSCRIBE, over a
/// transport that was there. Immutable. Moments are ns since 1970.
///
/// @param runs how many runs there were of which that is so, this one among them
/// @param unwatchedNanos for how long of it no device was there, ns
/// @param wholeNanos how long it took until the moment, ns
/// @param appends pieces of text of that time
/// @param characters in them
record UnwatchedRun(Run run, int runs, long unwatchedNanos, long wholeNanos, int appends, int characters) {
    /// Finds the one with the longest such time until a moment; null when there is none, and when nothing is known of
    /// connections.
    static @Nullable UnwatchedRun of(Timeline timeline, long nanos) {
        if (timeline.connections().tracks().isEmpty()) {
            return null;
        }
        var found = new ArrayList<UnwatchedRun>();
        for (var run : timeline.runs()) {
            if (run.startedNanos() != 0 && run.startedNanos() <= nanos) {
                var one = of(run, timeline, nanos);
                if (one.appends > 0) {
                    found.add(one);
                }
            }
        }
        return found.stream()
                .max(Comparator.comparingLong(UnwatchedRun::unwatchedNanos))
                .map(one -> new UnwatchedRun(
                        one.run, found.size(), one.unwatchedNanos, one.wholeNanos, one.appends, one.characters))
                .orElse(null);
    }

    private static UnwatchedRun of(Run run, Timeline timeline, long nanos) {
        long end = Math.min(run.endedNanos() == 0 ? nanos : run.endedNanos(), nanos);
        long at = run.startedNanos();
        long unwatched = 0;
        int appends = 0;
        int characters = 0;
        var watched = watched(run, timeline, end);
        watched.add(new Span(end, end));
        for (var span : watched) {
            if (span.fromNanos() > at) {
                long until = Math.min(span.fromNanos(), end);
                unwatched += until - at;
                var tokens = run.tokens();
                for (int i = tokens.firstFrom(at); i < tokens.size() && tokens.atNanos(i) < until; i++) {
                    appends++;
                    characters += tokens.weight(i);
                }
            }
            at = Math.max(at, span.toNanos());
        }
        return new UnwatchedRun(run, 1, unwatched, end - run.startedNanos(), appends, characters);
    }

    // When some device was there, in order of the beginnings; spans may overlap.
    private static List<Span> watched(Run run, Timeline timeline, long end) {
        var spans = new ArrayList<Span>();
        for (var connection : timeline.connections().tracks()) {
            int index = connection.participant();
            var participant = index < 0 ? null : timeline.participants().get(index);
            if (participant == null
                    || !participant.isDevice()
                    || !participant.app().equals(run.channel().app())) {
                continue;
            }
            for (var attachment : connection.attachments()) {
                if (QualifiedName.base(attachment.channel())
                                .equals(run.channel().name())
                        && attachment.isAnsweredAt(end)
                        && attachment.granted().contains(ChannelMode.SUBSCRIBE)) {
                    there(connection, attachment, spans);
                }
            }
        }
        spans.removeIf(span -> span.toNanos() <= run.startedNanos() || span.fromNanos() >= end);
        spans.sort(Comparator.comparingLong(Span::fromNanos));
        return spans;
    }

    private static void there(ConnectionTrack connection, ConnectionTrack.Attachment attachment, List<Span> spans) {
        for (var transport : connection.transports()) {
            var over = transport.end();
            long from = Math.max(attachment.answeredNanos(), transport.connectedNanos());
            long to = Math.min(attachment.endedNanos(), over == null ? Span.OPEN : over.atNanos());
            if (from < to) {
                spans.add(new Span(from, to));
            }
        }
    }
}
