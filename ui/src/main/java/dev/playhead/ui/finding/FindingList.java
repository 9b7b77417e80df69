package dev.playhead.ui.finding;

import dev.playhead.transport.check.Severity;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The findings of a session: all of them or those of one severity, but for those of rules that somebody has muted. FX
/// thread.
final class FindingList extends BorderPane {
    private static final double ROW = 48;
    private static final double WIDEST = 680;
    private static final double WIDE = 580;
    private static final double MIDDLE = 500;

    private final ListView<FindingLine> list = new ListView<>();
    private final ToggleButton all = chip("all", "All", null, "");
    private final Map<Severity, ToggleButton> chips = new EnumMap<>(Severity.class);
    private final Label rules = Nodes.label("", "ph-muted");
    private final Hyperlink unmute = new Hyperlink();
    private final MenuButton export = new MenuButton("Export", Icon.DOWNLOAD.node(14));
    private final Label said = Nodes.label("", "ph-second");
    private final Label nothing = Nodes.label("", "ph-muted");
    private final Set<String> muted = new TreeSet<>();
    private @Nullable FindingsState state;
    private @Nullable Severity only;
    private int chosen = -1;
    private boolean updating;

    /// @param onChosen told the number of the finding that somebody has chosen; -1 for none
    FindingList(FindingActions actions, IntConsumer onChosen) {
        list.setId("findings");
        list.setAccessibleText("Findings");
        list.getStyleClass().addAll("ph-rules", "ph-finding-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new FindingCell());
        nothing.setGraphic(Icon.CHECK.node(14));
        nothing.setId("nothing-found");
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!updating) {
                chosen = now == null ? -1 : now.number();
                onChosen.accept(chosen);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var line = list.getSelectionModel().getSelectedItem();
            var shown = state;
            if (event.getCode() == KeyCode.ENTER && line != null && shown != null) {
                actions.show(line.finding().atNanos(), FindingDetail.firstRow(shown, line.finding()));
                event.consume();
            }
        });
        setTop(header(actions));
        widthProperty().addListener(o -> fit());
        setCenter(list);
        getStyleClass().add("ph-panel");
    }

    private Node header(FindingActions actions) {
        var group = new ToggleGroup();
        chips.put(Severity.ERROR, chip("errors", "Errors", Icon.ERROR, "ph-fault"));
        chips.put(Severity.WARNING, chip("warnings", "Warnings", Icon.WARNING, "ph-warn"));
        chips.put(Severity.NOTE, chip("notes", "Notes", Icon.INFO, ""));
        all.setToggleGroup(group);
        all.getStyleClass().add("ph-all");
        all.setSelected(true);
        var box = new HBox(6, all);
        box.getStyleClass().add("ph-centred");
        chips.values().forEach(chip -> {
            chip.setToggleGroup(group);
            box.getChildren().add(chip);
        });
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
                return;
            }
            only = null;
            chips.forEach((severity, chip) -> only = chip == now ? severity : only);
            fill();
        });
        unmute.setId("unmute");
        unmute.setOnAction(e -> {
            unmute.setVisited(false);
            muted.clear();
            fill();
        });
        for (var format : ReportFormat.values()) {
            export.getItems().add(item(format.title() + " file", () -> actions.report(format)));
        }
        export.getItems().add(item("Copy as Markdown", actions::copyReport));
        export.setId("export-report");
        export.setAccessibleText("Export report");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.getStyleClass().add("ph-sm");
        Theme.dressMenu(export);
        rules.setMinWidth(0);
        var header = new HBox(8, box, Nodes.space(), unmute, rules, export);
        header.getStyleClass().addAll("ph-panel-header", "ph-findings-header");
        said.setId("findings-say");
        said.getStyleClass().add("ph-findings-say");
        said.setMaxWidth(Double.MAX_VALUE);
        Nodes.show(said, false);
        return new VBox(header, said);
    }

    // What goes first when space runs out: how many rules there are, the word of the button, the words of the chips.
    private void fit() {
        export.setText(getWidth() >= WIDEST ? "Export report" : "Export");
        fill();
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(e -> action.run());
        return item;
    }

    private static ToggleButton chip(String id, String words, @Nullable Icon icon, String tone) {
        var chip = new ToggleButton(words, icon == null ? null : icon.node(12));
        chip.setId("findings-" + id);
        chip.setUserData(words);
        chip.getStyleClass().add("ph-severity");
        if (!tone.isEmpty()) {
            chip.getStyleClass().add(tone);
        }
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /// Says a sentence until another one is chosen.
    void say(String sentence) {
        said.setText(sentence);
        Nodes.show(said, !sentence.isEmpty());
    }

    Node focusTarget() {
        return list;
    }

    /// Hides the findings of a rule from now on.
    void mute(String rule) {
        muted.add(rule);
        fill();
    }

    /// @param number of the finding that is chosen; -1 for none
    void show(FindingsState now, int number) {
        state = now;
        chosen = number;
        fill();
    }

    private void fill() {
        var now = state;
        if (now == null) {
            return;
        }
        var heard = muted.isEmpty()
                ? now.lines()
                : now.lines().stream()
                        .filter(line -> !muted.contains(line.finding().rule()))
                        .toList();
        count(all, heard.size(), true);
        chips.forEach((severity, chip) -> count(chip, FindingLine.count(heard, severity), getWidth() >= MIDDLE));
        var lines = only == null
                ? heard
                : heard.stream()
                        .filter(line -> line.finding().severity() == only)
                        .toList();
        take(lines);
        int rulesAsked = now.checks().rules().size();
        rules.setText(Formats.count(rulesAsked, "rule") + ", " + now.checks().silentRules() + " found nothing"
                + (now.checks().leftOut() > 0
                        ? ", " + Formats.number(now.checks().leftOut()) + " more not kept"
                        : ""));
        unmute.setText(Formats.count(muted.size(), "rule") + " muted");
        unmute.setAccessibleText(unmute.getText() + ", show again: " + String.join(", ", muted));
        Nodes.show(unmute, !muted.isEmpty());
        Nodes.show(rules, muted.isEmpty() && getWidth() >= WIDE);
        export.setDisable(now.lines().isEmpty());
        nothing.setText(nothing(now, heard));
        nothing.getGraphic().getStyleClass().remove("ph-ok-icon");
        if (now.lines().isEmpty()) {
            nothing.getGraphic().getStyleClass().add("ph-ok-icon");
        }
        nothing.getGraphic().setVisible(now.lines().isEmpty());
    }

    private String nothing(FindingsState now, List<FindingLine> heard) {
        if (now.lines().isEmpty()) {
            int frames = now.timeline().frames().rowAt(now.nanos()) + 1;
            return "Nothing found by " + Formats.count(now.checks().rules().size(), "rule") + " in "
                    + Formats.count(frames, "frame") + " until here.";
        }
        return heard.isEmpty()
                ? "All " + Formats.count(now.lines().size(), "finding") + " are of muted rules."
                : "None of the " + Formats.count(heard.size(), "finding") + " is of this kind.";
    }

    private static void count(ToggleButton chip, int count, boolean withWord) {
        var words = chip.getUserData() + " " + Formats.number(count);
        chip.setAccessibleText(words);
        var shown = withWord ? words : Formats.number(count);
        if (!shown.equals(chip.getText())) {
            chip.setText(shown);
        }
    }

    // Findings come while somebody reads: what is chosen stays so, wherever it stands now.
    private void take(List<FindingLine> lines) {
        if (!lines.equals(list.getItems())) {
            updating = true;
            list.getItems().setAll(lines);
            updating = false;
        }
        mark(chosen);
    }

    /// Shows which one is chosen, by its number.
    void choose(int number) {
        chosen = number;
        mark(number);
    }

    private void mark(int number) {
        var selected = list.getSelectionModel().getSelectedItem();
        if (number == (selected == null ? -1 : selected.number())) {
            return;
        }
        updating = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; number >= 0 && i < list.getItems().size(); i++) {
            if (list.getItems().get(i).number() == number) {
                list.getSelectionModel().select(i);
                break;
            }
        }
        updating = false;
    }

    /// Forgets the session before.
    void clear() {
        state = null;
        updating = true;
        list.getItems().clear();
        updating = false;
    }
}
