package dev.playhead.transport.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.TimerId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What means a message of the recording means the one that stands in its place.
class SerialMapTest {
    private static final String RECORDED = "01796030795806-000@lociOvY2Yb";
    private static final String NOW = "01796030795812-003@lociOvY2Yb";

    private final SerialMap map = new SerialMap();

    private static Entry.FrameIn frame(byte[] payload) {
        return new Entry.FrameIn(7, 8, new TransportId(1), "chat", Format.MSGPACK, payload, null);
    }

    @Test
    void aSerialIsReplacedWhereverItStandsInAPayload() {
        map.put(List.of(RECORDED + ":000"), List.of(NOW + ":000"));
        var before = new byte[] {(byte) 0x82, (byte) 0xff};
        var payload = (new String(before, StandardCharsets.ISO_8859_1) + RECORDED + ":000 and " + RECORDED + ":001")
                .getBytes(StandardCharsets.ISO_8859_1);
        var changed = (Entry.FrameIn) map.instead(frame(payload));
        assertArrayEquals(
                (new String(before, StandardCharsets.ISO_8859_1) + NOW + ":000 and " + NOW + ":001")
                        .getBytes(StandardCharsets.ISO_8859_1),
                changed.payload());
        assertEquals(7, changed.position());
    }

    @Test
    void aSerialInTheTargetOfARequestIsReplacedToo() {
        map.put(List.of(RECORDED + ":000"), List.of(NOW + ":000"));
        var target = "/channels/chat/messages/"
                + (RECORDED + ":000").replace("@", "%40").replace(":", "%3A");
        var request = new Entry.RestIn(
                0, 0, new RequestId(1), new Identity(null, "ann"), null, "PATCH", target, Map.of(), new byte[0]);
        assertEquals(
                "/channels/chat/messages/" + (NOW + ":000").replace("@", "%40").replace(":", "%3A"),
                ((Entry.RestIn) map.instead(request)).target());
    }

    @Test
    void whatMeansNoneOfThemStaysAsItIs() {
        var other = frame(("01796030795806-001@lociOvY2Yb:000").getBytes(StandardCharsets.UTF_8));
        assertSame(other, map.instead(other));
        map.put(List.of(RECORDED + ":000"), List.of(NOW + ":000"));
        assertSame(other, map.instead(other));
        var closed = new Entry.TimerFired(0, 0, new TimerId(TimerId.Purpose.OCCUPANCY, RECORDED));
        assertSame(closed, map.instead(closed));
    }

    @Test
    void answersThatAreNotAlikeSayNothing() {
        map.put(List.of(RECORDED + ":000"), List.of());
        map.put(List.of(RECORDED + ":000"), List.of(RECORDED + ":000"));
        var entry = frame((RECORDED + ":000").getBytes(StandardCharsets.UTF_8));
        assertSame(entry, map.instead(entry));
    }
}
