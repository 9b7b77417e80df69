package dev.playhead.transport.server;

import dev.playhead.transport.codec.rest.RestTarget;
import dev.playhead.transport.credential.Credentials;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.server.http.HttpHead;
import dev.playhead.transport.server.time.Clock;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Via;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what a client asks for when it comes (RTN2).
final class HandshakeReader {
    /// A moment so far away must still be a number.
    private static final long LONGEST_PRESENT_MS = 365L * 24 * 3600 * 1000;

    private static final long[] ROLLUPS_MS = {0, 20, 40, 100, 500};

    private final Credentials credentials;
    private final Clock clock;
    private final long appendRollupMs;

    /// @param appendRollupMs the window of a client that does not say
    HandshakeReader(Credentials credentials, Clock clock, long appendRollupMs) {
        this.credentials = credentials;
        this.clock = clock;
        this.appendRollupMs = appendRollupMs;
    }

    Handshake handshake(HttpHead head, String remoteAddress) {
        var query = RestTarget.of(head.target()).query();
        var format = "msgpack".equals(query.get("format")) ? Format.MSGPACK : Format.JSON;
        return handshake(head, format, 0, resumeKey(query), remoteAddress, Via.WEBSOCKET);
    }

    /// Reads the handshake of a session of polls, which are JSON whatever else the client prefers.
    Handshake comet(HttpHead head, String remoteAddress) {
        var query = RestTarget.of(head.target()).query();
        var via = streams(query) ? Via.HTTP_STREAMING : Via.LONG_POLLING;
        return handshake(head, Format.JSON, 0, resumeKey(query), remoteAddress, via);
    }

    /// Reads the handshake of a stream of events, which need not say a version and knows no key but the one
    /// in its last event.
    Handshake stream(HttpHead head, @Nullable String resumeKey, String remoteAddress) {
        return handshake(head, Format.JSON, 2, resumeKey, remoteAddress, Via.EVENT_STREAM);
    }

    private Handshake handshake(
            HttpHead head,
            Format format,
            int versionUnsaid,
            @Nullable String resumeKey,
            String remoteAddress,
            Via via) {
        var query = RestTarget.of(head.target()).query();
        var headers = head.headers();
        var checked = clock.onThisClock(credentials.check(query, headers, clock.wallMs()));
        return new Handshake(
                format,
                query.containsKey("v") ? version(query) : versionUnsaid,
                checked.identity(),
                checked.refusal(),
                !"false".equals(query.get("echo")),
                resumeKey,
                query.getOrDefault("agent", headers.getOrDefault("ably-agent", headers.get("user-agent"))),
                remainPresent(query),
                remoteAddress,
                appendRollup(query),
                via);
    }

    /// Returns whether a session of polls may be answered by one answer that does not end.
    static boolean streams(Map<String, String> query) {
        return !"false".equals(query.get("stream"));
    }

    private static @Nullable String resumeKey(Map<String, String> query) {
        return query.containsKey("resume") ? query.get("resume") : query.get("recover");
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
    private long appendRollup(Map<String, String> query) {
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
            return appendRollupMs;
        }
    }

    private static long remainPresent(Map<String, String> query) {
        try {
            long asked = Long.parseLong(query.getOrDefault("remainPresentFor", ""));
            return Math.clamp(asked, 1000, LONGEST_PRESENT_MS);
        } catch (NumberFormatException notGiven) {
            return Handshake.DEFAULT_REMAIN_PRESENT_MS;
        }
    }
}
