package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.SessionState;
import org.junit.jupiter.api.Test;

class StageTextTest {
    private static final String TEXT = "one two three";

    @Test
    void whatIsYoungerThanTheLateLimitIsNoDifference() {
        var text = StageText.of(subject(8), device(AttachmentStatus.ATTACHED, "one two ", TEXT));
        assertEquals(new StageText("one two ", "", "", 0), text);
        assertTrue(text.isComplete());
    }

    @Test
    void whatIsOlderAndOnItsWayIsLate() {
        var text = StageText.of(subject(TEXT.length()), device(AttachmentStatus.ATTACHED, "one two ", TEXT));
        assertEquals(new StageText("one two ", "", "", 5), text);
    }

    @Test
    void whatIsOlderAndNotOnItsWayIsMissing() {
        var text = StageText.of(subject(TEXT.length()), device(AttachmentStatus.ATTACHED, "one two ", "one two "));
        assertEquals(new StageText("one two ", "three", "", 0), text);
    }

    @Test
    void whoIsAwayLacksAlsoWhatIsYoung() {
        var text = StageText.of(subject(0), device(AttachmentStatus.AWAY, "one two ", "one two "));
        assertEquals(new StageText("one two ", "three", "", 0), text);
    }

    @Test
    void aTextThatWasJustReplacedAccusesNobody() {
        assertTrue(StageText.of(subject(0), device(AttachmentStatus.ATTACHED, "the text before", TEXT))
                .isComplete());
        assertEquals(
                new StageText("", TEXT, "the text before", 0),
                StageText.of(
                        subject(TEXT.length()),
                        device(AttachmentStatus.ATTACHED, "the text before", "the text before")));
    }

    private static SessionState.ShownMessage subject(int settled) {
        return new SessionState.ShownMessage(ChannelId.shared("chat"), "s", -1, "", TEXT, true, settled);
    }

    private static SessionState.DeviceText device(AttachmentStatus attachment, String has, String promised) {
        return new SessionState.DeviceText(0, attachment, has, promised, 1);
    }
}
