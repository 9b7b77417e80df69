package dev.playhead.ui.compare;

import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Both sources beside each other, and the button that swaps them. FX thread.
final class SourceRow extends HBox {
    private static final int MOST_RECENT = 12;

    private final SourceCard a = new SourceCard("A", menu());
    private final SourceCard b = new SourceCard("B", menu());
    private final Choices choices;

    /// Told what somebody chose.
    interface Choices {
        void other(Path file);

        void chooseOther();

        void device(SideName side, int participant);

        void swap();
    }

    SourceRow(Choices choices) {
        super(8);
        this.choices = choices;
        var swap = Nodes.iconButton(Icon.SWAP, "Swap A and B", choices::swap);
        swap.setId("compare-swap");
        swap.getStyleClass().add("ph-compare-swap");
        swap.setMinWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getStyleClass().add("ph-compare-sources");
        a.setPrefWidth(100);
        b.setPrefWidth(100);
        getChildren().addAll(a, swap, b);
    }

    private static MenuButton menu() {
        var menu = new MenuButton();
        menu.setMnemonicParsing(false);
        Theme.dressMenu(menu);
        return menu;
    }

    private SourceCard card(SideName side) {
        return side == SideName.A ? a : b;
    }

    /// Shows the names before anything was read: the open session, and the other recording if one is chosen.
    void recordings(Session open, @Nullable Path other, boolean isSwapped, List<Path> recent) {
        var mine = open.vitals().file();
        var here = card(isSwapped ? SideName.B : SideName.A);
        var there = card(isSwapped ? SideName.A : SideName.B);
        name(here, ComparedSource.name(mine), "the open one");
        var only = new MenuItem("Open in this window");
        only.setDisable(true);
        here.name().getItems().setAll(only);
        here.clear("");
        name(there, other == null ? "Choose a recording" : ComparedSource.name(other), "the other one");
        var items = new ArrayList<MenuItem>();
        recent.stream()
                .filter(file -> !file.equals(mine))
                .limit(MOST_RECENT)
                .forEach(file -> items.add(item(ComparedSource.name(file), null, () -> choices.other(file))));
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("Choose a recording\u2026", Icon.FOLDER.node(14), choices::chooseOther));
        there.name().getItems().setAll(items);
        there.clear("");
    }

    /// Shows the names of participants before anything was read.
    void devices(Session open, int one, int other) {
        var devices = open.timeline().participants().stream()
                .filter(Participant::isDevice)
                .toList();
        for (var side : SideName.values()) {
            int chosen = side == SideName.A ? one : other;
            name(
                    card(side),
                    chosen < 0
                            ? side == SideName.A ? "The server" : "No device"
                            : open.timeline().participants().get(chosen).name(),
                    "device " + side);
            var items = new ArrayList<MenuItem>();
            if (side == SideName.A) {
                items.add(item("The server", Icon.SERVER.node(14), () -> choices.device(side, -1)));
            }
            for (var device : devices) {
                items.add(item(device.name(), ParticipantIcon.of(device), () -> choices.device(side, device.index())));
            }
            card(side).name().getItems().setAll(items);
            card(side).clear("");
        }
    }

    private static void name(SourceCard card, String name, String what) {
        card.name().setText(name);
        card.name().setAccessibleText(name + ", " + what);
    }

    private static MenuItem item(String words, @Nullable Node icon, Runnable action) {
        var item = new MenuItem(words, icon);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }

    /// Shows what was read.
    void show(ComparedPair pair) {
        a.show(pair.a());
        b.show(pair.b());
    }
}
