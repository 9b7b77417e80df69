package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Participant;
import org.junit.jupiter.api.Test;

/// Kinds and names that are guessed from client ids and agent strings.
class ParticipantClassifierTest {
    @Test
    void aClientIdSaysWhichKindOfDeviceItIs() {
        assertEquals(Participant.Kind.LAPTOP, ParticipantClassifier.kind("ann-Laptop", null));
        assertEquals(Participant.Kind.TABLET, ParticipantClassifier.kind("tablet-phone", null));
        assertEquals(Participant.Kind.PHONE, ParticipantClassifier.kind("ann-iphone", null));
        assertEquals(Participant.Kind.AGENT, ParticipantClassifier.kind("trip-planner", null));
        assertEquals(Participant.Kind.DEVICE, ParticipantClassifier.kind("ann", "ably-js/2.28.0 browser"));
    }

    @Test
    void theSdkSaysItWhereTheClientIdDoesNot() {
        assertEquals(Participant.Kind.PHONE, ParticipantClassifier.kind(null, "ably-cocoa/1.2.0 ios"));
        assertEquals(Participant.Kind.LAPTOP, ParticipantClassifier.kind("laptop", "ably-cocoa/1.2.0 ios"));
    }

    @Test
    void anAgentStringNamesItsSdk() {
        assertEquals("ably-js 2.28.0", ParticipantClassifier.sdk("ai-transport-js/0.8.0 ably-js/2.28.0"));
        assertEquals("curl 8", ParticipantClassifier.sdk("curl/8 linux"));
        assertNull(ParticipantClassifier.sdk(null));
        assertNull(ParticipantClassifier.sdk(""));
    }

    @Test
    void versionsDoNotMakeAnotherSdk() {
        assertTrue(ParticipantClassifier.isSameSdk("ably-js/2.28.0 browser", "browser ably-js/2.29.0"));
        assertFalse(ParticipantClassifier.isSameSdk("ably-js/2.28.0 browser", "ably-js/2.28.0 nodejs/20"));
    }
}
