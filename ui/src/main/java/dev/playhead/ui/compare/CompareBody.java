package dev.playhead.ui.compare;

import dev.playhead.transport.compare.PairState;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A comparison: the chips that filter it, its runs and messages, and the text of the chosen one. FX thread.
final class CompareBody extends BorderPane {
    private static final double SHARE = 0.5;
    private static final double LEAST_LIST = 420;
    private static final double NARROW = 1_080;
    private static final double SENTENCE = 1_240;

    private final StateChips chips = new StateChips(this::filter);
    private final Label sentence = Nodes.label("", "ph-second");
    private final CompareList list = new CompareList(this::chosen, this::goToText, () -> {});
    private final TextComparison text;
    private CompareCount count = CompareCount.RUNS;
    private @Nullable ComparedPair pair;
    private @Nullable CompareRows rows;
    private boolean isNarrow;

    CompareBody(CompareActions actions) {
        text = new TextComparison(actions);
        sentence.setId("compare-sentence");
        sentence.setMinWidth(0);
        var differences = new HBox(8, chips, Nodes.space(), sentence);
        differences.getStyleClass().add("ph-compare-differences");
        setTop(differences);
        arrange();
        widthProperty().addListener(o -> fit());
    }

    // Beside the list; below it where there is no room.
    private void arrange() {
        var orientation = isNarrow ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        var split = new Split(
                orientation, list, room -> isNarrow ? Math.rint(room * SHARE) : Math.max(LEAST_LIST, room * SHARE));
        split.setSecond(text);
        setCenter(split);
    }

    private void fit() {
        Nodes.show(sentence, getWidth() >= SENTENCE);
        if (isNarrow != getWidth() < NARROW && getWidth() > 0) {
            isNarrow = getWidth() < NARROW;
            arrange();
        }
    }

    /// Forgets the comparison before.
    void clear() {
        pair = null;
        rows = null;
        list.clear();
        text.clear();
    }

    /// Shows another comparison, and of it what differs first: that is what somebody came for.
    void show(ComparedPair now, long slowerFromNanos) {
        pair = now;
        chips.clear();
        limit(slowerFromNanos);
        if (list.step(1) == null && !list.lines().isEmpty()) {
            list.choose(list.lines().getFirst().index(), null);
        }
    }

    /// From now on this is slower.
    void limit(long slowerFromNanos) {
        var now = pair;
        if (now == null) {
            return;
        }
        var chosen = list.chosen();
        rows = new CompareRows(now.comparison(), now.lines(slowerFromNanos).limitNanos());
        list.show(now, rows);
        sentence.setText(
                rows.states().stream().noneMatch(PairState::isDifference)
                        ? CompareWords.nothing(now.comparison())
                        : CompareWords.sentence(now.comparison(), rows.runStates()));
        filter();
        if (chosen != null) {
            list.choose(chosen.index(), chosen.message());
        }
    }

    /// From now on this is counted.
    void count(CompareCount now) {
        count = now;
        filter();
    }

    private void filter() {
        var now = rows;
        if (now != null) {
            chips.show(now.counts(count), count.noun());
            list.filter(count, chips.states());
        }
    }

    private void chosen(CompareLine line) {
        if (pair != null) {
            text.ask(pair, line.run(), line.message());
        }
    }

    private void goToText() {
        Nodes.showFocus(text.focusTarget());
    }

    /// Goes to the next place that differs, and behind the last one of a message to the next message; or back.
    ///
    /// @param direction 1, or -1 for back
    void step(int direction) {
        if (pair != null && !text.step(direction)) {
            list.step(direction);
        }
    }

    /// Says a sentence to a person.
    void say(String words) {
        sentence.setText(words);
    }

    boolean isSettled() {
        return text.isSettled();
    }

    CompareList list() {
        return list;
    }

    TextComparison text() {
        return text;
    }
}
