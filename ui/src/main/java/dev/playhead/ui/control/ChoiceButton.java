package dev.playhead.ui.control;

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
public final class ChoiceButton<T> extends MenuButton {
    private final String name;
    private final String nothing;
    private final Function<T, String> words;
    private final Function<T, @Nullable Node> icon;
    private final Consumer<T> onChosen;
    private List<T> choices = List.of();
    private @Nullable T chosen;

    /// @param name what is chosen with it, for people who hear it
    /// @param nothing what it says while nothing is chosen
    /// @param onChosen told what a person has chosen
    public ChoiceButton(
            String name,
            String nothing,
            Function<T, String> words,
            Function<T, @Nullable Node> icon,
            Consumer<T> onChosen) {
        this.name = name;
        this.nothing = nothing;
        this.words = words;
        this.icon = icon;
        this.onChosen = onChosen;
        setMnemonicParsing(false); // names of users may have underscores
        Theme.dressMenu(this);
    }

    /// Shows what there is to choose from, and what is chosen; null for nothing yet.
    public void show(List<T> from, @Nullable T now) {
        boolean isOther = !Objects.equals(now, chosen);
        chosen = now;
        if (!from.equals(choices)) {
            boolean hasGrown = from.size() > choices.size()
                    && from.subList(0, choices.size()).equals(choices);
            var items = from.subList(hasGrown ? choices.size() : 0, from.size()).stream()
                    .map(this::item)
                    .toList();
            choices = List.copyOf(from);
            if (hasGrown) {
                getItems().addAll(items);
            } else {
                getItems().setAll(items);
            }
        }
        if (isOther) {
            for (int i = 0; i < choices.size(); i++) {
                if (getItems().get(i) instanceof RadioMenuItem item) {
                    item.setSelected(choices.get(i).equals(now));
                }
            }
        }
        setText(now == null ? nothing : words.apply(now));
        if (isOther) {
            setGraphic(now == null ? null : icon.apply(now));
        }
        setAccessibleText(name + " " + getText());
    }

    private RadioMenuItem item(T choice) {
        var item = new RadioMenuItem(words.apply(choice), icon.apply(choice));
        item.setMnemonicParsing(false);
        item.setSelected(choice.equals(chosen));
        item.setOnAction(e -> {
            item.setSelected(choice.equals(chosen)); // a click on the chosen one takes its mark away
            onChosen.accept(choice);
        });
        return item;
    }
}
