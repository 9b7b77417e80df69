package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceOnStageTest {
    private static final long AT = ExampleSession.at(128.4);
    private static final int PHONE = 1;

    private static SessionState moment(ConnectionStatus status, SessionState.DeviceText... texts) {
        var subject = new SessionState.ShownMessage(
                ChannelId.shared("ai:trip-42"), "s", 5, "", "one two three", true, "one two three".length());
        return new SessionState(AT, subject, List.of(status), List.of(texts), List.of(), 1, 7, 31, 2, 1, "s");
    }

    private static DeviceOnStage phone(SessionState moment) {
        var timeline = ExampleSession.timeline();
        return DeviceOnStage.of(timeline, moment, timeline.participants().get(PHONE));
    }

    private static ConnectionStatus status(ConnectionStatus.State state, int behind) {
        return new ConnectionStatus(PHONE, state, AT - 3_800_000_000L, 12_000_000, behind, new RuleId("F-4"));
    }

    private static SessionState.DeviceText has(String text, AttachmentStatus attachment) {
        return new SessionState.DeviceText(PHONE, attachment, text, text, AT);
    }

    @Test
    void aDeviceThatHasAllIsInSync() {
        var phone = phone(
                moment(status(ConnectionStatus.State.CONNECTED, 0), has("one two three", AttachmentStatus.ATTACHED)));
        assertEquals("In sync, 12 ms", phone.state());
        assertTrue(phone.reachable());
        assertNotNull(phone.run(), "the answer of run 6 is under way");
    }

    @Test
    void aDeviceThatIsCutSaysForHowLongAndHowFarBehind() {
        var phone = phone(moment(status(ConnectionStatus.State.CUT, 48), has("one", AttachmentStatus.AWAY)));
        assertEquals("Cut 3.8 s, 48 behind", phone.state());
        assertTrue(phone.isFault());
        assertFalse(phone.reachable());
        assertNotNull(phone.cut());
    }

    @Test
    void withoutProofNobodyIsInSync() {
        var lacking = phone(moment(status(ConnectionStatus.State.CONNECTED, 0), has("one", AttachmentStatus.ATTACHED)));
        assertEquals("10 characters differ", lacking.state());
        var elsewhere = phone(moment(status(ConnectionStatus.State.CONNECTED, 0), has("", AttachmentStatus.ELSEWHERE)));
        assertEquals("Connected, 12 ms", elsewhere.state());
        assertNull(elsewhere.sync());
    }

    @Test
    void figuresStandApartFromWords() {
        assertEquals(List.of("Cut ", "3.8 s", ", ", "48", " behind"), FigureLine.parts("Cut 3.8 s, 48 behind"));
        assertEquals(List.of("Not there yet"), FigureLine.parts("Not there yet"));
    }
}
