package dev.playhead.ui.timeline;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.ConnectionTrack.Attachment;
import dev.playhead.transport.insight.ConnectionTrack.Credential;
import dev.playhead.transport.insight.ConnectionTrack.Transport;
import dev.playhead.transport.insight.Connections;
import dev.playhead.transport.insight.Connections.Refused;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Via;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The connections of [ExampleSession], one for each participant, and a page that was not let in.
final class ExampleConnections {
    private static final Map<String, List<String>> CLAIMS = Map.of("ai:*", List.of("presence", "publish", "subscribe"));

    private ExampleConnections() {}

    static Connections all(RuleId cut) {
        var phone = new ConnectionEnd(ExampleSession.at(124.6), CloseReason.CUT, cut);
        return new Connections(
                List.of(
                        track("c-1Jd7", 0, 1, "ably-js/2.28.0 browser", Via.WEBSOCKET, Format.JSON, 3200, null),
                        track("c-4Tq9", 1, 2, "ably-cocoa/1.2.46 iOS", Via.WEBSOCKET, Format.MSGPACK, 1720, phone),
                        track("c-8Wm2", 2, 3, "ably-js/2.28.0 browser", Via.LONG_POLLING, Format.JSON, 169, null),
                        track("c-6Fn3", 3, 4, null, Via.WEBSOCKET, Format.JSON, -1, null),
                        track("c-9Bx5", 4, 118, null, Via.WEBSOCKET, Format.JSON, -1, null)),
                List.of(new Refused(
                        ExampleSession.at(123.114),
                        7,
                        "/127.0.0.1:50012",
                        "GET /?key=a.b:***",
                        "localhost:9477",
                        "https://preview.trip.example",
                        null,
                        null,
                        403,
                        0,
                        "The page asked from an origin that Playhead does not trust.")),
                List.of(0, 1, 2, 3, 4, ~0));
    }

    private static ConnectionTrack track(
            String id,
            int participant,
            double since,
            @Nullable String agent,
            Via via,
            Format format,
            double expires,
            @Nullable ConnectionEnd end) {
        long from = ExampleSession.at(since);
        boolean token = expires > 0;
        var handshake =
                new Handshake(format, 5, null, null, true, null, agent, 15_000, "127.0.0.1:500" + participant, 0, via);
        var asked = participant == 2
                ? Set.of(ChannelMode.SUBSCRIBE, ChannelMode.PUBLISH, ChannelMode.OBJECT_PUBLISH)
                : Set.<ChannelMode>of();
        return new ConnectionTrack(
                new ConnectionId(id),
                participant,
                List.of(new Transport(handshake, from, from, participant, end)),
                List.of(new Credential(
                        from,
                        "a.b",
                        "ann",
                        token ? CLAIMS : Map.of("*", List.of("*")),
                        token,
                        token ? from : 0,
                        token ? ExampleSession.at(expires) : Span.OPEN)),
                List.of(new Attachment(
                        "ai:trip-42",
                        from + 5_000_000,
                        participant + 10,
                        asked,
                        Map.of("rewind", "2"),
                        from + 6_000_000,
                        Set.of(ChannelMode.SUBSCRIBE, ChannelMode.PUBLISH),
                        null,
                        Span.OPEN)),
                120_000_000_000L,
                Span.OPEN);
    }
}
