package dev.playhead.transport.core.state;

import dev.playhead.transport.core.filter.MessageFilter;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of an attachment, from its ATTACH or from a qualifier in the channel's name
/// (RTL4k).
public final class ChannelParams {
    private static final List<String> RECOGNISED =
            List.of("modes", "appendMode", "rewind", "rewindLimit", "delta", "occupancy", "echo");
    private static final String OCCUPANCY = "metrics";

    private ChannelParams() {}

    /// Those of an ATTACH: what it says itself wins over what the name says.
    public static Map<String, String> of(ProtocolMessage frame, String name) {
        Map<String, String> own = frame.params() == null ? Map.of() : frame.params();
        if (!QualifiedName.is(name)) {
            return own;
        }
        var all = new LinkedHashMap<>(QualifiedName.params(name));
        all.putAll(own);
        return all;
    }

    /// Returns what is wrong with them; null when nothing is. Unknown ones are left to whoever knows them.
    public static @Nullable ErrorInfo problem(Map<String, String> params) {
        var rewind = params.get("rewind");
        if (rewind != null && Rewind.of(rewind, null) == null) {
            return Errors.badParam("rewind", rewind, "a number from 1, or seconds or minutes such as 30s or 2m");
        }
        var limit = params.get("rewindLimit");
        if (limit != null && Rewind.of(limit, null) == null) {
            return Errors.badParam("rewindLimit", limit, "a number from 1");
        }
        var delta = params.get("delta");
        if (delta != null && !asksForDeltas(params)) {
            return Errors.badParam("delta", delta, "vcdiff");
        }
        var filter = params.get(QualifiedName.FILTER);
        if (filter != null && MessageFilter.of(filter) == null) {
            return Errors.badParam(
                    QualifiedName.FILTER, filter, "a JMESPath expression of name and headers, in base64");
        }
        var occupancy = params.get("occupancy");
        if (occupancy != null && !occupancy.equals(OCCUPANCY) && !Metric.isWord(metric(occupancy))) {
            return Errors.badParam("occupancy", occupancy, "metrics, or metrics. and one of them");
        }
        return null;
    }

    /// Those that mean something here, with the values in use: the only ones that ATTACHED repeats.
    public static Map<String, String> recognised(Map<String, String> params, Set<ChannelMode> modes) {
        var echoed = new LinkedHashMap<String, String>();
        params.forEach((key, value) -> {
            if (key.equals("modes")) {
                echoed.put(
                        key,
                        String.join(",", modes.stream().map(ChannelMode::word).toList()));
            } else if (RECOGNISED.contains(key)) {
                echoed.put(key, value);
            }
        });
        return echoed;
    }

    /// Returns whether occupancy is to be told; `metrics` for all of it.
    public static boolean wantsOccupancy(Map<String, String> params) {
        return params.containsKey("occupancy");
    }

    /// The one metric that is wanted; empty for all of them.
    static String wantedMetric(Map<String, String> params) {
        return metric(params.getOrDefault("occupancy", OCCUPANCY));
    }

    private static String metric(String occupancy) {
        return occupancy.startsWith(OCCUPANCY + ".") ? occupancy.substring(OCCUPANCY.length() + 1) : "";
    }

    /// Returns whether payloads are wanted as what differs from the one before.
    static boolean asksForDeltas(Map<String, String> params) {
        return "vcdiff".equals(params.get("delta"));
    }
}
