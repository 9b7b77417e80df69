package dev.playhead.transport.server;

import dev.playhead.transport.codec.RestTarget;
import dev.playhead.transport.core.Handshake;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.protocol.Format;
import java.util.Map;

/// Reads what a WebSocket upgrade asks for (protocol reference 1.1).
final class Upgrades {
    private static final long[] ROLLUPS_MS = {0, 20, 40, 100, 500};

    private final Credentials credentials;
    private final Clock clock;

    Upgrades(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    Handshake handshake(HttpHead head, String remoteAddress) {
        var query = RestTarget.of(head.target()).query();
        var checked = credentials.check(query, head.headers(), clock.nowNanos() / 1_000_000);
        var resume = query.containsKey("resume") ? query.get("resume") : query.get("recover");
        var agent =
                query.containsKey("agent") ? query.get("agent") : head.headers().get("ably-agent");
        return new Handshake(
                "msgpack".equals(query.get("format")) ? Format.MSGPACK : Format.JSON,
                version(query),
                checked.identity(),
                checked.refusal(),
                !"false".equals(query.get("echo")),
                resume,
                agent,
                remainPresent(query),
                remoteAddress,
                appendRollup(query));
    }

    // Old clients say 1.2; what counts is that it is at least 2, and 1.2 counts as that.
    private static int version(Map<String, String> query) {
        var text = query.getOrDefault("v", "");
        if (text.startsWith("1.")) {
            return 2;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    // What the service offers; anything else becomes the nearest of these.
    private static long appendRollup(Map<String, String> query) {
        try {
            long asked = Long.parseLong(query.getOrDefault("appendRollupWindow", ""));
            long nearest = ROLLUPS_MS[0];
            for (long offered : ROLLUPS_MS) {
                if (Math.abs(offered - asked) < Math.abs(nearest - asked)) {
                    nearest = offered;
                }
            }
            return nearest;
        } catch (NumberFormatException notGiven) {
            return Handshake.DEFAULT_APPEND_ROLLUP_MS;
        }
    }

    private static long remainPresent(Map<String, String> query) {
        try {
            return Math.max(1000, Long.parseLong(query.getOrDefault("remainPresentFor", "")));
        } catch (NumberFormatException notGiven) {
            return Handshake.DEFAULT_REMAIN_PRESENT_MS;
        }
    }
}
