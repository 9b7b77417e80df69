package dev.playhead.transport.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.RequestId;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeTest {
    private static final TransportId T = new TransportId(1);

    @TempDir
    private Path folder;

    @Test
    void aFieldNamedFrameInsideTheHeadIsNoPayload() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("accept", "a \\\" b");
        headers.put("frame", "deny");
        var request = new Entry.RestIn(
                0,
                5,
                new RequestId(1),
                new Identity("k", null),
                null,
                "GET",
                "/time",
                headers,
                "{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(headers, ((Entry.RestIn) back(request)).headers());
        var started = new Entry.Started(0, 5, 1, "0.1.0", headers);
        assertEquals(headers, ((Entry.Started) back(started)).settings());
    }

    @Test
    void textThatLooksLikeTheMarkIsText() {
        var payload = "{\"a\":[1,{\"frame\":2}],\"frame\":3}".getBytes(StandardCharsets.UTF_8);
        var channel = "x\\\",\"frame\":{";
        var frame = (Entry.FrameIn) back(new Entry.FrameIn(0, 5, T, channel, Format.JSON, payload, null));
        assertEquals(channel, frame.channel());
        assertArrayEquals(payload, frame.payload());
    }

    @Test
    void aRefusedHandshakeKeepsAllOfItsError() {
        var deepest = new ErrorInfo(50000, 500, "deepest");
        var cause = new ErrorInfo(40140, 401, "expired", null, deepest);
        var refusal = new ErrorInfo(40160, 401, "refused", "https://help.example/40160", cause);
        var handshake = new Handshake(Format.JSON, 6, null, refusal, true, null, null, 15_000, "here");
        assertEquals(
                refusal,
                ((Entry.Opened) back(new Entry.Opened(0, 5, T, handshake)))
                        .handshake()
                        .refusal());
    }

    @Test
    void theFirstFormOfARefusalIsStillRead() {
        var message =
                ("{\"n\":0,\"kind\":\"opened\",\"transport\":1,\"refusal\":[40101,401,\"no key\"],\"format\":\"json\","
                                + "\"version\":6,\"echo\":true,\"remainPresentForMs\":15000,\"remoteAddress\":\"here\"}")
                        .getBytes(StandardCharsets.UTF_8);
        var opened = (Entry.Opened) EntryCodec.read(0, new LogMessage("~conn", 5, message));
        assertEquals(new ErrorInfo(40101, 401, "no key"), opened.handshake().refusal());
    }

    @Test
    void howAClientCameIsKeptAlsoWhenNobodyKnowsIt() {
        var old = opened("");
        assertEquals(Via.WEBSOCKET, old.handshake().via());
        var polls = opened(",\"via\":\"long polling\"");
        assertEquals(Via.LONG_POLLING, polls.handshake().via());
        var later = opened(",\"via\":\"carrier pigeon\"");
        assertEquals("carrier pigeon", later.handshake().via().word());
        for (var opened : List.of(old, polls, later)) {
            assertEquals(opened, back(opened));
        }
    }

    private static Entry.Opened opened(String more) {
        var message = ("{\"n\":0,\"kind\":\"opened\",\"transport\":1,\"format\":\"json\",\"version\":6,\"echo\":true,"
                        + "\"remainPresentForMs\":15000,\"remoteAddress\":\"here\"" + more + "}")
                .getBytes(StandardCharsets.UTF_8);
        return (Entry.Opened) EntryCodec.read(0, new LogMessage("~conn", 5, message));
    }

    @Test
    void anEntryOfBeforeThatStandsInAnotherOneIsForeign() {
        var frame = new Entry.FrameIn(1, 3, T, "a", Format.JSON, "{}".getBytes(StandardCharsets.UTF_8), null);
        var earlier = new Entry.Earlier(1, 6, frame);
        assertEquals(frame.position(), ((Entry.Earlier) back(earlier)).entry().position());
        assertInstanceOf(Entry.FrameIn.class, ((Entry.Earlier) back(earlier)).entry());
        var inner = EntryCodec.write(earlier);
        var text = new String(inner, StandardCharsets.UTF_8);
        var frameAlone = new String(EntryCodec.write(frame), StandardCharsets.UTF_8);
        var nested = text.replace(frameAlone, text).replaceFirst("ch/a", EntryCodec.topic(earlier));
        assertTrue(nested.length() > text.length(), nested);
        var message = new LogMessage(EntryCodec.topic(earlier), 6, nested.getBytes(StandardCharsets.UTF_8));
        var within = assertInstanceOf(Entry.Foreign.class, ((Entry.Earlier) EntryCodec.read(1, message)).entry());
        assertArrayEquals(inner, within.payload());
    }

    @Test
    void whatOthersPutInKeepsItsTopicAndIsNeverTakenForOurs() throws IOException {
        var file = folder.resolve("foreign.playhead.mcap");
        var imposter = EntryCodec.write(new Entry.Note(1, 6, "I look like a note"));
        List<Entry> entries = List.of(
                new Entry.Note(0, 5, "a note"),
                new Entry.Foreign(1, 6, "/others/log", imposter),
                new Entry.Foreign(2, 7, "~note", "{\"n\":99,\"kind\":\"note\"}".getBytes(StandardCharsets.UTF_8)),
                new Entry.FrameIn(3, 8, T, "~odd", Format.JSON, "{}".getBytes(StandardCharsets.UTF_8), null));
        try (var writer = LogWriter.create(file)) {
            entries.forEach(writer::append);
            writer.flush();
            assertForeign(writer.reader(), imposter);
        }
        try (var log = LogFile.open(file)) {
            assertForeign(log, imposter);
        }
    }

    private static void assertForeign(LogReader log, byte[] imposter) throws IOException {
        assertEquals(new Entry.Note(0, 5, "a note"), log.read(0));
        var foreign = (Entry.Foreign) log.read(1);
        assertEquals("/others/log", foreign.topic());
        assertArrayEquals(imposter, foreign.payload());
        assertEquals("~note", ((Entry.Foreign) log.read(2)).topic());
        assertEquals("~odd", ((Entry.FrameIn) log.read(3)).channel());
    }

    @Test
    void manyChannelsDoNotTakeTheNamesOfOthers() {
        var topics = new Topics();
        for (int i = 0; i < 70_000; i++) {
            topics.id("ch/" + i);
        }
        assertEquals("ch/~more", topics.name(topics.id("ch/69999")));
        assertEquals("/others", topics.name(topics.id("/others")));
    }

    private static Entry back(Entry entry) {
        var message = new LogMessage(EntryCodec.topic(entry), entry.atNanos(), EntryCodec.write(entry));
        return EntryCodec.read(entry.position(), message);
    }
}
