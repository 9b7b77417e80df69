package dev.playhead.transport.api;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogReader;
import dev.playhead.transport.session.CloseReason;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Counts of what a recording means: who was in it, what ran, what failed. Immutable.
///
/// @param devices names, in order of first connection
/// @param agents names, in order of first connection
/// @param runs how many ended in which way, or had not ended
/// @param refusedFrames frames of clients that the broker refused, whatever it answered
/// @param nacks NACK frames
/// @param errors ERROR frames
/// @param refusedRequests requests that were answered with a status from 400 on
/// @param missing messages on devices that cannot resume them
/// @param ended how many transports were ended by whom
/// @param turnedAway connections whose credentials were refused
/// @param rejected attempts and requests that came no further than the door
public record SessionStatistics(
        List<String> devices,
        List<String> agents,
        Map<Run.Status, Integer> runs,
        int refusedFrames,
        int nacks,
        int errors,
        int refusedRequests,
        int missing,
        Map<CloseReason.By, Integer> ended,
        int turnedAway,
        int rejected) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    public SessionStatistics {
        devices = List.copyOf(devices);
        agents = List.copyOf(agents);
        runs = Map.copyOf(runs);
        ended = Map.copyOf(ended);
    }

    /// Reads every entry, so not for the FX thread.
    ///
    /// @throws IOException when the log cannot be read
    public static SessionStatistics of(LogReader log) throws IOException {
        var builder = new TimelineBuilder();
        var ended = new EnumMap<CloseReason.By, Integer>(CloseReason.By.class);
        int turnedAway = 0;
        for (long position = 0; position < log.size(); position++) {
            var entry = log.read(position);
            builder.accept(entry, EntryDecoder.decode(entry));
            if (entry instanceof Entry.Closed closed) {
                ended.merge(closed.reason().kind().by(), 1, Integer::sum);
            } else if (entry instanceof Entry.Opened opened
                    && opened.handshake().refusal() != null) {
                turnedAway++;
            }
        }
        return of(builder.timeline(0), ended, turnedAway);
    }

    private static SessionStatistics of(Timeline timeline, Map<CloseReason.By, Integer> ended, int turnedAway) {
        var frames = timeline.frames();
        var runs = new EnumMap<Run.Status, Integer>(Run.Status.class);
        timeline.runs().forEach(run -> runs.merge(run.status(), 1, Integer::sum));
        IntPredicate refused = row -> frames.way(row) == Frames.Way.IN && frames.error(row) != 0;
        return new SessionStatistics(
                timeline.participants().stream()
                        .filter(Participant::isDevice)
                        .map(Participant::name)
                        .toList(),
                timeline.participants().stream()
                        .filter(participant -> participant.kind() == Participant.Kind.AGENT)
                        .map(Participant::name)
                        .toList(),
                runs,
                count(frames, row -> refused.test(row) && !isRequest(frames, row)),
                count(frames, row -> isOut(frames, row, "NACK")),
                count(frames, row -> isOut(frames, row, "ERROR")),
                count(frames, row -> refused.test(row) && isRequest(frames, row)),
                timeline.tracks().stream()
                        .mapToInt(track -> track.missingAt(timeline.endNanos()))
                        .sum(),
                ended,
                turnedAway,
                count(frames, row -> frames.kind(row).equals("REJECTED")));
    }

    private static int count(Frames frames, IntPredicate wanted) {
        return (int) IntStream.range(0, frames.count()).filter(wanted).count();
    }

    private static boolean isOut(Frames frames, int row, String kind) {
        return frames.way(row) == Frames.Way.OUT && frames.kind(row).equals(kind);
    }

    // A message that deletes is called as the method is, but is on a channel.
    private static boolean isRequest(Frames frames, int row) {
        return frames.channel(row) < 0 && METHODS.contains(frames.kind(row));
    }
}
