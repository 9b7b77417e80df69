package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.insight.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What channels are asked about moments is what a walk over all messages finds.
class FocusIndexTest {
    private static final ChannelId CHANNEL = ChannelId.shared("chat");
    private static final long SECOND = 1_000_000_000L;

    private final ChannelIndex channels = new ChannelIndex();

    private static @Nullable MessageBuilder walked(List<MessageBuilder> texts, long nanos) {
        @Nullable MessageBuilder latest = null;
        for (var message : texts) {
            if (message.createdNanos > nanos) {
                break;
            }
            if (message.isOpenAt(nanos)) {
                return message;
            }
            if (latest == null || message.lastTouchAt(nanos) >= latest.lastTouchAt(nanos)) {
                latest = message;
            }
        }
        return latest;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theSameMessageAsByAWalk(long seed) {
        var random = new Random(seed);
        var texts = new ArrayList<MessageBuilder>();
        long now = 0;
        for (int i = 0; i < 2_000; i++) {
            now += random.nextLong(3 * SECOND);
            int what = texts.isEmpty() ? 0 : random.nextInt(8);
            // Mostly one of the last ones; sometimes one that nobody has thought of for long.
            var message = texts.isEmpty()
                    ? null
                    : random.nextInt(10) == 0
                            ? texts.get(random.nextInt(texts.size()))
                            : texts.get(Math.max(0, texts.size() - 1 - random.nextInt(3)));
            if (message == null || what < 2) {
                boolean isText = random.nextInt(5) > 0;
                var created = channels.create(CHANNEL, "s" + i, now, isText, random.nextBoolean(), -1);
                if (isText) {
                    texts.add(created);
                }
            } else if (what < 6) {
                channels.appended(message, now, 5);
            } else if (what == 6) {
                channels.changed(message, now, random.nextBoolean());
            } else {
                channels.closed(message, now);
            }
            for (int asked = 0; asked < 5; asked++) {
                long at = random.nextInt(3) == 0 ? now : random.nextLong(now + SECOND);
                assertSame(walked(texts, at), channels.focus(at), "at " + at);
            }
        }
    }

    @Test
    void aMessageIsEditedSinceItsFirstEditWheneverThatIsAccepted() {
        var one = channels.create(CHANNEL, "a", 10, true, false, -1);
        var other = channels.create(CHANNEL, "b", 20, true, false, -1);
        channels.changed(one, 50, false);
        channels.changed(one, 40, false); // had come before, and was accepted after
        channels.changed(one, 60, false);
        channels.changed(other, 70, true);
        assertEquals(0, channels.editedAt(39));
        assertEquals(1, channels.editedAt(40));
        assertEquals(1, channels.editedAt(1_000), "a message that was deleted is not edited");
    }

    @Test
    void whatChangedInAHoleIsFoundInOrderOfCreation() {
        var messages = new ArrayList<MessageBuilder>();
        for (int i = 0; i < 300; i++) {
            messages.add(channels.create(CHANNEL, "s" + i, i, true, false, -1));
            messages.get(i).author = i % 2;
        }
        channels.appended(messages.get(10), 500, 1);
        channels.appended(messages.get(4), 600, 1);
        channels.appended(messages.get(5), 600, 1);
        assertEquals(List.of(messages.get(4), messages.get(10)), channels.changedBetween(CHANNEL, 400, 600, 1));
        assertEquals(List.of(messages.get(10)), channels.changedBetween(CHANNEL, 400, 599, 1));
        assertEquals(List.of(), channels.changedBetween(CHANNEL, 600, 700, 1));
    }
}
