package dev.playhead.transport.scenario.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldMessagesTest {
    private final HeldMessages held = new HeldMessages();

    private void take(MessageAction action, String serial, String version, String text) {
        held.take(Message.builder()
                .serial(serial)
                .version(Version.of(version, 1))
                .actionCode(action.code())
                .data(new Data.Text(text))
                .build());
    }

    private List<String> texts() {
        return held.all().stream()
                .map(message -> message.data() instanceof Data.Text(var text) ? text : "")
                .toList();
    }

    @Test
    void whatIsAppendedComesToTheText() {
        take(MessageAction.CREATE, "b", "b", "x");
        take(MessageAction.APPEND, "b", "c", "y");
        take(MessageAction.CREATE, "a", "a", "first");
        assertEquals(List.of("first", "xy"), texts());
        assertEquals(MessageAction.UPDATE, held.all().get(1).action());
        assertEquals("c", held.versionOf("b"));
    }

    @Test
    void whatComesTwiceOrLateCountsOnce() {
        take(MessageAction.CREATE, "a", "a", "x");
        take(MessageAction.APPEND, "a", "c", "y");
        take(MessageAction.APPEND, "a", "c", "y");
        take(MessageAction.APPEND, "a", "b", "z");
        take(MessageAction.CREATE, "a", "a", "x");
        assertEquals(List.of("xy"), texts());
    }

    @Test
    void anUpdateReplacesAndABeginningMustBeThere() {
        take(MessageAction.APPEND, "a", "b", "nothing before it");
        assertEquals(List.of(), texts());
        take(MessageAction.CREATE, "a", "a", "x");
        take(MessageAction.UPDATE, "a", "d", "whole");
        assertEquals(List.of("whole"), texts());
    }
}
