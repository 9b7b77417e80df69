package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.snapshot.WindowSnapshot;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The window with text of any script in every place where text of users is shown.
@ExtendWith(FxToolkit.class)
class ScriptsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void theWindowIsDrawnNowAndInThePast(String name, String text) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "snapshots"));
        var file = folder.resolve("script-" + name.replace(' ', '-') + ".png");
        var session = new FakeSession(text);
        WindowSnapshot.render(session, Theme.DARK, 1600, 1000, Long.MAX_VALUE, file);
        WindowSnapshot.render(session, Theme.LIGHT, 1100, 680, ExampleSession.at(110), file);
        WindowSnapshot.render(session, "messages/versions", Theme.DARK, 1600, 1000, ExampleSession.at(107), file);
    }

    /// Controls that never wrap stay as they are; this tells when a version of JavaFX breaks them too.
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.playhead.ui.control.Scripts#all")
    void controlsThatShowOneLineTakeEveryScript(String name, String text) {
        var heights = new ArrayList<Double>();
        FxToolkit.onFx(() -> {
            // Not longer than a name or a summary is: what a label cannot show is looked for letter by letter.
            var words = text.substring(0, Math.min(120, text.length()));
            var label = new Label(words);
            label.setTooltip(new Tooltip(words));
            var area = new TextArea(text);
            var box = new VBox(label, new TextField(text), area);
            Theme.DARK.apply(new Scene(box));
            for (int width : List.of(30, 120, 600)) {
                box.resize(width, 300);
                box.applyCss();
                box.layout();
                area.selectAll();
                box.layout();
                heights.add(box.getHeight());
            }
            return box;
        });
        assertEquals(List.of(300.0, 300.0, 300.0), heights, name);
    }
}
