package dev.playhead.transport.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.explain.EntryDecoder;
import dev.playhead.transport.fault.FaultSpec;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.build.SessionScript;
import dev.playhead.transport.insight.build.TimelineBuilder;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How versions reach everybody, in the words of [SessionScript].
class DeliveryBuilderTest {
    private static final ChannelId ROOM = ChannelId.shared("room");
    private static final long LATE_NANOS = 200_000_000;

    private final SessionScript session = new SessionScript();

    private DeliveryBuilder built() {
        var who = new TimelineBuilder();
        var publishes = new OpenPublishes();
        var deliveries = new DeliveryBuilder(who);
        for (long position = 0; position < session.log().size(); position++) {
            var entry = session.log().read(position);
            var decoded = EntryDecoder.decode(entry);
            who.accept(entry, decoded);
            deliveries.accept(entry, decoded, publishes.accept(entry, decoded, who));
        }
        return deliveries;
    }

    private DeliveryMatrix matrix() {
        return built().matrix(ROOM, 0, Integer.MAX_VALUE, LATE_NANOS, Long.MAX_VALUE);
    }

    private List<Delivery> of(String name, DeliveryMatrix matrix) {
        int participant = session.participant(name).index();
        return matrix.rows().stream()
                .filter(row -> row.participant() == participant)
                .flatMap(row -> row.cells().stream())
                .map(DeliveryMatrix.Cell::delivery)
                .toList();
    }

    private void anAgentAndAPhone() {
        session.connect("agent").attach("agent", "room").connect("phone").attach("phone", "room");
    }

