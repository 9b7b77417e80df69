package dev.playhead.ui.fault;

import dev.playhead.ui.theme.Theme;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import org.jspecify.annotations.Nullable;

/// Button with a menu in which one of several things is chosen. FX thread.
final class ChoiceButton<T> extends MenuButton {
    private final String name;
    private final Function<T, String> words;
    private final Function<T, @Nullable Node> icon;
    private final Consumer<T> onChosen;
    private List<T> choices = List.of();
    private @Nullable T chosen;

    /// @param name what is chosen with it, for people who hear it
    /// @param onChosen told what a person has chosen
    ChoiceButton(String name, Function<T, String> words, Function<T, @Nullable Node> icon, Consumer<T> onChosen) {
        this.name = name;
        this.words = words;
        this.icon = icon;
        this.onChosen = onChosen;
        Theme.dressMenu(this);
    }

    /// Shows what there is to choose from, and what is chosen; null for nothing yet.
    void show(List<T> from, @Nullable T now) {
        if (from.equals(choices) && Objects.equals(now, chosen)) {
            return;
        }
        choices = List.copyOf(from);
        chosen = now;
        setText(now == null ? "nobody" : words.apply(now));
        setGraphic(now == null ? null : icon.apply(now));
        setAccessibleText(name + " " + getText());
        getItems().setAll(choices.stream().map(this::item).toList());
    }

    private RadioMenuItem item(T choice) {
        var item = new RadioMenuItem(words.apply(choice), icon.apply(choice));
        item.setSelected(choice.equals(chosen));
        item.setOnAction(e -> {
            item.setSelected(choice.equals(chosen)); // a click on the chosen one takes its mark away
            onChosen.accept(choice);
        });
        return item;
    }
}
