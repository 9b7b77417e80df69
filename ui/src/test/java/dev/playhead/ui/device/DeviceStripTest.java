package dev.playhead.ui.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.DeviceTrack;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.theme.Theme;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FxToolkit.class)
class DeviceStripTest {
    @ParameterizedTest
    @CsvSource({"1100, 16", "1280, 16", "1600, 16", "1100, 1616", "1600, 1616"})
    void whatDoesNotFitIsCountedInSight(int width, int devices) {
        var participants = IntStream.range(0, devices)
                .mapToObj(i -> new Participant(i, i + 1, Participant.Kind.PHONE, "Phone " + i, "", "c" + i, null))
                .toList();
        var connectionStatuses = IntStream.range(0, devices)
                .mapToObj(i -> new ConnectionStatus(i, state(i), 1, -1, 3, null))
                .toList();
        var timeline = new Timeline(
                0,
                10,
                0,
                Timeline.drawing(0, 10, List.of(), List.of(), List.of()).frames(),
                participants,
                List.of(),
                participants.stream()
                        .map(participant -> new DeviceTrack(
                                participant.index(), List.of(), EventSeries.NONE, List.of(), List.of(), List.of()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                (from, to, buckets) -> new int[buckets]);
        var moment = new SessionState(5, null, connectionStatuses, List.of(), List.of(), 0, 0, 0, 0, 0, "");
        FxToolkit.onFx(() -> {
            var strip = new DeviceStrip();
            Theme.DARK.apply(new Scene(strip, width, 56));
            for (int turn = 0; turn < 2; turn++) {
                strip.show(timeline, moment, null);
                strip.applyCss();
                strip.resize(width, 56);
                strip.layout();
            }
            var more = (MenuButton) strip.lookup(".ph-strip-more");
            var tiles = strip.lookupAll(".ph-tile");
            assertTrue(more.getText().startsWith("+" + (devices - tiles.size())), more.getText());
            var at = more.localToScene(more.getLayoutBounds());
            assertTrue(at.getMaxX() <= width, () -> "it ends at " + at.getMaxX() + " of " + width);
            assertEquals(more.prefWidth(-1), more.getWidth(), 1, "all of its words");
            var words = more.lookup(".text");
            double room = words.getParent().getLayoutBounds().getHeight();
            double high = words.getLayoutBounds().getHeight();
            assertTrue(room >= high, () -> high + " px high words in " + room + " px");
            for (var tile : tiles) {
                double end = tile.localToScene(tile.getLayoutBounds()).getMaxX();
                assertTrue(end <= at.getMinX(), () -> "a tile ends at " + end + ", over " + at.getMinX());
            }
            return strip;
        });
    }

    private static ConnectionStatus.State state(int device) {
        return device % 5 == 4 ? ConnectionStatus.State.CUT : ConnectionStatus.State.CONNECTED;
    }
}
