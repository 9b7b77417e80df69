package dev.playhead.app;

import dev.playhead.app.recording.RecordingFile;
import dev.playhead.app.terminal.TimeOption;
import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.server.ServerOptions;
import dev.playhead.ui.snapshot.WindowSnapshot;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.toolkit.NativeLibraries;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import dev.playhead.ui.window.PlayheadWindow;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Draws the real window into a PNG file, without a screen.
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = "Draw the window over a recording into a PNG file; needs no display.")
final class SnapshotCommand implements Callable<Integer> {
    private static final String WELCOME = "welcome";

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A recording; without one the welcome view.")
    private @Nullable Path file;

    @Option(names = "--out", required = true, paramLabel = "PNG", description = "Where the picture goes.")
    private Path out;

    @Option(
            names = "--view",
            paramLabel = "NAME",
            completionCandidates = ViewNames.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: by FILE).")
    private @Nullable String view;

    @Option(names = "--at", paramLabel = "T", description = "Moment from the start, as MM:SS.mmm or seconds; or end.")
    private String at = "end";

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "The recording that FILE is compared with, in the view compare.")
    private @Nullable Path with;

    @Option(names = "--theme", paramLabel = "dark|light", description = "Default dark.")
    private String theme = "dark";

    @Option(names = "--size", paramLabel = "WxH", description = "Default 1600x1000.")
    private String size = "1600x1000";

    @Override
    public Integer call() throws Exception {
        var colours = theme();
        var extent = size.toLowerCase(Locale.ROOT).split("x", -1);
        if (extent.length != 2) {
            throw new IllegalArgumentException("--size " + size + " is no size; write it as 1600x1000.");
        }
        int width = number(extent[0]);
        int height = number(extent[1]);
        var wanted = view != null ? view : file == null ? WELCOME : ViewNames.FIRST;
        if (wanted.equals(WELCOME)) {
            startToolkit();
            var address = "localhost:" + ServerOptions.DEFAULT_PORT;
            var welcome = new Welcome(address, List.of(), WelcomeActions.NONE);
            WindowSnapshot.welcome(welcome, colours, width, height, out);
        } else if (PlayheadWindow.viewNames().contains(wanted)) {
            session(wanted, colours, width, height);
        } else {
            throw new IllegalArgumentException(
                    "There is no view " + wanted + "; use " + String.join(", ", new ViewNames()) + ".");
        }
        Platform.exit();
        return 0;
    }

    /// Views of a session as the window has them, and the first screen.
    private static final class ViewNames implements Iterable<String> {
        private static final String FIRST = PlayheadWindow.viewNames().getFirst();

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(PlayheadWindow.viewNames().stream(), Stream.of(WELCOME))
                    .iterator();
        }
    }

    private void session(String name, Theme colours, int width, int height) throws Exception {
        if (file == null) {
            throw new IllegalArgumentException(
                    "The view " + name + " needs a recording: playhead snapshot FILE --out PNG.");
        }
        RecordingFile.check(file);
        if (with != null) {
            RecordingFile.check(with);
        }
        try (var session = LogSession.open(file)) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            long moment = TimeOption.parse(at, timeline.startNanos(), timeline.endNanos());
            startToolkit();
            var other = with;
            WindowSnapshot.render(
                    session,
                    name,
                    colours,
                    width,
                    height,
                    moment,
                    window -> {
                        if (other != null) {
                            window.compareWith(other);
                        }
                    },
                    out);
        }
    }

    private Theme theme() {
        return switch (theme) {
            case "dark" -> Theme.DARK;
            case "light" -> Theme.LIGHT;
            default -> throw new IllegalArgumentException("There is no theme " + theme + "; use dark or light.");
        };
    }

    private int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 100 && number <= 10_000) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("--size " + size + " is no size; write it as 1600x1000.");
    }

    /// Starts JavaFX without a screen.
    ///
    /// @throws IllegalStateException says which library of the operating system is missing
    static void startToolkit() throws InterruptedException {
        NativeLibraries.missingForText().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
    }
}
