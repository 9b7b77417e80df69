package dev.playhead.ui.compare;

import dev.playhead.transport.compare.PairState;
import dev.playhead.ui.compare.band.BandsView;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Palette;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A comparison: the chips that filter it, its runs and messages, and the text of the chosen one. FX thread.
final class CompareBody extends BorderPane {
    private static final double SHARE = 0.5;
    private static final double LEAST_LIST = 420;
    private static final double NARROW = 1_080;
    private static final double LEAST_FOR_BOTH = 760;
    private static final double LEAST_FOR_DEVICES = 640;
    private static final double SENTENCE = 1_240;

    private final StateChips chips = new StateChips(this::filter);
    private final Label sentence = Nodes.label("", "ph-second");
    private final CompareList list = new CompareList(this::chosen, this::goToText, this::filter);
    private final BandsView bands = new BandsView(index -> list().choose(index, null));
    private final TextComparison text;
    private CompareCount count = CompareCount.RUNS;
    private @Nullable ComparedPair pair;
    private @Nullable CompareRows rows;
    private @Nullable Palette palette;
    private boolean isNarrow;

    CompareBody(CompareActions actions) {
        text = new TextComparison(actions);
        sentence.setId("compare-sentence");
        sentence.setMinWidth(0);
        var differences = new HBox(8, chips, Nodes.space(), sentence);
        differences.getStyleClass().add("ph-compare-differences");
        setTop(new VBox(differences, bands));
        arrange();
        widthProperty().addListener(o -> fit());
        heightProperty().addListener(o -> fit());
    }

    // Beside the list; below it where there is no room.
    private void arrange() {
        var orientation = isNarrow ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        var split = new Split(
                        orientation,
                        list,
                        room -> isNarrow ? Math.rint(room * SHARE) : Math.max(LEAST_LIST, room * SHARE))
                .named("compare");
        split.setSecond(text);
        setCenter(split);
    }

    private void fit() {
        Nodes.show(sentence, getWidth() >= SENTENCE);
        bands.fold(getHeight() < LEAST_FOR_DEVICES);
        boolean below = getWidth() < NARROW && getHeight() >= LEAST_FOR_BOTH;
        if (isNarrow != below && getWidth() > 0) {
            isNarrow = below;
            arrange();
        }
    }

    /// Shows it in these colours from now on.
    void show(Palette colours) {
        palette = colours;
        bands.show(colours);
    }

    /// Forgets the comparison before.
    void clear() {
        pair = null;
        rows = null;
        list.clear();
        bands.clear();
        text.clear();
    }

    /// Shows another comparison, and of it the first text that differs: that is what somebody came for.
    void show(ComparedPair now, long slowerFromNanos) {
        pair = now;
        chips.clear();
        limit(slowerFromNanos);
        int changed = rows == null ? -1 : rows.states().indexOf(PairState.CHANGED);
        if (changed >= 0) {
            list.choose(changed, ReadText.first(now.comparison().runs().get(changed)));
        } else if (list.step(1) == null && !list.lines().isEmpty()) {
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
        var colours = palette;
        if (colours != null) {
            bands.show(ComparedBands.of(now, rows), colours);
        }
        Nodes.show(bands, now.comparison().runCount() > 0);
        sentence.setTooltip(new Tooltip("Compared "
                + Formats.count(
                        now.sources().stream()
                                .mapToInt(source -> source.timeline().frames().count())
                                .sum(),
                        "frame")
                + " in " + Formats.seconds(now.tookNanos()) + ". Times count from the start of each recording."));
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
            bands.filter(ComparedBands.left(now));
        }
    }

    private void chosen(CompareLine line) {
        bands.choose(line.index());
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

    BandsView bands() {
        return bands;
    }

    TextComparison text() {
        return text;
    }
}
