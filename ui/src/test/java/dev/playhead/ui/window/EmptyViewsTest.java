package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.api.Vitals;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No view of a session in which nothing has happened is silent about it.
@ExtendWith(FxToolkit.class)
class EmptyViewsTest {
    private static final long START = 1_795_876_730_000_000_000L;

    static List<String> views() {
        return PlayheadWindow.viewNames();
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewOfNothingSaysSo(String name) {
        var session = new NothingYet();
        var window = FxToolkit.onFx(() -> {
            var made = new PlayheadWindow(Theme.DARK);
            layOut(made);
            made.show(session);
            made.view(name);
            made.moment(session, session.at(START));
            return made;
        });
        Journey.until(() -> {
            layOut(window);
            return window.isSettled();
        });
        var words = FxToolkit.onFx(() -> {
            window.paintNow();
            layOut(window);
            var found = new ArrayList<String>();
            sentences(window.scene().getRoot(), found);
            window.close();
            return found;
        });
        assertFalse(words.isEmpty(), "nothing is said");
    }

    private static void layOut(PlayheadWindow window) {
        var root = window.scene().getRoot();
        root.resize(1600, 1000);
        for (int pass = 0; pass < 3; pass++) {
            root.applyCss();
            root.layout();
        }
    }

    // Words that end as sentences do are said to somebody; names of columns and buttons are not.
    private static void sentences(Node node, List<String> into) {
        if (!node.isVisible()) {
            return;
        }
        var text = node instanceof Labeled label
                ? label.getText()
                : node instanceof WrappedText words ? words.getText() : "";
        if (text != null && text.endsWith(".") && text.contains(" ")) {
            into.add(text);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> sentences(child, into));
        }
    }

    /// A broker to which nobody has come.
    private static final class NothingYet implements Session {
        private final FakeSession drawn = new FakeSession();

        @Override
        public long epoch() {
            return 1;
        }

        @Override
        public long entries() {
            return 0;
        }

        @Override
        public void awaitNews(long known, long mostMs) throws InterruptedException {
            new CountDownLatch(1).await(mostMs, TimeUnit.MILLISECONDS);
        }

        @Override
        public Timeline timeline() {
            return Timeline.drawing(START, START + 1_000_000_000, List.of(), List.of(), List.of());
        }

        @Override
        public SessionState at(long nanos) {
            return new SessionState(nanos, null, List.of(), List.of(), List.of(), 0, 0, 0, 0, 0, "");
        }

        @Override
        public FrameDetail detail(int row, long nanos) throws IOException {
            throw new IOException("There is no row " + row + ".");
        }

        @Override
        public String summary(int row) {
            return "";
        }

        @Override
        public Vitals vitals() {
            return drawn.vitals();
        }

        @Override
        public Optional<Controls> controls() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
