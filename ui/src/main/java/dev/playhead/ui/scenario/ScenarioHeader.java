package dev.playhead.ui.scenario;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Head of the scenario: which it is, with which seeds it is played, and what plays it. FX thread.
final class ScenarioHeader extends HBox {
    private static final Pattern SEED = Pattern.compile("-?\\d{1,19}");
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");
    private static final long MOST_SEEDS = 100_000;

    private final Actions actions;
    private final Label name = Nodes.label("No scenario", "ph-strong");
    private final TextField seed = field("scenario-seed", "Seed", 84);
    private final TextField seeds = field("scenario-seeds-range", "Seeds, such as 1..100", 84);
    private final Button run = new Button("Run", Icon.PLAY.node(14));
    private final Button runSeeds = new Button("Run seeds");
    private final Button cancel = new Button("Cancel");
    private final MenuButton open = new MenuButton("Open\u2026", Icon.FOLDER.node(14));
    private boolean isSimulated;
    private boolean isOpen;
    private boolean isBusy;

    /// Told what somebody wants.
    interface Actions {
        void choose();

        void open(Path file);

        void run();

        void runSeeds();

        void cancel();
    }

    /// Seeds from one to another, both included.
    record Range(long first, long last) {}

    ScenarioHeader(Actions actions) {
        super(8);
        this.actions = actions;
        getStyleClass().add("ph-panel-header");
        name.setId("scenario-name");
        name.setMinWidth(0);
        seeds.setText("1..100");
        run.setId("run-scenario");
        run.getStyleClass().add("ph-primary");
        run.setTooltip(new Tooltip("Plays it with the seed, and judges it (F9)"));
        run.setOnAction(e -> actions.run());
        runSeeds.setId("run-seeds");
        runSeeds.setTooltip(new Tooltip("Plays it with each of these seeds (Shift F9)"));
        runSeeds.setOnAction(e -> actions.runSeeds());
        cancel.setId("cancel-scenario");
        cancel.setOnAction(e -> actions.cancel());
        open.setId("open-scenario");
        Theme.dressMenu(open);
        seed.setOnAction(e -> actions.run());
        seeds.setOnAction(e -> actions.runSeeds());
        for (Region each : List.of(run, runSeeds, cancel, open)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren()
                .addAll(
                        Nodes.label("Scenario", "ph-muted"),
                        name,
                        Nodes.space(),
                        Nodes.label("seed", "ph-muted"),
                        seed,
                        run,
                        Nodes.divider(),
                        seeds,
                        runSeeds,
                        cancel,
                        open);
        recent(List.of());
        enable();
    }

    private static TextField field(String id, String words, double width) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(words);
        field.setTooltip(new Tooltip(words));
        field.getStyleClass().add("ph-mono");
        field.setPrefWidth(width);
        field.setMinWidth(width);
        return field;
    }

    Node focusTarget() {
        return isOpen ? run : open;
    }

    /// Lists the files that were opened last.
    void recent(List<Path> files) {
        var items = open.getItems();
        items.clear();
        items.add(item("Choose file\u2026", actions::choose));
        if (!files.isEmpty()) {
            items.add(new SeparatorMenuItem());
            files.forEach(file -> items.add(item(String.valueOf(file.getFileName()), () -> actions.open(file))));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.run());
        return item;
    }

    /// Shows which scenario it is.
    ///
    /// @param of seed that it has itself; null when it cannot be played
    void show(String title, @Nullable Long of, boolean simulated) {
        name.setText(title);
        isOpen = of != null;
        isSimulated = simulated;
        if (of != null) {
            seed.setText(Long.toString(of));
        }
        enable();
    }

    void seed(long now) {
        seed.setText(Long.toString(now));
    }

    void busy(boolean now) {
        isBusy = now;
        enable();
    }

    private void enable() {
        run.setDisable(!isOpen || isBusy);
        runSeeds.setDisable(!isOpen || isBusy || !isSimulated);
        seed.setDisable(!isOpen);
        seeds.setDisable(!isOpen || !isSimulated);
        cancel.setDisable(!isBusy);
    }

    /// Gives the seed that is written there, or says what is wrong with it.
    void seed(Consumer<Long> then, Consumer<String> wrong) {
        var written = seed.getText().strip();
        try {
            if (SEED.matcher(written).matches()) {
                then.accept(Long.parseLong(written));
                return;
            }
        } catch (NumberFormatException tooLong) {
            // more than a seed can be
        }
        wrong.accept("\u201c" + written + "\u201d is no seed; write a whole number.");
    }

    /// Gives the seeds that are written there, or says what is wrong with them.
    void seeds(Consumer<Range> then, Consumer<String> wrong) {
        var matcher = SEEDS.matcher(seeds.getText().strip());
        if (matcher.matches()) {
            var range = new Range(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
            if (range.first <= range.last && range.last - range.first < MOST_SEEDS) {
                then.accept(range);
                return;
            }
        }
        wrong.accept("\u201c" + seeds.getText() + "\u201d are no seeds; write 1..100, a hundred thousand at the most.");
    }
}
