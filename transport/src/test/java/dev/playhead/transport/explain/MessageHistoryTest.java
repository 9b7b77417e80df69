package dev.playhead.transport.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.protocol.MessageAction;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageHistoryTest {
    private final SessionScript session = new SessionScript();
    private final FrameDetails details = new FrameDetails(session.log(), session.builder(), session::timeline);

    private MessageVersions versions(String kind) throws IOException {
        var frames = session.timeline().frames();
        for (int row = 0; row < frames.count(); row++) {
            if (frames.kind(row).equals(kind)) {
                return details.versions(row);
            }
        }
        throw new AssertionError("no " + kind);
    }

    private static List<Kind> kinds(MessageVersions versions) {
        return versions.all().stream().map(MessageVersions.Version::kind).toList();
    }

    @Test
    void everyChangeIsAVersionWithWhoAndItsText() throws IOException {
        session.connect("agent")
                .attach("agent", "room")
                .publish("agent", "room", "Pack")
                .append("agent", " a")
                .append("agent", " coat")
                .change("agent", MessageAction.UPDATE, "Pack a hat")
                .change("agent", MessageAction.DELETE, "");
        var versions = versions("APPEND");
        assertEquals(session.serial("agent"), versions.serial());
        assertEquals(List.of(Kind.CREATE, Kind.APPEND, Kind.APPEND, Kind.UPDATE, Kind.DELETE), kinds(versions));
        assertEquals("", versions.textAt(0));
        assertEquals("Pack", versions.textAt(1));
        assertEquals("Pack a coat", versions.textAt(3));
        assertEquals("Pack a hat", versions.textAt(4));
        assertEquals(versions, details.versions(ChannelId.shared("room"), versions.serial()));
        assertEquals(0, details.versions(ChannelId.shared("room"), "none").all().size());
        var update = versions.all().get(3);
        assertEquals(session.participant("agent").index(), update.participant());
        assertEquals("UPDATE", session.timeline().frames().kind(update.row()));
        assertNotNull(update.serial());
        assertEquals(versions.serial(), versions.all().getFirst().serial());
        assertEquals(versions, versions("MESSAGE"), "the creation, which has no serial yet, is of the same message");
    }

    @Test
    void aMessageThatGrowsIsReadOn() throws IOException {
        session.connect("agent").attach("agent", "room").publish("agent", "room", "a");
        assertEquals(1, versions("MESSAGE").all().size());
        session.append("agent", "b");
        assertEquals("ab", versions("MESSAGE").textAt(2));
        assertEquals(2, versions("MESSAGE").all().size());
    }

    @Test
    void appendsThatWerePutTogetherAreVersionsOfWhichTheLastHasASerial() throws IOException {
        session.connectRollingUp("agent", 40)
                .attach("agent", "room")
                .publish("agent", "room", "a")
                .append("agent", "b")
                .append("agent", "c")
                .append("agent", "d")
                .pass(40);
        var versions = versions("APPEND");
        assertEquals(4, versions.all().size());
        assertEquals("abcd", versions.textAt(4));
        assertNull(versions.all().get(2).serial());
        assertNotNull(versions.all().get(3).serial());
    }

    @Test
    void whatIsAboutNoMessageHasNoVersions() throws IOException {
        session.connect("agent").attach("agent", "room");
        assertEquals(MessageVersions.NONE, versions("ATTACH"));
    }
}
