package dev.playhead.ui.snapshot;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.lane.LaneArrangement;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.timeline.LanesView;
import dev.playhead.ui.window.FakeSession;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The timeline as somebody has arranged it looks as it did; drawn anew as [ReferencePictureTest] says.
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "The references were drawn on Linux; other systems shape text otherwise.")
@ExtendWith(FxToolkit.class)
class ArrangedLanesPictureTest {
    private static final ReferencePictures PICTURES = new ReferencePictures(180_000, ReferencePictures.STATUS_BAR);

    /// Devices folded with the phone pinned beside them, the agents folded, the channel on top and higher than usual.
    @ParameterizedTest
    @CsvSource({"DARK,1180,700", "LIGHT,1100,680"})
    void lanesThatAreFoldedPinnedMovedAndHigher(Theme theme, int width, int height) throws Exception {
        var groups = List.of("Runs", "Devices", "Agents", "Channel", "Presence", "REST", "Objects");
        var arrangement = LaneArrangement.NONE
                .toggled("Devices")
                .pinToggled("Devices/Phone")
                .toggled("Agents")
                .placed(groups, "Channel", 0)
                .resized("Channel/ai:trip-42", 88);
        isAsItWas("timeline-arranged", theme, width, height, arrangement, 103);
    }

    /// A minute and a half, of which the idle stretches are folded.
    @ParameterizedTest
    @CsvSource({"DARK,1180,700", "LIGHT,1100,680"})
    void idleTimeThatIsFolded(Theme theme, int width, int height) throws Exception {
        isAsItWas("timeline-folded", theme, width, height, LaneArrangement.NONE.idleToggled(), 45);
    }

    private static void isAsItWas(
            String name, Theme theme, int width, int height, LaneArrangement arrangement, double fromSeconds)
            throws Exception {
        var drawn = ReferencePictures.drawn(name, theme, width, height);
        WindowSnapshot.render(
                FakeSession.withObjects(),
                "timeline",
                theme,
                width,
                height,
                ExampleSession.at(126),
                window -> {
                    if (window.scene().getRoot().lookup(".ph-lanes") instanceof LanesView lanes) {
                        lanes.steering().lanes().change(arrangement);
                        lanes.viewport().show(ExampleSession.at(fromSeconds), ExampleSession.at(128.4));
                    }
                },
                drawn);
        PICTURES.isAsItWas(drawn);
    }
}
