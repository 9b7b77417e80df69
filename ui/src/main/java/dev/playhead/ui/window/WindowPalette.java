package dev.playhead.ui.window;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.Commands;
import dev.playhead.ui.palette.CommandPalette;
import dev.playhead.ui.palette.PaletteHost;
import dev.playhead.ui.palette.PaletteScope;
import dev.playhead.ui.time.PlayMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// The command palette of a window, and its place over it. FX thread.
final class WindowPalette implements PaletteHost {
    private static final double BELOW_TOP_BAR = 116;
    // What stands above and below the list, with some air.
    private static final double BESIDE_LIST = 240;
    // The stage takes the rest.
    private static final double LANES = 0.8;

    private final ViewContext context;
    private final Commands commands;
    private final Consumer<String> problem;
    private final CommandPalette palette = new CommandPalette(this);

    /// @param problem says why something failed
    WindowPalette(ViewContext context, Commands commands, Consumer<String> problem) {
        this.context = context;
        this.commands = commands;
        this.problem = problem;
    }

    /// Lays it over a window. A press elsewhere closes it.
    void over(StackPane root) {
        root.getChildren().add(palette);
        StackPane.setAlignment(palette, Pos.TOP_LEFT);
        root.widthProperty().addListener((o, before, now) -> place(now.doubleValue()));
        root.heightProperty().addListener((o, before, now) -> palette.fit(now.doubleValue() - BESIDE_LIST));
        place(root.getWidth());
        palette.fit(root.getHeight() - BESIDE_LIST);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    }

    private void place(double width) {
        double left = Math.max(0, Math.rint((width * LANES - palette.getMaxWidth()) / 2));
        StackPane.setMargin(palette, new Insets(BELOW_TOP_BAR, 0, 0, left));
    }

    private void pressed(MouseEvent event) {
        for (var node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (node == palette) {
                return;
            }
        }
        palette.hide();
    }

    CommandPalette palette() {
        return palette;
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    @Override
    public Optional<PaletteScope> scope() {
        return Optional.ofNullable(context.open().get())
                .map(open -> new PaletteScope(open.session(), context.model().momentNanos(), context.sideActions()));
    }

    @Override
    public boolean isLive() {
        return context.model().mode() == PlayMode.LIVE;
    }

    @Override
    public void problem(String sentence) {
        problem.accept(sentence);
    }
}
