package dev.playhead.ui.settings;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of settings: sections at the left, boxes of rows, and the list of keys. Changes hold at once. FX thread.
public final class SettingsPane extends HBox {
    private static final double WITH_KEYS = 1580;
    private static final double TWO_COLUMNS = 1200;
    private static final double WITH_SECTIONS = 720;
    private static final double KEYS = 392;

    private final SettingsHost host;
    private final List<SettingSection> sections;
    private final BrokerSection broker;
    private final RecordingSection recording;
    private final PriceTable prices;
    private final KeySection keys;
    private final VBox side = new VBox();
    private final Map<SettingSection, Label> counts = new LinkedHashMap<>();
    private final Label keyCount = Nodes.label("", "ph-small", "ph-warn-text");
    private final VBox first = new VBox(12);
    private final VBox second = new VBox(12);
    private final VBox third = new VBox(12);
    private final ScrollPane scroll;
    private final TextField search = new TextField();
    private final Label said = Nodes.label("", "ph-small", "ph-muted");

    /// A page over the settings of a window.
    public SettingsPane(SettingsHost host) {
        this.host = host;
        var appearance = AppearanceSection.of(host.settings());
        var limits = LimitSection.of(host.settings());
        recording = new RecordingSection(host);
        broker = new BrokerSection(host);
        var files = new FilesSection(host);
        var priceSection = PriceSection.of(host.settings());
        prices = priceSection.table();
        sections = List.of(
                appearance,
                limits,
                recording.section(),
                priceSection.section(),
                broker.section(),
                files.section(),
                VersionSection.of(host));
        keys = new KeySection(host.settings(), host.commands());
        getStyleClass().add("ph-settings");
        var page = new HBox(24, first, second, third);
        page.getStyleClass().add("ph-settings-page");
        for (var column : List.of(first, second, third)) {
            HBox.setHgrow(column, Priority.ALWAYS);
            column.setMinWidth(0);
            column.setPrefWidth(0);
        }
        scroll = new ScrollPane(page);
        scroll.setId("settings-page");
        scroll.setFitToWidth(true);
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        makeSide();
        getChildren().addAll(side, scroll);
        host.settings().listen(changed -> {
            if (Platform.isFxApplicationThread()) {
                count();
            }
        });
        fit(WITH_KEYS);
        count();
    }

    private void makeSide() {
        side.getStyleClass().add("ph-settings-side");
        var title = new HBox(Nodes.label("Settings", "ph-strong"));
        title.getStyleClass().add("ph-panel-header");
        search.setId("find-setting");
        search.setPromptText("Find a setting");
        search.setAccessibleText("Find a setting");
        RestingCaret.of(search);
        search.textProperty().addListener(o -> find());
        var field = new VBox(search);
        field.getStyleClass().add("ph-settings-search");
        side.getChildren().addAll(title, field);
        for (var section : sections) {
            var count = Nodes.label("", "ph-small", "ph-warn-text");
            counts.put(section, count);
            side.getChildren().add(entry(section.title(), section.icon().node(14), count, section));
        }
        side.getChildren().add(entry("Keys", Icon.MENU.node(14), keyCount, keys));
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var note = new WrappedText("ph-small", "ph-wrapped-muted");
        note.setText("Changes hold at once, and Ctrl Z takes them back. Where a restart is needed, the row says so.");
        var foot = new VBox(4, note, said);
        foot.getStyleClass().add("ph-settings-note");
        side.getChildren().addAll(space, foot);
    }

    private Button entry(String title, Node icon, Label count, Node leadsTo) {
        var words = new HBox(8, icon, Nodes.label(title), Nodes.space(), count);
        words.getStyleClass().add("ph-centred");
        var button = new Button("", words);
        words.prefWidthProperty().bind(side.widthProperty().subtract(32));
        button.setId("section-" + title.toLowerCase(Locale.ROOT));
        button.setAccessibleText(title);
        button.getStyleClass().addAll("ph-ghost", "ph-settings-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(e -> reveal(leadsTo));
        return button;
    }

    private void reveal(Node section) {
        var page = scroll.getContent();
        double room =
                page.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        if (room > 0) {
            double y = page.sceneToLocal(section.localToScene(0, 0)).getY();
            scroll.setVvalue(Math.clamp(y / room, 0, 1));
        }
        section.requestFocus();
        for (var node :
                section.lookupAll(".ph-setting-row .toggle-button, .ph-setting-row .text-field, .ph-key-change")) {
            if (node.isFocusTraversable()) {
                node.requestFocus();
                Nodes.showFocus(node);
                return;
            }
        }
    }

    private void find() {
        var query = search.getText().strip().toLowerCase(Locale.ROOT);
        sections.forEach(section -> section.search(query));
        scroll.setVvalue(0);
    }

    private void count() {
        counts.forEach((section, label) -> {
            int wrong = section.problems();
            label.setText(wrong == 0 ? "" : Integer.toString(wrong));
        });
        int twice = keys.problems();
        keyCount.setText(twice == 0 ? "" : Integer.toString(twice));
    }

    /// Shows what has changed around the settings: where the broker listens, which models the session has.
    public void show() {
        broker.show();
        recording.show();
        var models = new LinkedHashMap<String, Integer>();
        host.timeline()
                .ifPresent(timeline -> timeline.runs().forEach(run -> {
                    if (!run.model().isEmpty()) {
                        models.merge(run.model(), 1, Integer::sum);
                    }
                }));
        prices.show(models);
        count();
    }

    /// Takes the last change back and says which it was.
    public void undo() {
        said.setText(host.settings()
                .undo()
                .map(setting -> "Taken back: " + setting.key())
                .orElse("Nothing to take back."));
        count();
    }

    /// Puts the focus where a setting is searched.
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    /// Steps back out of a search.
    public void stepOut() {
        search.clear();
    }

    /// Returns what takes the focus first.
    public Node focus() {
        return search;
    }

    /// Returns the part with the sections.
    public Node side() {
        return side;
    }

    /// Returns the part with the rows.
    public Node page() {
        return scroll;
    }

    /// The window has become so wide, px.
    public void fit(double width) {
        Nodes.show(side, width >= WITH_SECTIONS);
        boolean threeColumns = width >= WITH_KEYS;
        boolean two = width >= TWO_COLUMNS;
        var all = new ArrayList<Node>(sections);
        first.getChildren().clear();
        second.getChildren().clear();
        third.getChildren().clear();
        first.getChildren().addAll(all.subList(0, 3));
        (two ? second : first).getChildren().addAll(all.subList(3, all.size()));
        (threeColumns ? third : two ? second : first).getChildren().add(keys);
        Nodes.show(second, two);
        Nodes.show(third, threeColumns);
        third.setMinWidth(threeColumns ? KEYS : 0);
        third.setMaxWidth(KEYS);
    }
}
