package dev.playhead.transport.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Flag;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which frames on their way a filter wants, and what is said of one that cannot be read.
class FrameFilterTest {
    private static final Client PHONE = new Client("", "ann-phone", "ably-js/2.28.0 nodejs/20");

    private static ProtocolMessage append() {
        var message = Message.builder()
                .actionCode(MessageAction.APPEND.code())
                .name("answer")
                .data(new Data.Text(" The Ferry"))
                .serial("0178@loc")
                .clientId("planner")
                .extras(Map.of("headers", Map.of("run", "r-17")))
                .build();
        return ProtocolMessage.builder(Action.MESSAGE)
                .channel("[?rewind=1]ai:trip-42")
                .messages(List.of(message))
                .build();
    }

    private static boolean wants(String filter, ProtocolMessage frame, boolean toClient) throws FilterSyntaxException {
        return FrameFilter.of(filter).matches(frame, toClient, PHONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind == APPEND | true",
                "kind == MESSAGE | true",
                "kind == PRESENCE | false",
                "action == MESSAGE && change == APPEND | true",
                "way == out | true",
                "way == in | false",
                "client == ann-* | true",
                "client == bob or publisher == planner | true",
                "channel == ai:trip-42 | true",
                "channel != ai:trip-42 | false",
                "name in {question, answer} | true",
                "data contains ferry | true",
                "serial == 0178* | true",
                "sdk == \"ably-js 2.28.0\" | true",
                "app | false",
                "code > 0 | false",
                "!resumed | true",
                "ferry | true",
                "r-17 | true",
                "bus | false",
                "'' | true",
            })
    void itWantsFrames(String filter, boolean wanted) throws FilterSyntaxException {
        assertEquals(wanted, wants(filter, append(), true), filter);
    }

    @Test
    void whatComesFromAClientIsCalledByItsChange() throws FilterSyntaxException {
        assertTrue(wants("kind == APPEND && kind != MESSAGE && way == in", append(), false));
    }

    @Test
    void errorsFlagsAndMembersAreAskedFor() throws FilterSyntaxException {
        var error = ProtocolMessage.builder(Action.NACK)
                .error(new ErrorInfo(40160, 401, "not permitted"))
                .build();
        assertTrue(wants("code == 40160 && status >= 400 && \"not permitted\"", error, true));
        var attached = ProtocolMessage.builder(Action.ATTACHED)
                .channel("chat")
                .flags(Flag.RESUMED.mask())
                .build();
        assertTrue(wants("resumed", attached, true));
        var enter = ProtocolMessage.builder(Action.PRESENCE)
                .channel("chat")
                .presence(List.of(PresenceMessage.builder(PresenceAction.ENTER)
                        .clientId("maps")
                        .build()))
                .build();
        assertTrue(wants("kind == PRESENCE && maps", enter, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency > 5", "device == phone", "kind == APEND", "channel ==", "(data", "resumed == yes"})
    void whatCannotBeReadIsSaid(String filter) {
        var wrong = assertThrows(FilterSyntaxException.class, () -> FrameFilter.of(filter));
        assertTrue(String.valueOf(wrong.getMessage()).startsWith("Character "), wrong.getMessage());
    }
}
