package dev.playhead.ui.snapshot;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.detail.DetailActions;
import dev.playhead.ui.detail.DetailPane;
import dev.playhead.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every tab of the detail pane looks as it did, as large as the pane is in a window of 1600 x 1000 and of 1100 x 680.
/// `-Dplayhead.drawPictures=true` draws the references anew (CONTRIBUTING.md).
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "The references were drawn on Linux; other systems shape text otherwise.")
@ExtendWith(FxToolkit.class)
class DetailPictureTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v0.playhead.mcap");
    private static final ReferencePictures PICTURES = new ReferencePictures(180_000, 0);
    private static final int ROW = 23; // an append, the fourth version of its message

    static Stream<Arguments> pictures() {
        return Stream.of("explain", "fields", "payload", "versions", "timing")
                .flatMap(tab -> Stream.of(Theme.DARK, Theme.LIGHT)
                        .flatMap(theme ->
                                Stream.of(Arguments.of(tab, theme, 480, 424), Arguments.of(tab, theme, 420, 306))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aTabLooksAsItDid(String tab, Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("detail-" + tab, theme, width, height);
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            PICTURES.isAsItWas(FxToolkit.onFx(() -> draw(session, tab, theme, width, height)), drawn);
        }
    }

    private static WritableImage draw(LogSession session, String tab, Theme theme, int width, int height)
            throws IOException {
        var pane = new DetailPane(new ReadAtOnce(session));
        var scene = new Scene(pane, width, height);
        var sheet = DetailPane.class.getResource("/dev/playhead/ui/window/window.css");
        scene.getStylesheets().add(Objects.requireNonNull(sheet).toExternalForm());
        theme.apply(scene);
        pane.resize(width, height);
        pane.show(session.timeline(), session.detail(ROW));
        ((ToggleButton) pane.lookup("#detail-" + tab)).setSelected(true);
        for (int pass = 0; pass < 3; pass++) {
            pane.applyCss();
            pane.layout();
        }
        return scene.snapshot(new WritableImage(width, height));
    }

    /// Reads on the FX thread what a window reads beside it.
    private record ReadAtOnce(LogSession session) implements DetailActions {
        @Override
        public void versions(int row, Consumer<MessageVersions> then) {
            try {
                then.accept(session.versions(row));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void select(int row) {}

        @Override
        public void filter(String term) {}

        @Override
        public void close() {}
    }
}
