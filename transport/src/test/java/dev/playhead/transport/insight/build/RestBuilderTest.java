package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.RestCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/// REST requests: who asked, what was stored, what was read.
class RestBuilderTest {
    private static final RestCall.Page ALL =
            new RestCall.Page(0, Long.MAX_VALUE, RestCall.Direction.BACKWARDS, 100, null);

    private final SessionScript session = new SessionScript().connect("ann").attach("ann", "room");

    private static Message message(String text) {
        return Message.builder().name("message").data(new Data.Text(text)).build();
    }

    @Test
    void aRequestIsARowOfWhoAskedAndHasItsAnswer() {
        session.request("worker", new RestCall.Publish("room", List.of(message("hello"))));
        var timeline = session.timeline();
        var rest = timeline.rest();
        assertEquals(1, rest.size());
        assertEquals(201, rest.status(0));
        assertEquals("/channels/room/messages", rest.target(0));
        var frames = timeline.frames();
        assertEquals("POST", frames.kind(rest.row(0)));
        int worker = session.participant("worker").index();
        assertEquals(worker, frames.participant(rest.row(0)));
        var stored = timeline.channels().getFirst().messages();
        assertEquals(1, stored.size());
        assertEquals(worker, stored.getFirst().author());
    }

    @Test
    void aDeviceThatAsksOverRestIsTheSame() {
        session.request("ann", new RestCall.Publish("room", List.of(message("one"), message("two"))));
        assertEquals(1, session.timeline().participants().size());
        assertEquals(2, session.timeline().channels().getFirst().messages().size());
    }

    @Test
    void aRefusedPublishStoresNothing() {
        session.request("worker", new RestCall.Publish("room", List.of(message("x".repeat(70_000)))));
        var timeline = session.timeline();
        assertTrue(
                timeline.rest().status(0) >= 400,
                () -> "status " + timeline.rest().status(0));
        assertTrue(
                timeline.channels().stream().allMatch(track -> track.messages().isEmpty()));
        assertEquals(40009, timeline.frames().error(timeline.rest().row(0)));
    }

    @Test
    void aChangeIsAVersionOfItsMessageOnItsChannel() {
        session.publish("ann", "room", "draft").publish("ann", "hall", "other");
        session.request(
                "ann",
                new RestCall.Change(
                        "hall",
                        session.serial("ann"),
                        Message.builder()
                                .actionCode(MessageAction.UPDATE.code())
                                .data(new Data.Text("better"))
                                .build()));
        var channels = session.timeline().channels();
        assertEquals(1, channels.getFirst().messages().getFirst().versions().size());
        assertEquals(2, channels.get(1).messages().getFirst().versions().size());
        assertEquals(1, channels.get(1).messages().getFirst().changes().size());
    }

    @Test
    void historyThatSomebodyReadsFillsTheirGap() {
        session.connect("wes")
                .publish("wes", "room", "seen")
                .lose("ann")
                .publish("wes", "room", "missed")
                .pass(121_000)
                .returnFresh("ann");
        assertEquals(1, session.track("ann").missingAt(session.now()));
        session.request("wes", new RestCall.History("room", ALL, null));
        assertEquals(1, session.track("ann").missingAt(session.now()), "another has read it");
        session.request("ann", new RestCall.History("hall", ALL, null));
        assertEquals(1, session.track("ann").missingAt(session.now()), "of another channel");
        session.request("ann", new RestCall.History("room", ALL, null));
        assertEquals(0, session.track("ann").missingAt(session.now()));
    }
}
