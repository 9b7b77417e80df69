package dev.playhead.ui.command;

import dev.playhead.ui.theme.Theme;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Menu of commands, each with its keys as they are now. FX thread.
public final class CommandMenu extends MenuButton {
    private final Commands commands;
    private final List<String> ids;

    /// @param ids of the commands, in order; those that do not exist are left out
    public CommandMenu(String title, Commands commands, List<String> ids) {
        super(title);
        this.commands = commands;
        this.ids = List.copyOf(ids);
        Theme.dressMenu(this);
        setOnShowing(e -> fill());
        fill();
    }

    private void fill() {
        getItems()
                .setAll(ids.stream()
                        .flatMap(id -> commands.find(id).stream())
                        .map(CommandMenu::item)
                        .toList());
    }

    private static MenuItem item(Command command) {
        var item = new MenuItem(KeySign.with(command.words(), command.key()));
        item.setId("menu-" + command.id());
        item.setDisable(!command.scope().isHere());
        item.setOnAction(e -> command.action().run(Held.NOTHING));
        return item;
    }
}