    @Test
    void everyVersionIsAColumnAndEverybodyARow() {
        anAgentAndAPhone();
        session.publish("agent", "room", "The answer:").appends("agent", 2);
        var matrix = matrix();
        assertEquals(3, matrix.columns().size());
        assertEquals(2, matrix.rows().size());
        assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED, Delivery.DELIVERED), of("Phone", matrix));
        assertEquals(List.of(Delivery.DELIVERED, Delivery.DELIVERED, Delivery.DELIVERED), of("agent", matrix));
        assertEquals(
                matrix.columns().getFirst().serial(), matrix.columns().getLast().serial());
        assertEquals(
                session.participant("agent").index(),
                matrix.columns().getFirst().publisher());
        assertEquals(3, matrix.rows().getLast().owed());
        assertEquals(3, matrix.rows().getLast().onTime());
    }

    @Test
    void whoAttachesLaterIsNotAttachedYet() {
        session.connect("agent").attach("agent", "room").publish("agent", "room", "early");
        session.connect("phone").attach("phone", "room").publish("agent", "room", "later");
        assertEquals(List.of(Delivery.NOT_ATTACHED, Delivery.DELIVERED), of("Phone", matrix()));
    }

    @Test
    void whoIsAwayWaitsAndIsLateWhenItIsBack() {
        anAgentAndAPhone();
        session.publish("agent", "room", "The answer:").lose("phone").appends("agent", 2);
        assertEquals(List.of(Delivery.DELIVERED, Delivery.AWAY, Delivery.AWAY), of("Phone", matrix()));
        session.pass(1_000).resume("phone");
        var cells = matrix().rows().getLast().cells();
        assertEquals(List.of(Delivery.DELIVERED, Delivery.LATE, Delivery.LATE), of("Phone", matrix()));
        assertTrue(cells.getLast().delayNanos() >= 1_000_000_000, cells::toString);
        assertTrue(session.log().read(cells.getLast().position()) instanceof Entry.FrameOut);
    }

    @Test
    void whatIsKeptAwayByAFaultNamesIt() {
        anAgentAndAPhone();
        session.cut("phone").publish("agent", "room", "hello");
        var cell = matrix().rows().getLast().cells().getFirst();
        assertEquals(Delivery.WITHHELD, cell.delivery());
        assertEquals("F-1", String.valueOf(cell.rule()));
    }

    @Test
    void whatARuleHasDroppedIsWithheldByItForWhoeverIsThere() {
        anAgentAndAPhone();
        session.set("phone", FaultSpec.parse("drop nth=2").fault());
        session.publish("agent", "room", "one").publish("agent", "room", "two").publish("agent", "room", "three");
        var cells = matrix().rows().getLast().cells();
        assertEquals(List.of(Delivery.DELIVERED, Delivery.WITHHELD, Delivery.DELIVERED), of("Phone", matrix()));
        assertEquals("F-1", String.valueOf(cells.get(1).rule()));
    }

    @Test
    void whoComesBackWithoutContinuityLacksWhatItMissed() {
        anAgentAndAPhone();
        session.publish("agent", "room", "one").lose("phone").publish("agent", "room", "two");
        session.resumeUnknown("phone").publish("agent", "room", "three");
        var rows = of("Phone", matrix());
        assertEquals(Delivery.DELIVERED, rows.getFirst());
        assertEquals(Delivery.DELIVERED, rows.getLast());
    }

    @Test
    void aWholeMessageStandsForWhatCameBeforeIt() {
        anAgentAndAPhone();
        session.publish("agent", "room", "one").lose("phone").appends("agent", 5);
        session.change("agent", MessageAction.UPDATE, "all").resume("phone").pass(2_000);
        assertTrue(of("Phone", matrix()).stream().noneMatch(Delivery.MISSING::equals));
    }

    @Test
    void whatASocketDoesNotTakeIsOnItsWay() {
        anAgentAndAPhone();
        session.takeNothing().publish("agent", "room", "hello");
        assertEquals(List.of(Delivery.ON_ITS_WAY), of("Phone", matrix()));
    }

    @Test
    void aPartOfTheColumnsIsGivenAndAMomentHasAColumn() {
        anAgentAndAPhone();
        session.publish("agent", "room", "0").appends("agent", 9);
        var built = built();
        var part = built.matrix(ROOM, 3, 6, LATE_NANOS, Long.MAX_VALUE);
        assertEquals(3, part.first());
        assertEquals(10, part.size());
        assertEquals(
                List.of(3, 4, 5),
                part.columns().stream().map(DeliveryMatrix.Column::number).toList());
        assertEquals(4, built.versionsAt(ROOM, part.columns().getFirst().atNanos()));
        assertEquals(
                0,
                built.matrix(ChannelId.shared("none"), 0, 9, 1, Long.MAX_VALUE).size());
    }

    @Test
    void onlyTheNewestVersionsAreKept() {
        var channel = new ChannelVersions(ROOM);
        for (int i = 0; i < 30_000; i++) {
            channel.add("m", String.format("%08d", i), 0, i, i, 1);
        }
        var matrix = MatrixView.of(channel, 0, Integer.MAX_VALUE, LATE_NANOS, Long.MAX_VALUE);
        assertEquals(30_000, matrix.size());
        assertTrue(matrix.kept() > 0 && matrix.columns().size() <= 25_000, matrix.kept() + " is the first");
        assertEquals(29_999, matrix.columns().getLast().number());
        assertEquals(channel.get(29_999), channel.version("00029999"));
    }

    @Test
    void inThePastOnlyWhatWasKnownThenIsTold() {
        anAgentAndAPhone();
        session.publish("agent", "room", "The answer:");
        long before = session.now();
        session.lose("phone").appends("agent", 2);
        long away = session.now();
        session.pass(1_000).resume("phone").connect("tablet").attach("tablet", "room");
        var built = built();
        assertEquals(List.of(Delivery.DELIVERED), of("Phone", at(before, built)));
        var cells = at(away, built);
        assertEquals(List.of(Delivery.DELIVERED, Delivery.AWAY, Delivery.AWAY), of("Phone", cells));
        assertEquals(-1, cells.rows().getLast().cells().getLast().position(), "what brought it was not sent yet");
        assertEquals(2, cells.rows().size(), "the tablet was not there yet");
        assertEquals(3, at(Long.MAX_VALUE, built).rows().size());
        assertEquals(List.of(Delivery.DELIVERED, Delivery.LATE, Delivery.LATE), of("Phone", at(Long.MAX_VALUE, built)));
    }

    @Test
    void whatIsMissingForGoodWaitedForAResumeUntilThen() {
        anAgentAndAPhone();
        session.publish("agent", "room", "one").lose("phone").publish("agent", "room", "two");
        long away = session.now();
        session.returnFresh("phone").attach("phone", "room").pass(2_000).publish("agent", "room", "three");
        var built = built();
        assertEquals(Delivery.AWAY, of("Phone", at(away, built)).getLast());
        assertEquals(Delivery.MISSING, of("Phone", at(Long.MAX_VALUE, built)).get(1));
    }

    private static DeliveryMatrix at(long nanos, DeliveryBuilder built) {
        return built.matrix(ROOM, 0, Integer.MAX_VALUE, LATE_NANOS, nanos);
    }

    private List<MessageArrivals.Cell> arrivals(String name, MessageArrivals arrivals) {
        int participant = session.participant(name).index();
        return arrivals.rows().stream()
                .filter(row -> row.participant() == participant)
                .flatMap(row -> row.cells().stream())
                .toList();
    }

    @Test
    void theVersionsOfOneMessageAreToldAmongThoseOfOthers() {
        anAgentAndAPhone();
        session.publish("agent", "room", "one").append("agent", " and").publish("phone", "room", "two");
        session.append("agent", " more");
        var serial = session.serial("agent");
        var arrivals = built().arrivals(ROOM, serial, LATE_NANOS, Long.MAX_VALUE);
        assertEquals(
                List.of(0, 1, 3),
                arrivals.columns().stream().map(DeliveryMatrix.Column::number).toList());
        assertTrue(arrivals.complete());
        assertEquals(2, arrivals.rows().size());
        assertTrue(arrivals("Phone", arrivals).stream()
                .allMatch(cell -> cell.isThere() && cell.way() == MessageArrivals.Way.AS_SENT));
        assertEquals(
                1,
                built().arrivals(
                                ROOM,
                                serial,
                                LATE_NANOS,
                                arrivals.columns().getFirst().atNanos())
                        .columns()
                        .size(),
                "in the past only what was there then");
        assertEquals(
                MessageArrivals.none("x"), built().arrivals(ChannelId.shared("none"), "x", LATE_NANOS, Long.MAX_VALUE));
    }

    @Test
    void whatCameWithALaterWholeVersionWasNotSent() {
        anAgentAndAPhone();
        session.publish("agent", "room", "one").lose("phone").appends("agent", 3);
        session.pass(1_000).resume("phone");
        var cells = arrivals("Phone", built().arrivals(ROOM, session.serial("agent"), LATE_NANOS, Long.MAX_VALUE));
        assertEquals(
                List.of(
                        MessageArrivals.Way.AS_SENT,
                        MessageArrivals.Way.WITH_LATER,
                        MessageArrivals.Way.WITH_LATER,
                        MessageArrivals.Way.REPLAYED),
                cells.stream().map(MessageArrivals.Cell::way).toList());
        assertEquals(cells.getLast().position(), cells.get(1).position(), "one frame has brought them");
        assertEquals(Delivery.LATE, cells.getLast().delivery());
    }

    @Test
    void ofAMessageWhoseFirstVersionsAreNotKeptThatIsSaid() {
        var channel = new ChannelVersions(ROOM);
        for (int i = 0; i < 30_000; i++) {
            channel.add("m", String.format("%08d", i), 0, i, i, 1);
        }
        var arrivals = MatrixView.of(channel, "m", LATE_NANOS, Long.MAX_VALUE);
        assertEquals(false, arrivals.complete());
        assertEquals(29_999, arrivals.columns().getLast().number());
    }
}
