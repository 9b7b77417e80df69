package dev.playhead.transport.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelHoldings.Held;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What server and devices held of a channel at a moment.
class ChannelStateTest {
    private static final ChannelId ROOM = ChannelId.shared("room");

    private final SessionScript session = new SessionScript()
            .connect("Phone")
            .attach("Phone", "room")
            .connect("Laptop")
            .attach("Laptop", "room")
            .connect("agent")
            .attach("agent", "room");

    private ChannelState at(long nanos) {
        return new StateProbe(session.log(), session.builder()).channel(ROOM, session.timeline(), nanos);
    }

    private static List<String> texts(ChannelState state) {
        return state.conversation().items().stream()
                .map(item -> item instanceof Conversation.Said said ? said.text() : item.toString())
                .toList();
    }

    private Held held(ChannelState state, String device, String serial) {
        int column =
                state.holdings().devices().indexOf(session.participant(device).index());
        return message(state, serial).held().get(column);
    }

    private static ChannelHoldings.OfMessage message(ChannelState state, String serial) {
        return Objects.requireNonNull(state.holdings().of(serial), serial);
    }

    @Test
    void whoIsAwayHasAnOlderVersionUntilItComesBack() {
        session.publish("agent", "room", "It").append("agent", " grows");
        var serial = session.serial("agent");
        long before = session.now();
        session.lose("Phone").append("agent", " on").pass(5_000);
        var state = at(session.now());
        assertEquals(List.of("It grows on"), texts(state));
        assertEquals(3, message(state, serial).newest());
        assertEquals(new Held(2, AttachmentStatus.AWAY), held(state, "Phone", serial));
        assertEquals(new Held(3, AttachmentStatus.ATTACHED), held(state, "Laptop", serial));

        session.resume("Phone").attachFrom("Phone", "room", Objects.requireNonNull(serial));
        assertEquals(List.of("It grows"), texts(at(before)));
        assertEquals(2, message(at(before), serial).newest());
        assertEquals(3, held(at(Long.MAX_VALUE), "Phone", serial).version());
    }

    @Test
    void theTextsOfADeviceAreAsItWasSentThem() {
        session.publish("agent", "room", "It").append("agent", " grows");
        var serial = Objects.requireNonNull(session.serial("agent"));
        session.lose("Phone").append("agent", " on").pass(5_000);
        var probe = new StateProbe(session.log(), session.builder());
        var serials = List.of(serial, "none");
        int phone = session.participant("Phone").index();
        int laptop = session.participant("Laptop").index();
        long now = session.now();
        assertEquals(Map.of(serial, "It grows"), probe.sentTexts(ROOM, serials, phone, session.timeline(), now));
        assertEquals(Map.of(serial, "It grows on"), probe.sentTexts(ROOM, serials, laptop, session.timeline(), now));
    }

    @Test
    void aDeviceThatCameLaterLacksWhatWasBeforeRightly() {
        session.publish("agent", "room", "early");
        var early = session.serial("agent");
        session.connect("Tablet").attach("Tablet", "room").publish("agent", "room", "late");
        var state = at(session.now());
        assertEquals(new Held(0, AttachmentStatus.CAME_LATER), held(state, "Tablet", early));
        assertEquals(new Held(1, AttachmentStatus.ATTACHED), held(state, "Tablet", session.serial("agent")));
    }

    @Test
    void whoIsElsewhereIsNoColumn() {
        session.connect("Watch").attach("Watch", "hall").publish("agent", "room", "hello");
        var state = at(session.now());
        assertEquals(
                List.of("Laptop", "Phone"),
                state.holdings().devices().stream()
                        .map(device ->
                                session.timeline().participants().get(device).name())
                        .filter(name -> !name.equals("agent"))
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsDeletedStaysInItsPlace() {
        session.publish("agent", "room", "secret").change("agent", MessageAction.DELETE, "");
        session.publish("agent", "room", "next");
        var state = at(session.now());
        assertEquals(2, state.conversation().items().size());
        assertEquals(0, state.conversation().before());
        assertEquals(
                2,
                message(state, state.conversation().items().getFirst().place().serial())
                        .newest());
    }

    @Test
    void aChannelThatIsNotThereIsEmpty() {
        var state = new StateProbe(session.log(), session.builder())
                .channel(ChannelId.shared("nowhere"), session.timeline(), session.now());
        assertEquals(List.of(), state.conversation().items());
        assertEquals(ChannelHoldings.NONE, state.holdings());
    }

    @Test
    void historyHasTheVersionOfThen() {
        session.publish("agent", "room", "It");
        var serial = session.serial("agent");
        long before = session.now();
        session.append("agent", " grows");
        var probe = new StateProbe(session.log(), session.builder());
        var serials = List.of(serial, "none");
        assertEquals(Map.of(serial, serial), probe.history(ROOM, serials, session.timeline(), before));
        var now = probe.history(ROOM, serials, session.timeline(), Long.MAX_VALUE);
        assertEquals(1, now.size());
        assertTrue(now.containsKey(serial) && !now.containsValue(serial), now::toString);
    }
}
