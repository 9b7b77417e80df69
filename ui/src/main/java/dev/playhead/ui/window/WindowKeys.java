package dev.playhead.ui.window;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.ui.bar.StatusBar;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandMenu;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.command.Commands;
import dev.playhead.ui.command.KeyList;
import dev.playhead.ui.command.KeyReach;
import dev.playhead.ui.command.KeyRecorder;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.FileSaver;
import dev.playhead.ui.help.WindowHelp;
import dev.playhead.ui.palette.CommandPalette;
import dev.playhead.ui.scenario.RecordedScenario;
import dev.playhead.ui.scenario.ScenarioDrops;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// Keys of a window: its commands, the list of them, the palette, and the panes that F6 visits. FX thread.
final class WindowKeys {
    private final ViewContext context;
    private final StatusBar status;
    private final Scene scene;
    private final Commands commands = new Commands();
    private final WindowPalette palette;
    private final WindowHelp help;
    private final KeyList list;

    /// Actions of the window.
    interface Actions {
        /// Shows a view.
        void choose(View view);

        /// Goes to the start of the session.
        void toStart();

        /// Asks a person for a recording.
        void openRecording();

        /// Returns the panes that can have the focus, in their order.
        List<PaneFocus.Pane> panes();
    }

    WindowKeys(Scene scene, StackPane root, ViewContext context, List<View> views, StatusBar status, Actions actions) {
        this.scene = scene;
        this.context = context;
        this.status = status;
        palette = new WindowPalette(context, commands, status::problem);
        var panes = new PaneFocus(scene, actions::panes);
        commands.addAll(SessionCommands.of(context, actions::toStart));
        views.forEach(view -> commands.addAll(view.commands()));
        commands.add("filter", "Filter", "/", this::writeFilter);
        commands.add("previous-pane", "Previous pane", "Shift F6", panes::previous);
        commands.add("next-pane", "Next pane", "F6", panes::next);
        for (View view : views) {
            var kind = view.kind();
            if (!kind.key().isEmpty() && (kind != SettingsView.KIND || view.isOffered())) {
                commands.add(kind.id(), kind.title(), kind.key(), () -> actions.choose(view));
            }
        }
        commands.add("open", "Open recording", "Ctrl O", actions::openRecording);
        commands.addAll(scenarios(root, views, actions));
        commands.add(
                CommandPalette.COMMAND,
                "Find a command or a place",
                "Ctrl Shift P",
                () -> palette.palette().toggle());
        commands.add("keys", "All keys", "?", this::toggleList);
        commands.add("out", "Step back out", "Escape", this::stepOut);
        help = new WindowHelp(
                root,
                context.settings().store(),
                commands,
                new HelpHost(context, () -> actions.choose(views.getFirst())));
        commands.addAll(help.commands());
        commands.give(scene);
        var settings = context.settings().store();
        commands.bind(settings.get(SettingCatalog.KEYS));
        settings.listen(changed -> {
            if (changed.equals(SettingCatalog.KEYS)) {
                commands.bind(settings.get(SettingCatalog.KEYS));
            }
        });
        status.help(new CommandMenu("Help", commands, List.of("tour", "keys", CommandPalette.COMMAND, "about")));
        list = new KeyList(commands);
        palette.over(root);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, commands::released);
    }

    private List<Command> scenarios(StackPane root, List<View> views, Actions actions) {
        var view = views.stream()
                .filter(ScenariosView.class::isInstance)
                .map(ScenariosView.class::cast)
                .findFirst()
                .orElseThrow();
        Consumer<Consumer<ScenariosView>> shown = then -> {
            if (view.isOffered()) {
                actions.choose(view);
                then.accept(view);
            } else {
                status.problem("Scenarios are played in a window with a broker; start Playhead without a file.");
            }
        };
        ScenarioDrops.takeOn(root, file -> shown.accept(scenarios -> scenarios.open(file)));
        var files = FileSaver.dialog(scene::getWindow, status::problem);
        return List.of(
                Command.of(
                        "open-scenario",
                        "Open scenario",
                        "Ctrl Shift O",
                        new CommandScope(view::isOffered, "in a window with a broker"),
                        held -> shown.accept(ScenariosView::choose)),
                Command.of("record-to-scenario", "Record to scenario", "Ctrl Shift R", context.ofSession(), held -> {
                    var open = context.open().get();
                    if (open != null) {
                        var recording = open.session().vitals().file();
                        files.save(RecordedScenario.offer(recording), file -> RecordedScenario.write(recording, file));
                    }
                }));
    }

    /// Returns the commands of the window.
    Commands commands() {
        return commands;
    }

    CommandPalette palette() {
        return palette.palette();
    }

    WindowHelp help() {
        return help;
    }

    /// Shows the list of keys, or hides it.
    void toggleList() {
        list.toggle(status.keysButton());
    }

    private void pressed(KeyEvent event) {
        if (help.keeps(event) || scene.getFocusOwner() instanceof KeyRecorder) {
            return;
        }
        if (commands.pressed(event, KeyReach.of(scene.getFocusOwner()))) {
            event.consume();
        }
    }

    private void writeFilter() {
        var shown = context.shown().get();
        if (shown != null) {
            shown.writeFilter();
        }
    }

    private void stepOut() {
        var shown = context.shown().get();
        if (list.hide()) {
            return;
        }
        if (palette().isOpen()) {
            palette().hide();
        } else if (shown != null) {
            shown.stepOut();
        }
    }

    private record HelpHost(ViewContext context, Runnable timeline) implements WindowHelp.Host {
        @Override
        public void showTimeline() {
            timeline.run();
        }

        @Override
        public boolean hasSession() {
            return context.open().get() != null;
        }

        @Override
        public Optional<String> address() {
            var open = context.open().get();
            return open == null
                    ? Optional.empty()
                    : Optional.ofNullable(open.session().vitals().address());
        }

        @Override
        public boolean connects() {
            return context.welcome().get() != null;
        }

        @Override
        public Optional<Path> recordings() {
            return context.library().map(library -> library.data().path());
        }
    }
}
