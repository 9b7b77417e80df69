package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Channels in order of first use, their messages in order of creation.
class ChannelIndexTest {
    private static final ChannelId ROOM = ChannelId.shared("room");
    private static final ChannelId HALL = ChannelId.shared("hall");

    private final ChannelIndex channels = new ChannelIndex();

    private MessageBuilder create(ChannelId channel, String serial, long nanos) {
        return channels.create(channel, serial, nanos, true, false, -1);
    }

    private List<String> serials(int index) {
        return channels.published().get(index).messages().stream()
                .map(ChannelTrack.MessageMark::serial)
                .toList();
    }

    @Test
    void everyChannelHasItsMessages() {
        create(HALL, "s1", 10);
        create(ROOM, "s1", 20);
        create(HALL, "s2", 30);
        assertEquals(0, channels.index(HALL));
        assertEquals(1, channels.index(ROOM));
        assertEquals(-1, channels.index(null));
        assertEquals(List.of("s1", "s2"), serials(0));
        assertEquals(List.of("s1"), serials(1));
        assertEquals(2, channels.published().get(0).messages().get(1).ordinal());
        assertEquals(1, channels.published().get(1).messages().get(0).ordinal());
    }

    @Test
    void whatIsPublishedOnceStaysAndOnlyWhatChangedIsMadeAnew() {
        var message = create(HALL, "s1", 10);
        create(ROOM, "s1", 10);
        var before = channels.published();
        channels.appended(message, 20, 3);
        var after = channels.published();
        assertEquals(1, before.get(0).messages().get(0).versions().size());
        assertEquals(2, after.get(0).messages().get(0).versions().size());
        assertSame(before.get(1), after.get(1));
    }

    @Test
    void aMessageThatWasEditedTwiceCountsOnceFromItsFirstEdit() {
        var message = create(HALL, "s1", 10);
        channels.changed(message, 30, false);
        channels.changed(message, 20, false);
        channels.changed(message, 40, false);
        channels.changed(create(ROOM, "s2", 10), 25, true);
        assertEquals(0, channels.editedAt(19));
        assertEquals(1, channels.editedAt(20));
        assertEquals(1, channels.editedAt(100));
    }

    @Test
    void whatChangedBetweenIsOfThatChannelAndNotOnesOwn() {
        var old = create(ROOM, "s1", 10);
        create(ROOM, "s2", 30).author = 1;
        create(HALL, "s3", 30);
        create(ROOM, "s4", 50);
        channels.appended(old, 35, 1);
        var changed = channels.changedBetween(ROOM, 20, 40, 1);
        assertEquals(List.of(old), changed);
        assertEquals(2, channels.changedBetween(ROOM, 20, 40, 0).size());
        assertEquals(List.of(), channels.changedBetween(ROOM, 50, 60, 0));
    }

    @Test
    void aSummaryCarriesNoMessage() {
        create(ROOM, "s1", 10);
        var sent = Message.builder().serial("s1").data(new Data.Text("It"));
        channels.carried(ROOM, List.of(sent.build()), 5, 10);
        channels.carried(
                ROOM, List.of(sent.actionCode(MessageAction.SUMMARY.code()).build()), 6, 11);
        channels.carried(
                null, List.of(sent.actionCode(MessageAction.UPDATE.code()).build()), 7, 12);
        assertArrayEquals(new long[] {5}, channels.carriers(ROOM, "s1", 0));
        assertArrayEquals(new long[0], channels.carriers(HALL, "s1", 0));
        assertEquals(0, channels.versionAt(HALL, "s1", Long.MAX_VALUE));
        assertEquals(1, channels.versionAt(ROOM, "s1", Long.MAX_VALUE));
    }
}
