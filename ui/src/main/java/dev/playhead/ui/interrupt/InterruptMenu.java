package dev.playhead.ui.interrupt;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.ui.theme.Theme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// Menu of what can be done to a run or a message. What cannot be done says why. FX thread.
public final class InterruptMenu {
    /// Reason for which nothing can be done where nothing is live.
    public static final String ONLY_LIVE = "Interrupts work in Live.";

    private InterruptMenu() {}

    /// Opens the menu under a node.
    ///
    /// @param controls null when nothing can be done now
    public static ContextMenu open(Node owner, InterruptSubject subject, @Nullable Controls controls) {
        var menu = menu(owner, subject, controls);
        menu.show(owner, Side.BOTTOM, 0, 0);
        return menu;
    }

    /// Opens the menu at a place of the screen.
    ///
    /// @param controls null when nothing can be done now
    public static ContextMenu open(
            Node owner, double screenX, double screenY, InterruptSubject subject, @Nullable Controls controls) {
        var menu = menu(owner, subject, controls);
        menu.show(owner, screenX, screenY);
        return menu;
    }

    private static ContextMenu menu(Node owner, InterruptSubject subject, @Nullable Controls controls) {
        var menu = new ContextMenu();
        menu.setId("interrupts");
        menu.getItems().setAll(items(owner, subject, controls));
        Theme.dress(menu.getScene(), owner.getScene());
        return menu;
    }

    /// Returns the items of a menu. Those that cannot be done turn out so a moment later, when the broker has been
    /// asked.
    ///
    /// @param controls null when nothing can be done now
    public static List<MenuItem> items(Node owner, InterruptSubject subject, @Nullable Controls controls) {
        var title = new MenuItem(subject.title());
        title.setDisable(true);
        var all = new ArrayList<MenuItem>(List.of(title, new SeparatorMenuItem()));
        var byKind = new EnumMap<InterruptKind, MenuItem>(InterruptKind.class);
        for (var kind : subject.kinds()) {
            var item = new MenuItem(kind.title());
            item.setId("interrupt-" + kind.id());
            item.setDisable(true);
            byKind.put(kind, item);
            all.add(item);
            if (controls != null) {
                item.setOnAction(e -> InterruptPrompt.start(owner, kind, subject, controls));
            }
        }
        if (controls == null) {
            byKind.forEach((kind, item) -> tell(item, kind, ONLY_LIVE));
            return all;
        }
        var unused = controls.refusals(subject.target())
                .thenAccept(refusals -> Platform.runLater(() -> apply(byKind, refusals, subject)));
        return all;
    }

    private static void apply(
            Map<InterruptKind, MenuItem> items, Map<InterruptKind, String> refusals, InterruptSubject subject) {
        items.forEach((kind, item) -> {
            var known = subject.refusal(kind);
            tell(item, kind, known.isEmpty() ? refusals.getOrDefault(kind, "") : known);
        });
    }

    // A disabled item has no tooltip, so its reason stands beside its name.
    private static void tell(MenuItem item, InterruptKind kind, String why) {
        item.setDisable(!why.isEmpty());
        item.setText(why.isEmpty() ? kind.title() : kind.title() + "   " + why);
    }
}
