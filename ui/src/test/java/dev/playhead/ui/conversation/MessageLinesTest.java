package dev.playhead.ui.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageLinesTest {
    private static final Timeline TIMELINE = ExampleSession.timeline();

    private static MessageLines lines(double seconds) {
        return MessageLines.of(
                TIMELINE,
                ExampleConversation.at(TIMELINE, ExampleSession.at(seconds)).conversation());
    }

    @Test
    void theyAreThoseOfThePlayheadWithWhatTheySay() {
        var lines = lines(128.4);
        assertEquals(6, lines.count());
        assertEquals(252, lines.versions());
        assertEquals("Which ferry goes to Lokrum tomorrow?", lines.words().get("a"));
        assertEquals(
                "tool: places {\"near\":\"Dubrovnik\",\"diet\":\"vegan\",\"car\":false}",
                lines.words().get("e"));
        assertEquals(1, lines(105).count());
        assertEquals("f", MessageLines.liveliest(TIMELINE.channels().getFirst(), ExampleSession.at(128)));
        assertNull(MessageLines.liveliest(TIMELINE.channels().getFirst(), ExampleSession.at(1)));
    }

    @Test
    void whatTheBrokerHadFromBeforeTheRecordingIsListedToo() {
        var messages = new ArrayList<Message>();
        messages.add(Message.builder()
                .serial("Z")
                .clientId("ben")
                .data(new Data.Text("from the session before"))
                .build());
        messages.add(Message.builder().serial("a").data(new Data.Text("now")).build());
        var lines = MessageLines.of(
                TIMELINE, Conversation.of(ChannelId.shared("ai:trip-42"), ExampleSession.at(105), 0, messages));
        assertEquals(
                List.of("Z", "a"),
                IntStream.range(0, lines.count()).mapToObj(lines::serial).toList());
        assertNull(lines.row(0));
        assertEquals("ben", lines.older().getFirst().who());
        assertEquals(1, lines.indexOf("a"));
        assertEquals(0, lines.indexOf("Z"));
        assertEquals(-1, lines.indexOf("x"));
    }
}
