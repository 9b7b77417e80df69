package dev.playhead.app;

import dev.playhead.transport.api.Census;
import dev.playhead.transport.insight.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A [Census] as the lines of `info`.
final class CensusLines {
    private CensusLines() {}

    static List<String> of(Census census) {
        var lines = new ArrayList<String>();
        lines.add("Devices    " + names(census.devices()));
        lines.add("Agents     " + names(census.agents()));
        lines.add("Runs       " + runs(census));
        lines.add("Refused    " + count(census.refusedFrames(), "frame") + ", "
                + count(census.refusedRequests(), "request"));
        lines.add("Errors     " + census.nacks() + " NACK, " + census.errors() + " ERROR");
        if (census.missing() > 0) {
            lines.add("Missing    " + count(census.missing(), "message") + " on devices that could not resume");
        }
        return lines;
    }

    private static String names(List<String> names) {
        return names.size() + (names.isEmpty() ? "" : ": " + String.join(", ", names));
    }

    private static String runs(Census census) {
        var words = new ArrayList<String>();
        int all = 0;
        for (var status : Arrays.asList(Run.Status.values())) {
            int count = census.runs().getOrDefault(status, 0);
            all += count;
            if (count > 0) {
                words.add(count + " " + status.name().toLowerCase(Locale.ROOT));
            }
        }
        return all + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
