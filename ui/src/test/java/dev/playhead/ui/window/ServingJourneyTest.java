package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.LiveSessions;
import dev.playhead.transport.client.ClientOptions;
import dev.playhead.transport.client.RealtimeClient;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.directory.DataDirectory;
import dev.playhead.transport.replay.ReplaySource;
import dev.playhead.transport.server.BrokerServer;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.transport.serving.GateReason;
import dev.playhead.transport.serving.GateWait;
import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingOptions;
import dev.playhead.ui.FxToolkit;
import java.nio.file.Path;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A recording that is served to a client, driven from its bar by keys and mouse.
@ExtendWith(FxToolkit.class)
class ServingJourneyTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v1.playhead.mcap");

    @TempDir
    private Path data;

    private static boolean says(Journey journey, String query, String words) {
        return journey.window.scene().getRoot().lookup(query) instanceof Labeled label
                && label.getText().startsWith(words);
    }

    private static boolean isShown(Journey journey, String query) {
        Node node = journey.window.scene().getRoot().lookup(query);
        return node != null && node.isVisible();
    }

    @Test
    void theGateIsOpenedClosedAndSteppedAndTurnsAreSkipped() throws Exception {
        try (var log = LogFile.open(RECORDING)) {
            var place = "agent";
            var source = ReplaySource.of(log, log.read(0).atNanos()).without(place, false);
            var how = ServingOptions.at(4).waiting(Set.of(GateWait.TURNS)).closedAtFirst();
            try (var broker = BrokerServer.replay(ServerOptions.any(new DataDirectory(data)), source, how, () -> {});
                    var client = RealtimeClient.connect(
                            ClientOptions.key(broker.port(), "a.b:c").clientId(place), frame -> {});
                    var viewer = RealtimeClient.connect(
                            ClientOptions.key(broker.port(), "a.b:c").clientId("viewer"), frame -> {});
                    var session = LiveSessions.of(broker)) {
                client.channel("chat").attach().await();
                viewer.channel("chat").attach().await();
                var serving = broker.serving().orElseThrow();
                Journey.until(() -> session.timeline().participants().stream().anyMatch(Participant::isDevice));
                try (var journey = Journey.through(session)) {
                    drive(journey, serving, place);
                }
            }
        }
    }

    private static void drive(Journey journey, Serving serving, String place) {
        Journey.until(() -> says(journey, "#serving-chip", "Serving to 2 clients"));
        Journey.until(() -> says(journey, "#serve-gate", "Closed"));
        assertFalse(FxToolkit.onFx(() -> isShown(journey, "#serve-pane")));
        journey.click("#serving-chip");
        Journey.until(() -> isShown(journey, "#serve-pane"));
        var clients = (TableView<?>) journey.node("#serve-clients");
        var turns = (TableView<?>) journey.node("#serve-turns");
        Journey.until(() -> clients.getItems().size() == 2);
        assertEquals(
                serving.state().turns().size(),
                FxToolkit.onFx(() -> turns.getItems().size()));
        assertTrue(serving.state().turns().size() > 0, place + " did something");
        var before = serving.state().atNanos();
        journey.press(KeyCode.F10);
        Journey.until(
                () -> serving.state().atNanos() > before || serving.state().closed() == GateReason.TURN);
        journey.press(KeyCode.F8);
        Journey.until(() -> serving.state().closed() != GateReason.HAND);
        journey.click("#wait-turns");
        Journey.until(() -> serving.state().waits().isEmpty());
        Journey.until(() -> serving.state().ended() || serving.state().closed() == null);
        if (!serving.state().ended()) {
            journey.press(KeyCode.F8);
            Journey.until(() -> serving.state().ended() || serving.state().closed() == GateReason.HAND);
        }
        journey.click("#serve-stop");
        Journey.until(() -> serving.state().clients().getFirst().state().words().equals("left")
                || serving.state().clients().getFirst().state().words().equals("away"));
    }
}
