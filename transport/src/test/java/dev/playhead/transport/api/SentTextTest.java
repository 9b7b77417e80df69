package dev.playhead.transport.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What pieces of a message are together, by each name of the channel.
class SentTextTest {
    private final SentText sent = new SentText();

    @Test
    void piecesAreAddedUntilTheWholeComes() {
        sent.add("chat", false, "half");
        assertFalse(sent.isWhole());
        sent.add("chat", true, "It begins");
        sent.add("chat", false, " and ends");
        assertTrue(sent.isWhole());
        assertEquals("It begins and ends", sent.longest());
    }

    @Test
    void eachNameHasATextOfItsOwn() {
        sent.add("chat", true, "once");
        sent.add("[filter]chat", true, "once");
        sent.add("chat", false, " more");
        assertEquals("once more", sent.longest());
    }

    @Test
    void whatWasReadIsGoneOnWithByEveryName() {
        sent.add(null, true, "It begins");
        assertEquals("It begins", sent.longest());
        sent.add("chat", false, " and ends");
        assertEquals("It begins and ends", sent.longest());
        sent.add(null, true, "It is over");
        sent.add("chat", false, " now");
        assertEquals("It is over now", sent.longest());
    }

    /// Found by simulation: a device that had read a message and was then sent a shorter one still had the longer one.
    @Test
    void whatWasReadIsReplacedByAShorterUpdate() {
        sent.add(null, true, "a long text");
        sent.add("chat", true, "short");
        assertEquals("short", sent.longest());
    }
}
