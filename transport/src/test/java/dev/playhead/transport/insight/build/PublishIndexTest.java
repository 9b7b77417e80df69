package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.run.RunIndex;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.session.Identity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Messages as they were published, with the serials that they got.
class PublishIndexTest {
    private static final ChannelId ROOM = ChannelId.shared("room");
    private static final ChannelId HALL = ChannelId.shared("hall");

    private final ChannelIndex channels = new ChannelIndex();
    private final ParticipantIndex participants = new ParticipantIndex();
    private final PublishIndex publishes = new PublishIndex(participants, channels, new RunIndex());

    PublishIndexTest() {
        participants.rest(new Identity("", "ann"));
    }

    private static Message create(String text) {
        return Message.builder().data(new Data.Text(text)).build();
    }

    private static Message change(MessageAction action, String serial, String text) {
        return create(text).toBuilder().actionCode(action.code()).serial(serial).build();
    }

    private MessageBuilder message(ChannelId channel, String serial) {
        return Objects.requireNonNull(channels.message(channel, serial));
    }

    @Test
    void nothingIsThereBeforeItIsAccepted() {
        publishes.arrived(1, 0, ROOM, List.of(create("a"), create("b")), 10);
        assertNull(channels.message(ROOM, "s1"));
        publishes.accepted(1, List.of("s1", "s2"));
        assertEquals(10, message(ROOM, "s1").createdNanos);
        assertEquals(2, message(ROOM, "s2").ordinal);
        assertNull(channels.message(HALL, "s1"));
    }

    @Test
    void whatIsRefusedIsNotStoredByALaterAnswer() {
        publishes.arrived(1, 0, ROOM, List.of(create("a")), 10);
        publishes.refused(1);
        publishes.refused(1);
        publishes.accepted(1, List.of("s1"));
        assertNull(channels.message(ROOM, "s1"));
    }

    @Test
    void theSameSerialOrVersionTwiceIsOne() {
        for (long position = 1; position <= 2; position++) {
            publishes.arrived(position, 0, ROOM, List.of(create("a")), position * 10);
            publishes.accepted(position, List.of("s1"));
        }
        for (long position = 3; position <= 4; position++) {
            publishes.arrived(position, 0, ROOM, List.of(change(MessageAction.APPEND, "s1", "b")), position * 10);
            publishes.accepted(position, List.of("s2"));
        }
        assertEquals(2, message(ROOM, "s1").version());
        assertEquals(10, message(ROOM, "s1").createdNanos);
        assertEquals(1, message(ROOM, "s1").appends);
    }

    @Test
    void appendsThatWaitAreCountedForTheirMessage() {
        var append = List.of(change(MessageAction.APPEND, "s1", "b"));
        publishes.arrived(1, 0, ROOM, append, 10);
        publishes.arrived(2, 0, ROOM, append, 20);
        publishes.arrived(3, 0, HALL, append, 30);
        publishes.arrived(4, 0, ROOM, List.of(change(MessageAction.UPDATE, "s1", "c")), 40);
        assertEquals(2, publishes.waitingAppends(ROOM, append));
        assertEquals(1, publishes.waitingAppends(HALL, append));
        publishes.accepted(1, List.of("s2"));
        publishes.refused(2);
        assertEquals(0, publishes.waitingAppends(ROOM, append));
    }

    @Test
    void whatIsHandedOnBeforeItsAnswerIsThereAlready() {
        publishes.arrived(1, 0, ROOM, List.of(create("a")), 10);
        publishes.handedOn(
                1,
                List.of(create("a").toBuilder()
                        .actionCode(MessageAction.CREATE.code())
                        .serial("s1")
                        .build()));
        assertEquals(1, message(ROOM, "s1").version());
        publishes.accepted(1, List.of("s1"));
        assertEquals(1, message(ROOM, "s1").version());
    }

    @Test
    void aChangeOfAMessageThatIsOlderThanTheLogMakesItKnown() {
        publishes.arrived(1, 0, ROOM, List.of(change(MessageAction.DELETE, "s0", "")), 10);
        publishes.accepted(1, List.of("s1"));
        assertEquals(-1, message(ROOM, "s0").author);
        assertEquals(10, message(ROOM, "s0").closedNanos);
    }
}
