package dev.playhead.ui.window;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.library.RecordingLibrary;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.Commands;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.settings.SettingsHost;
import dev.playhead.ui.settings.SettingsPane;
import dev.playhead.ui.theme.Icon;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/// The settings as a view of a window that has some. FX thread.
final class SettingsView implements View {
    static final ViewKind KIND = new ViewKind(
            "settings", "Settings", "Appearance, broker, prices, keys", Icon.GEAR, "Ctrl ,", false, SettingsView::new);

    private final ViewContext context;
    private Region node = new Region();
    private @Nullable SettingsPane pane;
    private double width = 1_600;

    SettingsView(ViewContext context) {
        this.context = context;
    }

    private SettingsPane make() {
        var made = pane;
        if (made == null) {
            made = new SettingsPane(new Host());
            made.fit(width);
            pane = made;
            node = GuardedPane.of("The settings", made);
        }
        return made;
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public boolean isOffered() {
        return context.settings().isOffered();
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
        make().focus().requestFocus();
    }

    @Override
    public void fit(double newWidth) {
        width = newWidth;
        if (pane != null) {
            pane.fit(newWidth);
        }
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        var made = pane;
        return made == null
                ? List.of()
                : List.of(new PaneFocus.Pane(made.side(), made.focus()), PaneFocus.Pane.of(made.page()));
    }

    @Override
    public List<Command> commands() {
        if (!isOffered()) {
            return List.of();
        }
        var here = context.whileShown(this);
        return List.of(
                Command.of("find-setting", "Find a setting", "Ctrl F", here, held -> make().search()),
                Command.of(
                        "undo-setting",
                        "Take the last change of a setting back",
                        "Ctrl Z",
                        here,
                        held -> make().undo()));
    }

    @Override
    public void stepOut() {
        if (pane != null) {
            pane.stepOut();
        }
    }

    private final class Host implements SettingsHost {
        @Override
        public SettingsStore settings() {
            return context.settings().store();
        }

        @Override
        public Optional<String> address() {
            return Optional.ofNullable(context.welcome().get()).map(welcome -> welcome.address());
        }

        @Override
        public Optional<RecordingLibrary> library() {
            return context.library();
        }

        @Override
        public Optional<Timeline> timeline() {
            return Optional.ofNullable(context.open().get())
                    .map(open -> open.session().timeline());
        }

        @Override
        public Commands commands() {
            return context.settings().commands().get();
        }

        @Override
        public Optional<Path> chooseFolder() {
            var chooser = new DirectoryChooser();
            chooser.setTitle("Folder of the recordings");
            return Optional.ofNullable(chooser.showDialog(node.getScene().getWindow()))
                    .map(File::toPath);
        }
    }
}
