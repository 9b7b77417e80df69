package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparisonLines;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Bar over the view: what is compared, what is counted, from when on something is slower, and export. FX thread.
final class CompareHeader extends HBox {
    private static final double WIDE = 1180;
    private static final double MIDDLE = 900;
    private static final long MS = 1_000_000;
    private static final List<Long> LIMITS = List.of(20L, 50L, 100L, 200L, 500L, 1_000L, 2_000L, 5_000L);

    private final Label hint = Nodes.label("matched by run and message identity, not by time", "ph-muted");
    private final Label countWord = Nodes.label("Count", "ph-muted");
    private final ToggleGroup kinds = new ToggleGroup();
    private final ToggleGroup counts = new ToggleGroup();
    private final ChoiceButton<Long> limit;
    private final MenuButton export = new MenuButton("Export differences", Icon.DOWNLOAD.node(14));
    private long limitMs = ComparisonLines.SLOWER_FROM_NANOS / MS;

    /// Kind of the two things that are compared.
    enum Kind {
        RECORDINGS("Two recordings"),
        DEVICES("Two devices");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /// Told what somebody chose.
    interface Choices {
        void kind(Kind kind);

        void count(CompareCount count);

        /// Another limit applies.
        void limit();

        /// @param isJson whether it is for programs
        void export(boolean isJson);

        void copy();
    }

    CompareHeader(Choices choices) {
        super(12);
        getStyleClass().add("ph-panel-header");
        limit = new ChoiceButton<>(
                "Slower from", "", ms -> "Slower from " + Formats.limit(ms * MS), ms -> null, ms -> limit(ms, choices));
        limit.setId("compare-slower-from");
        limit.getStyleClass().add("ph-sm");
        limit.setMinWidth(Region.USE_PREF_SIZE);
        limit.show(LIMITS, limitMs);
        export.setId("compare-export");
        export.getStyleClass().add("ph-sm");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setAccessibleText("Export differences");
        Theme.dressMenu(export);
        export.getItems()
                .addAll(
                        item("As text file", () -> choices.export(false)),
                        item("As JSON lines file", () -> choices.export(true)),
                        item("Copy as text", choices::copy));
        var title = Nodes.label("Compare", "ph-strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        hint.setMinWidth(0);
        countWord.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        title,
                        segments(List.of(Kind.values()), kinds, kind -> kind.title, "compare-kind-", choices::kind),
                        hint,
                        Nodes.space(),
                        countWord,
                        segments(
                                List.of(CompareCount.values()),
                                counts,
                                CompareCount::title,
                                "compare-count-",
                                choices::count),
                        limit,
                        export);
        widthProperty().addListener(o -> fit());
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(e -> action.run());
        return item;
    }

    private static <T extends Enum<T>> Node segments(
            List<T> all, ToggleGroup group, Function<T, String> title, String id, Consumer<T> onChosen) {
        var box = new HBox();
        box.getStyleClass().addAll("ph-segments", "ph-sm");
        box.setMinWidth(Region.USE_PREF_SIZE);
        for (T each : all) {
            var segment = new ToggleButton(title.apply(each));
            segment.setId(id + each.name().toLowerCase(Locale.ROOT));
            segment.setToggleGroup(group);
            segment.setUserData(each);
            segment.setSelected(each.ordinal() == 0);
            // By arrow keys too.
            segment.selectedProperty().addListener((o, before, now) -> {
                if (now) {
                    onChosen.accept(each);
                }
            });
            box.getChildren().add(segment);
        }
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        return box;
    }

    private void limit(long ms, Choices choices) {
        limitMs = ms;
        limit.show(LIMITS, ms);
        choices.limit();
    }

    /// Returns from when on something is slower, ns.
    long limitNanos() {
        return limitMs * MS;
    }

    /// Chooses what is counted.
    void count(CompareCount count) {
        choose(counts, count);
    }

    void kind(Kind kind) {
        choose(kinds, kind);
    }

    private static void choose(ToggleGroup group, Object data) {
        group.getToggles().stream()
                .filter(toggle -> data.equals(toggle.getUserData()))
                .forEach(group::selectToggle);
    }

    /// Says which controls mean something now.
    ///
    /// @param isCompared whether there is a comparison
    /// @param isTimed whether times are compared
    void offers(boolean isCompared, boolean isTimed) {
        export.setDisable(!isCompared);
        limit.setDisable(!isTimed);
    }

    private void fit() {
        Nodes.show(hint, getWidth() >= WIDE);
        Nodes.show(countWord, getWidth() >= MIDDLE);
        export.setText(getWidth() >= MIDDLE ? "Export differences" : "Export");
    }
}
