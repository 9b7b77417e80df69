package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.auth.Token;
import dev.playhead.transport.insight.ConnectionEnd;
import dev.playhead.transport.insight.ConnectionTrack;
import dev.playhead.transport.insight.ConnectionTrack.State;
import dev.playhead.transport.insight.Span;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ConnectionId;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.CloseReason;
import dev.playhead.transport.session.Handshake;
import dev.playhead.transport.session.Identity;
import dev.playhead.transport.session.Via;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is known of each connection: transports, rights, channels, and its end.
class ConnectionTracksTest {
    private static ConnectionTrack only(SessionScript session) {
        var tracks = session.timeline().connections().tracks();
        assertEquals(1, tracks.size());
        return tracks.getFirst();
    }

    @Test
    void aResumeIsTheSameConnectionOverAnotherTransport() {
        var session = new SessionScript().connect("phone").attach("phone", "room");
        long before = session.now();
        session.cut("phone").restore().pass(1000).resume("phone");
        var phone = only(session);
        assertEquals(2, phone.transports().size());
        var first = phone.transports().getFirst();
        var end = Objects.requireNonNull(first.end());
        assertEquals("cut by F-1", end.words());
        assertEquals(State.CONNECTED, phone.stateAt(before));
        assertEquals(State.RESUMABLE, phone.stateAt(end.atNanos()));
        assertEquals(State.CONNECTED, phone.stateAt(session.now()));
        assertEquals(State.UNKNOWN, phone.stateAt(first.connectedNanos() - 1));
        assertEquals("CONNECTED", session.timeline().frames().kind(first.row()));
        assertEquals(
                "CONNECTED",
                session.timeline().frames().kind(phone.transports().getLast().row()));
        assertEquals(
                session.participant("Phone").index(),
                session.timeline()
                        .frames()
                        .participant(phone.transports().getLast().row()));
    }

    @Test
    void theKeyOfAResumeIsNotToBeSeen() {
        var session =
                new SessionScript().connect("phone").attach("phone", "room").lose("phone");
        session.resume("phone");
        var handshake = only(session).transports().getLast().handshake();
        assertEquals("***", handshake.resumeKey());
    }

    @Test
    void whoCannotResumeAnyMoreIsOver() {
        var session = new SessionScript().connect("phone").lose("phone");
        long lost = session.now();
        session.pass(300_000);
        var phone = only(session);
        assertEquals(State.RESUMABLE, phone.stateAt(lost));
        assertEquals(State.OVER, phone.stateAt(session.now()));
        assertEquals(
                phone.keptNanos(),
                phone.overNanos() - Objects.requireNonNull(end(phone)).atNanos());
    }

    private static @Nullable ConnectionEnd end(ConnectionTrack track) {
        return track.transports().getLast().end();
    }

    @Test
    void whoSaysGoodbyeIsOverAtOnce() {
        var session =
                new SessionScript().connect("phone").attach("phone", "room").close("phone");
        var phone = only(session);
        assertEquals(State.OVER, phone.stateAt(session.now()));
        assertEquals(List.of(), phone.attachmentsAt(session.now()));
    }

    @Test
    void anAttachmentHasWhatWasAskedAndWhatWasGranted() {
        var session = new SessionScript()
                .connect("phone")
                .send(
                        "phone",
                        ProtocolMessage.builder(Action.ATTACH)
                                .channel("room")
                                .params(Map.of("modes", "subscribe,presence", "rewind", "2")))
                .attach("phone", "hall");
        var attachments = only(session).attachmentsAt(session.now());
        assertEquals(
                List.of("room", "hall"),
                attachments.stream().map(ConnectionTrack.Attachment::channel).toList());
        var room = attachments.getFirst();
        assertEquals(Set.of(ChannelMode.SUBSCRIBE, ChannelMode.PRESENCE), room.asked());
        assertEquals(room.asked(), room.granted());
        assertEquals(Map.of("rewind", "2"), room.params());
        assertEquals("ATTACH", session.timeline().frames().kind(room.row()));
        var hall = attachments.getLast();
        assertEquals(Set.of(), hall.asked(), "it asked for none, and gets what it may");
        assertTrue(hall.granted().contains(ChannelMode.PUBLISH));
        assertNull(hall.error());
    }

    @Test
    void anAttachmentEndsWithItsDetach() {
        var session = new SessionScript().connect("phone").attach("phone", "room");
        long attached = session.now();
        session.send("phone", ProtocolMessage.builder(Action.DETACH).channel("room"));
        var phone = only(session);
        assertEquals(1, phone.attachmentsAt(attached).size());
        assertEquals(List.of(), phone.attachmentsAt(session.now()));
    }

    @Test
    void anAttachmentThatWasRefusedSaysWhy() {
        var session = new SessionScript()
                .connect("phone")
                .send(
                        "phone",
                        ProtocolMessage.builder(Action.ATTACH).channel("room").params(Map.of("rewind", "much")));
        var room = only(session).attachmentsAt(session.now()).getFirst();
        assertEquals(Set.of(), room.granted());
        assertNotNull(room.error());
    }

