package dev.playhead.app.recording;

import dev.playhead.transport.api.SessionStatistics;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.session.CloseReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A [SessionStatistics] as the lines of `info`.
final class StatisticsLines {
    private StatisticsLines() {}

    static List<String> of(SessionStatistics statistics) {
        var lines = new ArrayList<String>();
        lines.add("Devices    " + names(statistics.devices()));
        lines.add("Agents     " + names(statistics.agents()));
        lines.add("Runs       " + runs(statistics));
        lines.add("Refused    " + count(statistics.refusedFrames(), "frame") + ", "
                + count(statistics.refusedRequests(), "request"));
        lines.add("Errors     " + statistics.nacks() + " NACK, " + statistics.errors() + " ERROR");
        lines.add("Ended      " + ended(statistics));
        lines.add("Not let in " + count(statistics.turnedAway(), "connection") + " with wrong credentials, "
                + statistics.rejected() + " at the door");
        if (statistics.missing() > 0) {
            lines.add("Missing    " + count(statistics.missing(), "message") + " on devices that could not resume");
        }
        return lines;
    }

    private static String names(List<String> names) {
        return names.size() + (names.isEmpty() ? "" : ": " + String.join(", ", names));
    }

    private static String runs(SessionStatistics statistics) {
        var words = new ArrayList<String>();
        int all = 0;
        for (var status : Arrays.asList(Run.Status.values())) {
            int count = statistics.runs().getOrDefault(status, 0);
            all += count;
            if (count > 0) {
                words.add(count + " " + status.name().toLowerCase(Locale.ROOT));
            }
        }
        return all + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }

    private static String ended(SessionStatistics statistics) {
        int client = statistics.ended().getOrDefault(CloseReason.By.CLIENT, 0);
        int broker = statistics.ended().getOrDefault(CloseReason.By.BROKER, 0);
        int network = statistics.ended().getOrDefault(CloseReason.By.NETWORK, 0);
        return count(client + broker + network, "connection") + ": " + client + " by the client, " + broker
                + " by the broker, " + network + " by neither";
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
