package dev.playhead.ui.palette;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.Held;
import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.theme.Icon;
import java.util.List;

/// The commands of the window as results.
final class WindowCommands {
    // These have results of their own, by the names of the devices.
    private static final String CHOOSES_DEVICE = "device-";

    private WindowCommands() {}

    /// Returns the commands that a query finds, the likeliest first.
    static List<PaletteResult> find(List<Command> commands, PaletteQuery query) {
        return commands.stream()
                .filter(command -> !command.id().startsWith(CHOOSES_DEVICE)
                        && !command.id().equals(CommandPalette.COMMAND)
                        && query.matches(command.words()))
                .map(WindowCommands::result)
                .toList();
    }

    private static PaletteResult result(Command command) {
        return PaletteResult.command(
                "command:" + command.id(),
                new Look(Icon.RIGHT, "ph-muted-icon"),
                command.words(),
                "",
                command.keys(),
                command.scope().isHere() ? "" : command.scope().elsewhere(),
                () -> command.action().run(Held.NOTHING));
    }
}