    @Test
    void modesThatTheTokenDoesNotAllowAreDenied() {
        var tracks = new ConnectionTracks();
        connect(tracks, 1, new Identity("", "a.b", "ann", Capability.UNLIMITED, new Token(1_000, 9_000, null)));
        tracks.asked(
                new TransportId(1),
                ProtocolMessage.builder(Action.ATTACH)
                        .channel("room")
                        .flags(ChannelMode.bits(Set.of(ChannelMode.SUBSCRIBE, ChannelMode.OBJECT_PUBLISH)))
                        .build(),
                20,
                3);
        tracks.said(
                new TransportId(1),
                ProtocolMessage.builder(Action.ATTACHED)
                        .channel("room")
                        .flags(ChannelMode.SUBSCRIBE.mask())
                        .build(),
                30,
                4);
        var track = tracks.published().tracks().getFirst();
        var room = track.attachmentsAt(30).getFirst();
        assertEquals(Set.of(), room.deniedAt(29), "nobody knows it yet");
        assertEquals(Set.of(ChannelMode.OBJECT_PUBLISH), room.deniedAt(30));
    }

    @Test
    void rightsAreThoseOfTheLatestToken() {
        var tracks = new ConnectionTracks();
        var narrow = Capability.of(Map.of("room:*", List.of("subscribe")));
        connect(tracks, 1, new Identity("", "a.b", "ann", narrow, new Token(1_000, 9_000, null)));
        tracks.reauthenticated(new Entry.Reauthenticated(
                9, 50, new TransportId(1), new Identity("", "a.b", "ann", Capability.EVERY_CHANNEL, null), null));
        var track = tracks.published().tracks().getFirst();
        var first = Objects.requireNonNull(track.credentialAt(49));
        assertEquals(Map.of("room:*", List.of("subscribe")), first.rights());
        assertEquals(9_000_000_000L, first.expiresNanos());
        assertEquals(1_000_000_000L, first.issuedNanos());
        var later = Objects.requireNonNull(track.credentialAt(50));
        assertFalse(later.token());
        assertEquals(Span.OPEN, later.expiresNanos());
        assertEquals(Map.of("*", List.of("*")), later.rights());
    }

    private static void connect(ConnectionTracks tracks, long transport, Identity identity) {
        tracks.opened(opened(transport, identity, null));
        tracks.connected(new TransportId(transport), new ConnectionId("c-" + transport), 0, 10, 1);
    }

    private static Entry.Opened opened(long transport, @Nullable Identity identity, @Nullable ErrorInfo refusal) {
        return new Entry.Opened(
                0,
                5,
                new TransportId(transport),
                new Handshake(
                        Format.JSON,
                        6,
                        identity,
                        refusal,
                        true,
                        null,
                        "ably-js/2.28.0",
                        15_000,
                        "127.0.0.1:5000",
                        40,
                        Via.WEBSOCKET));
    }

    @Test
    void whoIsNotLetInIsNoConnection() {
        var tracks = new ConnectionTracks();
        tracks.opened(opened(1, null, new ErrorInfo(40101, 401, "Invalid credentials", null, null)));
        tracks.said(new TransportId(1), ProtocolMessage.builder(Action.ERROR).build(), 6, 8);
        tracks.closed(new TransportId(1), new ConnectionEnd(7, CloseReason.BROKER_CLOSED, null));
        tracks.rejected(
                new Entry.Rejected(
                        4,
                        9,
                        Entry.Stage.HOST,
                        "10.0.0.9:77",
                        "GET /?key=a.b:***",
                        "localhost",
                        "https://preview.trip.example",
                        403,
                        "The page asked from an origin that is not trusted."),
                12);
        var published = tracks.published();
        assertEquals(List.of(), published.tracks());
        var refused = published.refused();
        assertEquals(2, refused.size());
        assertEquals(40101, refused.getFirst().code());
        assertEquals("Invalid credentials", refused.getFirst().reason());
        assertEquals(8, refused.getFirst().row());
        assertEquals("https://preview.trip.example", refused.getLast().origin());
        assertEquals(403, refused.getLast().status());
        assertEquals(12, refused.getLast().row());
        assertEquals(List.of(~0, ~1), published.order());
        assertEquals(1, published.countUntil(5));
        assertEquals(2, published.countUntil(9));
        assertEquals(refused.getLast(), published.refusedAt(1));
        assertNull(published.trackAt(1));
        assertEquals(0, tracks.waiting());
    }

    @Test
    void whatWasPublishedStaysAsItWas() {
        var session = new SessionScript().connect("phone");
        var before = session.timeline().connections();
        session.attach("phone", "room").connect("laptop").lose("phone");
        assertEquals(1, before.tracks().size());
        assertEquals(List.of(), before.tracks().getFirst().attachments());
        assertNull(before.tracks().getFirst().transports().getLast().end());
        assertEquals(2, session.timeline().connections().tracks().size());
    }

    @Test
    void whoComesAndGoesIsWaitedForNoLonger() {
        var session = new SessionScript();
        for (int i = 0; i < 50; i++) {
            var name = "guest " + i;
            session.connect(name).attach(name, "room").close(name);
        }
        session.timeline();
        assertEquals(0, session.builder().indices.connectionTracks.waiting());
        assertEquals(50, session.timeline().connections().tracks().size());
    }

    @Test
    void everyConnectionOfARecordingIsThere() throws Exception {
        try (var session = LogSession.open(Path.of("src/test/resources/golden/v1.playhead.mcap"))) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            assertFalse(timeline.connections().tracks().isEmpty());
            for (var track : timeline.connections().tracks()) {
                for (var transport : track.transports()) {
                    assertEquals("CONNECTED", timeline.frames().kind(transport.row()));
                    assertEquals(track.participant(), timeline.frames().participant(transport.row()));
                }
                for (var attachment : track.attachments()) {
                    assertEquals("ATTACH", timeline.frames().kind(attachment.row()));
                }
            }
        }
    }
}
