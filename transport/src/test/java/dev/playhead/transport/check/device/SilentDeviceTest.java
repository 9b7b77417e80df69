package dev.playhead.transport.check.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.TransportId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rule `silent-device`.
class SilentDeviceTest {
    private static final String RULE = "silent-device";
    private static final TransportId PHONE = new TransportId(2);

    private final SessionScript session = new SessionScript();

    @BeforeEach
    void three() {
        session.connect("planner").attach("planner", "room");
        session.connect("phone").attach("phone", "room").connect("laptop").attach("laptop", "room");
    }

    /// From `from` ns on the socket of the phone takes nothing until `to`.
    private List<Entry> frozen(long from, long to) {
        return DeviceScript.entries(session, entry -> {
            if (!(entry instanceof Entry.Written written) || entry.atNanos() < from || entry.atNanos() >= to) {
                return Optional.of(entry);
            }
            var writes = written.writes().stream()
                    .map(each -> new Entry.Writes(
                            each.frames(),
                            each.to().stream()
                                    .filter(writing -> !writing.transport().equals(PHONE))
                                    .toList()))
                    .toList();
            return Optional.of(new Entry.Written(written.position(), written.atNanos(), writes));
        });
    }

    private void talk(int seconds) {
        for (int i = 0; i < seconds; i++) {
            session.publish("planner", "room", "message " + i).pass(999);
        }
    }

    @Test
    void aDeviceWhoseSocketTakesNothingIsFoundOnce() {
        talk(3);
        long from = session.now();
        talk(15);
        var finding = DeviceScript.only(RULE, frozen(from, Long.MAX_VALUE));
        assertTrue(
                finding.sentence()
                        .startsWith("Phone is connected and attached to room, and its socket has taken nothing"),
                finding.sentence());
        assertEquals(session.participant("Phone").index(), finding.participant());
    }

    @Test
    void oneThatTakesItWithinFiveSecondsPasses() {
        talk(3);
        long from = session.now();
        talk(4);
        long to = session.now();
        talk(10);
        DeviceScript.isFine(RULE, "pass", frozen(from, to));
    }

    @Test
    void aTransportThatEndsSaysNothing() {
        talk(3);
        long from = session.now();
        talk(3);
        session.lose("phone");
        talk(8);
        DeviceScript.isFine(RULE, "pass", frozen(from, Long.MAX_VALUE));
    }

    @Test
    void aLogWithoutReceiptsSaysNothing() {
        session.takeNothing();
        talk(15);
        DeviceScript.isFine(RULE, "cannot tell", DeviceScript.entries(session));
    }

    @Test
    void whoIsNotAttachedIsNotAsked() {
        session.connect("tablet");
        talk(15);
        DeviceScript.isFine(RULE, "pass", DeviceScript.entries(session));
    }
}
