package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is one device and who is another, and how each stands.
class DevicesTest {
    private static final String BROWSER = "ably-js/2.28.0 browser";

    private static List<String> names(SessionScript session) {
        return session.timeline().participants().stream().map(Participant::name).toList();
    }

    @Test
    void aPublisherThatNeverAttachesIsConnected() {
        var session = new SessionScript()
                .connect("wes")
                .publish("wes", "room", "hello")
                .pass(60_000);
        assertEquals(
                ConnectionStatus.State.CONNECTED,
                session.connectionStatus("wes").state());
    }

    @Test
    void whoComesBackIsConnectingUntilItHasAttachedAgain() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .open("phone", null);
        assertEquals(
                ConnectionStatus.State.CONNECTING,
                session.connectionStatus("Phone").state());
        session.attach("phone", "room");
        assertEquals(
                ConnectionStatus.State.CONNECTED,
                session.connectionStatus("Phone").state());
    }

    @Test
    void whoComesBackAndOnlyPublishesIsConnectedAfterAWhile() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .open("phone", null)
                .pass(11_000);
        assertEquals(
                ConnectionStatus.State.CONNECTED,
                session.connectionStatus("Phone").state());
    }

    @Test
    void whoIsAwayForLongerThanAConnectionIsKeptIsSuspended() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .pass(119_000);
        assertEquals(
                ConnectionStatus.State.LOST, session.connectionStatus("Phone").state());
        session.pass(2_000);
        assertEquals(
                ConnectionStatus.State.SUSPENDED,
                session.connectionStatus("Phone").state());
    }

    @Test
    void aDeviceThatCameBackWithItsClientIdIsOneDevice() {
        var session = new SessionScript()
                .connect("phone")
                .attach("phone", "room")
                .lose("phone")
                .returnFresh("phone");
        assertEquals(List.of("Phone"), names(session));
    }

    @Test
    void anAnonymousDeviceIsOneWhenItsConnectionCouldNotBeResumed() {
        var session = new SessionScript()
                .connectAs("tab", null, BROWSER)
                .attach("tab", "room")
                .lose("tab")
                .pass(121_000)
                .resume("tab");
        assertEquals(List.of("Device"), names(session));
    }

    @Test
    void twoAnonymousDevicesAreTwo() {
        var session = new SessionScript().connectAs("a", null, BROWSER).connectAs("b", null, BROWSER);
        assertEquals(List.of("Device", "Device 2"), names(session));
    }

    @Test
    void twoTabsOfOneClientAtTheSameTimeStayTwo() {
        var session = new SessionScript().connectAs("a", "ann", BROWSER).connectAs("b", "ann", BROWSER);
        assertEquals(List.of("ann", "ann 2"), names(session));
        session.lose("a").lose("b").pass(121_000).resume("b").resume("a");
        assertEquals(List.of("ann", "ann 2"), names(session));
        var links =
                session.timeline().tracks().stream().map(track -> track.links().size());
        assertEquals(List.of(2, 2), links.toList());
    }

    @Test
    void theKeySaysWhichOfTwoTabsCameBack() {
        var session = new SessionScript()
                .connectAs("a", "ann", BROWSER)
                .connectAs("b", "ann", BROWSER)
                .lose("a")
                .lose("b")
                .pass(121_000)
                .resume("b");
        assertEquals(
                ConnectionStatus.State.CONNECTED,
                session.builder().connectionStatuses(session.now()).get(1).state());
        assertFalse(
                session.builder().connectionStatuses(session.now()).getFirst().state()
                        == ConnectionStatus.State.CONNECTED);
    }

    @Test
    void anotherSdkWithTheSameClientIdIsAnotherDevice() {
        var session = new SessionScript()
                .connectAs("web", "ann", BROWSER)
                .lose("web")
                .connectAs("app", "ann", "ably-cocoa/1.2.0 ios");
        assertEquals(2, session.timeline().participants().size());
    }

    @Test
    void theSameAppInANewVersionIsTheSameDevice() {
        var session = new SessionScript()
                .connectAs("web", "ann", BROWSER)
                .lose("web")
                .connectAs("newer", "ann", "ably-js/2.29.0 browser");
        assertEquals(List.of("ann"), names(session));
    }
}
