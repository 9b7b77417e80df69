package dev.playhead.transport.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pieces of a message, put together, by each name of the channel.
class SentTextTest {
    private final SentText sent = new SentText();

    private int last;

    private void add(@Nullable String name, boolean whole, String text) {
        sent.add(name, whole, text, version(++last));
    }

    private static String version(int number) {
        return "01780000000000-00" + number + "@loc";
    }

    @Test
    void piecesAreAddedUntilTheWholeComes() {
        add("chat", false, "half");
        assertFalse(sent.isWhole());
        add("chat", true, "It begins");
        add("chat", false, " and ends");
        assertTrue(sent.isWhole());
        assertEquals("It begins and ends", sent.longest());
    }

    @Test
    void eachNameHasATextOfItsOwn() {
        add("chat", true, "once");
        add("[filter]chat", true, "once");
        add("chat", false, " more");
        assertEquals("once more", sent.longest());
    }

    @Test
    void whatWasReadIsGoneOnWithByEveryName() {
        add(null, true, "It begins");
        assertEquals("It begins", sent.longest());
        add("chat", false, " and ends");
        assertEquals("It begins and ends", sent.longest());
        add(null, true, "It is over");
        add("chat", false, " now");
        assertEquals("It is over now", sent.longest());
    }

    /// Found by simulation: a device that had read a message and was then sent a shorter one still had the
    /// longer one.
    @Test
    void whatWasReadIsReplacedByAShorterUpdate() {
        add(null, true, "a long text");
        add("chat", true, "short");
        assertEquals("short", sent.longest());
    }

    /// Found by simulation, with the fault that makes frames come twice.
    @Test
    void whatComesTwiceOrLateCountsOnce() {
        sent.add("chat", true, "It", version(1));
        sent.add("chat", false, " grows", version(2));
        sent.add("chat", false, " grows", version(2));
        assertEquals("It grows", sent.longest());
        sent.add("chat", true, "It", version(1));
        assertEquals("It grows", sent.longest());
    }

    @Test
    void aWholeOfTheSameVersionMendsWhatADeviceHasWrong() {
        sent.add("chat", false, " a hole", version(2));
        sent.add(null, true, "It had a hole", version(2));
        assertEquals("It had a hole", sent.longest());
    }

    @Test
    void whatSaysNoVersionIsAdded() {
        sent.add("chat", true, "It", "");
        sent.add("chat", false, " grows", "");
        sent.add("chat", false, " grows", "");
        assertEquals("It grows grows", sent.longest());
    }
}
