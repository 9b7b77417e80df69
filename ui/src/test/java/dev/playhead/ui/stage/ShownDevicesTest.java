package dev.playhead.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownDevicesTest {
    private final ShownDevices devices = new ShownDevices();

    private static Timeline with(Participant.Kind... kinds) {
        var old = ExampleSession.timeline();
        var participants = new ArrayList<Participant>();
        for (var kind : kinds) {
            int index = participants.size();
            int number = kind == Participant.Kind.AGENT ? 0 : index + 1;
            participants.add(new Participant(index, number, kind, kind + " " + index, "", null, null));
        }
        return new Timeline(
                old.startNanos(),
                old.endNanos(),
                old.entries(),
                old.frames(),
                participants,
                old.runs(),
                old.tracks(),
                old.channels(),
                old.members(),
                old.faults(),
                old.held(),
                old.rest(),
                old.connections(),
                List.of(),
                old.density());
    }

    private List<Integer> shown() {
        return devices.shown().stream().map(Participant::index).toList();
    }

    @Test
    void phonesStandAtTheLeftAndTabletsAtTheRightAndKeysGoAlong() {
        devices.show(ExampleSession.timeline(), 3);
        assertEquals(List.of(1, 0, 2), shown());
        assertEquals("1", devices.key(devices.shown().getFirst()));
        assertEquals("3", devices.key(devices.shown().getLast()));
        assertEquals(1, devices.chosen(), "the first is chosen until somebody chooses");
    }

    @Test
    void agentsAreNoDevices() {
        devices.show(with(Participant.Kind.AGENT, Participant.Kind.TABLET), 3);
        assertEquals(List.of(1), shown());
        assertFalse(devices.choose(1));
        assertTrue(devices.choose(0));
    }

    @Test
    void aSecondOfAKindWaitsForOneOfAnother() {
        var kinds = new Participant.Kind[] {
            Participant.Kind.PHONE, Participant.Kind.PHONE, Participant.Kind.LAPTOP, Participant.Kind.TABLET
        };
        devices.show(with(kinds), 3);
        assertEquals(List.of(0, 2, 3), shown());
        assertEquals(
                List.of(1), devices.others().stream().map(Participant::index).toList());
    }

    @Test
    void whoIsChosenComesOnStageForTheOneThatWasThereLongest() {
        var kinds = new Participant.Kind[] {
            Participant.Kind.PHONE, Participant.Kind.PHONE, Participant.Kind.LAPTOP, Participant.Kind.TABLET
        };
        devices.show(with(kinds), 3);
        devices.choose(2); // the laptop
        devices.choose(1); // the other phone
        assertEquals(1, devices.chosen());
        assertEquals(List.of(1, 2, 3), shown());
        devices.show(with(kinds), 3);
        assertEquals(List.of(1, 2, 3), shown(), "nobody comes back by himself");
    }

    @Test
    void inANarrowWindowTheChosenOneStays() {
        devices.show(ExampleSession.timeline(), 3);
        devices.choose(2);
        devices.show(ExampleSession.timeline(), 2);
        assertEquals(2, shown().size());
        assertTrue(shown().contains(2));
        devices.show(ExampleSession.timeline(), 3);
        assertEquals(List.of(1, 0, 2), shown());
    }

    @Test
    void aTenthDeviceHasNoKey() {
        var kinds = new Participant.Kind[10];
        Arrays.fill(kinds, Participant.Kind.PHONE);
        devices.show(with(kinds), 3);
        assertEquals("9", devices.key(devices.all().get(8)));
        assertEquals("", devices.key(devices.all().get(9)));
    }
}
