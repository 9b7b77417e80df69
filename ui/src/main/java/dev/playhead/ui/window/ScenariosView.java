package dev.playhead.ui.window;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.scenario.ScenarioActions;
import dev.playhead.ui.scenario.ScenarioPane;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Scenarios: opened, played and judged. FX thread.
final class ScenariosView implements View {
    static final ViewKind KIND = new ViewKind(
            "scenarios", "Scenarios", "Play scenarios, and judge them", Icon.FLAG, "Ctrl R", false, ScenariosView::new);

    private final ViewContext context;
    private final FrameChoice.OfAnyRecording frames;
    private Region node = new Region();
    private @Nullable ScenarioPane pane;

    ScenariosView(ViewContext context) {
        this.context = context;
        frames = new FrameChoice.OfAnyRecording(context);
    }

    private Optional<ScenarioActions> actions() {
        var welcome = context.welcome().get();
        return welcome == null ? Optional.empty() : welcome.actions().scenarios();
    }

    private ScenarioPane make() {
        var made = pane;
        if (made == null) {
            made = new ScenarioPane(actions().orElseThrow(), new Opening());
            pane = made;
            node = GuardedPane.of("The scenario", made);
        }
        return made;
    }

    private final class Opening implements ScenarioPane.Opening {
        @Override
        public void openAt(Path file, long nanos) {
            frames.goTo(file, nanos);
        }

        @Override
        public @Nullable Path choose() {
            var chooser = new FileChooser();
            chooser.setTitle("Open scenario");
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Scenarios", "*.yaml", "*.yml"));
            var chosen = chooser.showOpenDialog(node.getScene().getWindow());
            return chosen == null ? null : chosen.toPath();
        }
    }

    /// Asks a person for a scenario.
    void choose() {
        make().choose();
    }

    /// Opens a scenario.
    void open(Path file) {
        make().open(file);
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public boolean isOffered() {
        return actions().isPresent();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show() {
        make().show();
    }

    @Override
    public void entered() {
        make().focusTarget().requestFocus();
    }

    @Override
    public void modeChanged() {
        frames.modeChanged();
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        var shown = pane;
        return shown == null
                ? List.of()
                : List.of(
                        new PaneFocus.Pane(shown, shown.focusTarget()),
                        new PaneFocus.Pane(shown.expected(), shown.expectedFocus()));
    }

    @Override
    public List<Command> commands() {
        var here = context.whileShown(this);
        return List.of(
                Command.of("run-seeds", "Run the scenario with its seeds", "Shift F9", here, held -> make().runSeeds()),
                Command.of("run-scenario", "Run the scenario", "F9", here, held -> make().run()),
                Command.of("cancel-scenario", "Cancel the run of a scenario", "F4", here, held -> make().cancel()));
    }

    @Override
    public boolean isSettled() {
        return pane == null || pane.isSettled();
    }

    @Override
    public void close() {
        if (pane != null) {
            pane.close();
        }
    }
}
