package dev.playhead.ui.library;

import dev.playhead.transport.library.LibraryItem;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Search, kinds and order above the list of recordings. FX thread.
final class LibraryHeader extends HBox {
    private static final double WIDE = 900;

    private final TextField search = new TextField();
    private final Map<LibraryChip, ToggleButton> chips = new EnumMap<>(LibraryChip.class);
    private final ChoiceButton<LibrarySort> order;
    private LibraryChip chip = LibraryChip.ALL;
    private LibrarySort sort = LibrarySort.NEWEST;

    LibraryHeader(Runnable onQuestion) {
        super(8);
        getStyleClass().add("ph-library-header");
        search.setId("library-search");
        search.setPromptText("Name, note, channel, client ID (Ctrl F)");
        search.setAccessibleText("Search recordings by name, note, channel and client ID");
        search.setPrefWidth(300);
        search.setMinWidth(140);
        RestingCaret.of(search);
        search.textProperty().addListener(o -> onQuestion.run());
        var group = new ToggleGroup();
        var box = new HBox(6);
        box.getStyleClass().add("ph-centred");
        for (var each : LibraryChip.values()) {
            var button = new ToggleButton(each.words());
            button.setId("library-" + each.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("ph-severity");
            if (each == LibraryChip.DAMAGED) {
                button.setGraphic(Icon.ERROR.node(12));
                button.getStyleClass().add("ph-fault");
            } else if (each == LibraryChip.ALL) {
                button.getStyleClass().add("ph-all");
            }
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(each == chip);
            chips.put(each, button);
            box.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
                return;
            }
            chips.forEach((each, button) -> chip = button == now ? each : chip);
            onQuestion.run();
        });
        order = new ChoiceButton<>("Order", "", LibrarySort::words, each -> null, chosen -> {
            sort = chosen;
            showOrder();
            onQuestion.run();
        });
        order.setId("library-order");
        order.setMinWidth(Region.USE_PREF_SIZE);
        showOrder();
        getChildren().addAll(search, box, Nodes.space(), order);
        widthProperty().addListener(o -> fit());
    }

    private void showOrder() {
        order.show(List.of(LibrarySort.values()), sort);
    }

    // Kinds without recordings go first when space runs out.
    private void fit() {
        chips.forEach((each, button) -> Nodes.show(
                button,
                getWidth() >= WIDE
                        || each == LibraryChip.ALL
                        || each == chip
                        || !button.getText().endsWith(" 0")));
    }

    TextField search() {
        return search;
    }

    LibraryRows.Query query() {
        return new LibraryRows.Query(search.getText(), chip, sort);
    }

    /// Shows everything again.
    void clear() {
        search.clear();
        var all = chips.get(LibraryChip.ALL);
        if (all != null) {
            all.setSelected(true);
        }
    }

    void count(List<LibraryItem> items) {
        chips.forEach((each, button) -> button.setText(each.words() + " "
                + Formats.number(items.stream().filter(each::takes).count())));
        fit();
    }
}
