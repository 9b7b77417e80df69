package dev.playhead.ui.compare;

import dev.playhead.transport.compare.PairState;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Chips with counts, each a filter; several may be on. FX thread.
final class StateChips extends HBox {
    private final ToggleButton all = new ToggleButton();
    private final Map<PairState, ToggleButton> chips = new EnumMap<>(PairState.class);
    private final Runnable onChange;
    private boolean updating;

    /// @param onChange run when somebody has chosen otherwise
    StateChips(Runnable onChange) {
        super(8);
        this.onChange = onChange;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        all.setId("compare-all");
        all.getStyleClass().addAll("ph-severity", "ph-all");
        all.setSelected(true);
        all.setOnAction(e -> {
            clear();
            onChange.run();
        });
        getChildren().add(all);
        for (var state : PairState.values()) {
            var chip = new ToggleButton("", CompareWords.icon(state).node(12));
            chip.setId("compare-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            chip.getStyleClass().add("ph-severity");
            chip.setOnAction(e -> chosen());
            chips.put(state, chip);
            getChildren().add(chip);
        }
    }

    private void chosen() {
        if (!updating) {
            all.setSelected(states().isEmpty());
            onChange.run();
        }
    }

    /// Chooses all.
    void clear() {
        updating = true;
        chips.values().forEach(chip -> chip.setSelected(false));
        all.setSelected(true);
        updating = false;
    }

    /// Returns the states that are chosen; none for all.
    Set<PairState> states() {
        var some = EnumSet.noneOf(PairState.class);
        chips.forEach((state, chip) -> {
            if (chip.isSelected()) {
                some.add(state);
            }
        });
        return some;
    }

    void show(Map<PairState, Integer> counts, String noun) {
        long sum = counts.values().stream().mapToLong(Integer::longValue).sum();
        say(all, "All", sum, noun);
        counts.forEach((state, count) -> {
            var chip = chips.get(state);
            if (chip != null) {
                var tone = CompareWords.tone(state);
                chip.getStyleClass().removeAll("ph-fault", "ph-warn", "ph-none");
                chip.getStyleClass().add(count == 0 ? "ph-none" : tone.isEmpty() ? "ph-some" : "ph-" + tone);
                say(chip, state == PairState.CHANGED ? "Changed text" : CompareWords.title(state), count, noun);
                // It is said only where it happens: it is no answer but the lack of one.
                Nodes.show(chip, state != PairState.CANNOT_TELL || count > 0);
            }
        });
    }

    private static void say(ToggleButton chip, String word, long count, String noun) {
        chip.setText(word + " " + Formats.number(count));
        chip.setAccessibleText(word + ", " + Formats.count(count, noun));
        chip.setMinWidth(Region.USE_PREF_SIZE);
    }
}
