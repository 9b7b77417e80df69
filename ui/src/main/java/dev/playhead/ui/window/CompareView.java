package dev.playhead.ui.window;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.compare.CompareActions;
import dev.playhead.ui.compare.ComparePane;
import dev.playhead.ui.compare.ComparedSource;
import dev.playhead.ui.control.FileSaver;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.welcome.WelcomeActions;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The open session beside another recording, or two devices of it. FX thread.
final class CompareView implements View {
    static final ViewKind KIND = new ViewKind(
            "compare",
            "Compare",
            "What is different, and where did it begin",
            Icon.COMPARE,
            "Ctrl 5",
            true,
            CompareView::new);

    private final ViewContext context;
    private final ComparePane compare = new ComparePane(new Actions());
    private final GuardedPane<ComparePane> pane = GuardedPane.of("The comparison", compare);
    private final FileSaver files = FileSaver.dialog(() -> pane().getScene().getWindow(), this::say);
    private final FrameChoice.OfAnyRecording frames;

    CompareView(ViewContext context) {
        this.context = context;
        frames = new FrameChoice.OfAnyRecording(context);
    }

    private Region pane() {
        return pane;
    }

    private void say(String sentence) {
        pane.update("say", view -> view.say(sentence));
    }

    private final class Actions implements CompareActions {
        @Override
        public @Nullable Session open() {
            var open = context.open().get();
            return open == null ? null : open.session();
        }

        @Override
        public @Nullable Path choose() {
            var chooser = new FileChooser();
            chooser.setTitle("Compare with recording");
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Recordings", "*.mcap"));
            var chosen = chooser.showOpenDialog(pane().getScene().getWindow());
            return chosen == null ? null : chosen.toPath();
        }

        @Override
        public List<Path> recent() {
            var welcome = context.welcome().get();
            return welcome == null ? List.of() : welcome.recordings();
        }

        @Override
        public boolean canOpen() {
            var welcome = context.welcome().get();
            return welcome != null && welcome.actions() != WelcomeActions.NONE;
        }

        @Override
        public void show(ComparedSource source, long nanos) {
            var open = context.open().get();
            if (open != null && open.session() == source.session()) {
                frames.goTo(open, nanos);
            } else if (canOpen()) {
                frames.goTo(source.file(), nanos);
            } else {
                say("Open " + source.file().getFileName() + " to see it on the timeline.");
            }
        }

        @Override
        public void export(String text, boolean json) {
            var kind = json ? "JSON lines" : "Text";
            var offer = new FileSaver.Offer(
                    "Export differences", "The list of differences", kind, "differences." + (json ? "jsonl" : "txt"));
            files.save(offer, file -> WholeFile.write(file, text));
        }
    }

    /// Shows the open session beside a recording.
    void compareWith(Path file) {
        pane.update("with", view -> view.compareWith(file));
    }

    @Override
    public void modeChanged() {
        frames.modeChanged();
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        return List.of(
                PaneFocus.Pane.of(compare.sources()),
                PaneFocus.Pane.of(compare.bands()),
                new PaneFocus.Pane(compare.list(), compare.listFocus()),
                new PaneFocus.Pane(compare.text(), compare.textFocus()));
    }

    @Override
    public List<Command> commands() {
        var here = context.whileShown(this);
        return List.of(
                Command.of(
                        "previous-difference",
                        "Previous difference",
                        "Shift F7",
                        here,
                        held -> compare.previousDifference()),
                Command.of("next-difference", "Next difference", "F7", here, held -> compare.nextDifference()),
                Command.of("swap-sides", "Swap A and B", "X", here, held -> compare.swap()),
                Command.of("compare-again", "Compare again", "F5", here, held -> compare.compare()),
                Command.of(
                        "export-differences", "Export differences", "E", here, held -> compare.export(held.shift())));
    }

    @Override
    public void show() {
        var open = context.open().get();
        pane.update("show", view -> view.show(context.palette().get()));
        pane.update("open", view -> view.opened(open == null ? null : open.session()));
    }

    @Override
    public boolean isSettled() {
        return compare.isSettled();
    }

    @Override
    public void close() {
        compare.close();
    }
}
