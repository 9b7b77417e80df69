package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.stage.StageColumn;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.time.TimelineViewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class TimelinePartsTest {
    private final FakeSession session = new FakeSession();

    @Test
    void liveTheCardsOfTheDevicesComeOneAfterTheOther() {
        var moment = session.at(Long.MAX_VALUE);
        var counts = FxToolkit.onFx(() -> {
            var stage = new StageColumn();
            laidOut(stage);
            var seen = new ArrayList<Integer>();
            for (int turn = 0; turn < 4; turn++) {
                stage.follow(session.timeline(), moment);
                laidOut(stage);
                seen.add(stage.lookupAll(".ph-card").size());
            }
            return seen;
        });
        assertEquals(List.of(2, 3, 4, 4), counts);
    }

    @Test
    void aPastMomentHasAllCardsAtOnce() {
        var moment = session.at(Long.MAX_VALUE);
        int cards = FxToolkit.onFx(() -> {
            var stage = new StageColumn();
            laidOut(stage);
            stage.show(session.timeline(), moment, false);
            laidOut(stage);
            return stage.lookupAll(".ph-card").size();
        });
        assertEquals(4, cards);
    }

    @Test
    void aRehearsedTableShowsItsRowsAndKeepsItsCells() {
        FxToolkit.onFx(() -> {
            var table = new FramesTable(row -> "append", row -> {}, () -> {});
            laidOut(table);
            table.rehearsal().forEach(Runnable::run);
            table.show(session.timeline());
            laidOut(table);
            var frames = session.timeline().frames();
            var bytes = texts(table, ".ph-cell-bytes");
            String shown = String.format(Locale.ROOT, "%,d", frames.bytes(frames.count() - 1));
            assertTrue(bytes.contains(shown), () -> shown + " in " + bytes);
            var before = nodes(table);
            table.playhead(frames.atNanos(frames.count() / 2));
            laidOut(table);
            var after = nodes(table);
            after.removeAll(before);
            assertEquals(Set.of(), after, "The same cells show other rows");
            return table;
        });
    }

    @Test
    void timeThatPassesPaintsNoRowsAgain() {
        FxToolkit.onFx(() -> {
            try (var open = new OpenSession(session)) {
                var viewport = new TimelineViewport();
                var view = new TimelineView(ExampleContext.of(new WindowModel(viewport), viewport, () -> open));
                view.show();
                assertEquals(Set.of(), view.behind(open));
                session.laterOn();
                assertEquals(Set.of(TimelineView.LANES), view.behind(open));
                session.frames(new RegularFrames(20, 1_000_000));
                assertEquals(Set.of(TimelineView.LANES, TimelineView.TABLE), view.behind(open));
                return view;
            }
        });
    }

    private static void laidOut(Region part) {
        if (part.getScene() == null) {
            Theme.DARK.apply(new Scene(part, 900, 400));
        }
        part.resize(900, 400);
        part.applyCss();
        part.layout();
    }

    private static Set<String> texts(FramesTable table, String cells) {
        return table.lookupAll(cells).stream()
                .map(cell -> ((TableCell<?, ?>) cell).getGraphic())
                .map(graphic -> ((Text) graphic).getText())
                .collect(Collectors.toSet());
    }

    private static Set<Node> nodes(FramesTable table) {
        return table.lookupAll(".ph-cell-text").stream().collect(Collectors.toSet());
    }
}
