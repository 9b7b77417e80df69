package dev.playhead.ui.settings;

import dev.playhead.transport.settings.ModelPrice;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Prices of models: those that a person has written, and a row for each model that is seen in the session. FX thread.
final class PriceTable extends VBox {
    private static final double PRICE = 72;
    private static final double SEEN = 56;

    private final SettingsStore settings;
    private final Consumer<String> onProblem;
    private final VBox rows = new VBox();
    private final TextField name;
    private Map<String, Integer> seen = Map.of();

    /// @param onProblem told what is wrong with what was written; empty when nothing is
    PriceTable(SettingsStore settings, Consumer<String> onProblem) {
        this.settings = settings;
        this.onProblem = onProblem;
        var head = row(Nodes.label("Model", "ph-small", "ph-muted"), word("In"), word("Out"), seen("Seen"));
        head.getStyleClass().add("ph-price-head");
        name = SettingControls.field("price-model", "Name of a model", 160, text -> {});
        name.setPromptText("Name of a model");
        name.setOnAction(e -> add());
        var add = new Button("Add a model", Icon.PLUS.node(14));
        add.setId("price-add");
        add.getStyleClass().add("ph-sm");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(e -> add());
        var foot = new HBox(8, name, add, Nodes.space());
        foot.getStyleClass().addAll("ph-centred", "ph-price-foot");
        getChildren().addAll(head, rows, foot);
        settings.listen(changed -> {
            if (changed.equals(SettingCatalog.PRICES)) {
                fill();
            }
        });
        fill();
    }

    /// Shows the models of a session with how many runs each has had.
    void show(Map<String, Integer> models) {
        if (!models.equals(seen)) {
            seen = new TreeMap<>(models);
            fill();
        }
    }

    private void add() {
        var model = name.getText().strip();
        if (!model.isEmpty()) {
            name.clear();
            put(model, settings.get(SettingCatalog.PRICES).getOrDefault(model, new ModelPrice(0, 0)));
        }
    }

    private void fill() {
        rows.getChildren().clear();
        var prices = settings.get(SettingCatalog.PRICES);
        prices.forEach((model, price) -> rows.getChildren().add(priced(model, price)));
        seen.keySet().stream()
                .filter(model -> !prices.containsKey(model))
                .forEach(model -> rows.getChildren().add(unpriced(model)));
        rows.getChildren()
                .add(row(
                        Nodes.label("any other", "ph-mono-12", "ph-muted"),
                        word("cannot tell"),
                        word("cannot tell"),
                        seen("")));
    }

    private Node priced(String model, ModelPrice price) {
        var remove = Nodes.iconButton(Icon.CLOSE, "Forget the price of " + model, () -> {
            var all = new LinkedHashMap<>(settings.get(SettingCatalog.PRICES));
            all.remove(model);
            settings.set(SettingCatalog.PRICES, all);
        });
        remove.getStyleClass().add("ph-sm");
        var in = amount(model, "in", price.in());
        var out = amount(model, "out", price.out());
        in.setOnAction(e -> take(model, in, out));
        out.setOnAction(e -> take(model, in, out));
        for (var field : new TextField[] {in, out}) {
            field.focusedProperty().addListener((o, before, now) -> {
                if (!now && field.getScene() != null) {
                    take(model, in, out);
                }
            });
        }
        return row(Nodes.label(model, "ph-mono-12"), in, out, seen(runs(model)), remove);
    }

    private Node unpriced(String model) {
        var add = Nodes.iconButton(Icon.PLUS, "Write a price of " + model, () -> put(model, new ModelPrice(0, 0)));
        add.getStyleClass().add("ph-sm");
        return row(Nodes.label(model, "ph-mono-12"), word("cannot tell"), word("cannot tell"), seen(runs(model)), add);
    }

    private void take(String model, TextField in, TextField out) {
        var prices = settings.get(SettingCatalog.PRICES);
        try {
            var price = new ModelPrice(number(in), number(out));
            onProblem.accept("");
            if (prices.containsKey(model) && !price.equals(prices.get(model))) {
                put(model, price);
            }
        } catch (IllegalArgumentException e) {
            onProblem.accept("A price is a number from 0 to 1,000,000 US dollars, such as 0.25.");
        }
    }

    private void put(String model, ModelPrice price) {
        var all = new LinkedHashMap<>(settings.get(SettingCatalog.PRICES));
        all.put(model, price);
        settings.set(SettingCatalog.PRICES, all);
    }

    private static double number(TextField field) {
        return Double.parseDouble(field.getText().strip().replace(",", ""));
    }

    private static TextField amount(String model, String which, double value) {
        var field = SettingControls.field("price-" + which + "-" + model, which + " of " + model, PRICE, text -> {});
        field.setText(String.format(Locale.ROOT, value < 0.1 && value > 0 ? "%.4f" : "%.2f", value));
        field.setMaxWidth(PRICE);
        return field;
    }

    private String runs(String model) {
        int count = seen.getOrDefault(model, 0);
        return count == 0 ? "" : Formats.count(count, "run");
    }

    private static Label word(String words) {
        var label = Nodes.label(words, "ph-small", "ph-muted", "ph-price-word");
        label.setMinWidth(PRICE);
        label.setMaxWidth(PRICE);
        return label;
    }

    private static Label seen(String words) {
        var label = Nodes.label(words, "ph-small", "ph-muted");
        label.setMinWidth(SEEN);
        label.setMaxWidth(SEEN);
        return label;
    }

    private static HBox row(Label model, Node... others) {
        model.setMaxWidth(Double.MAX_VALUE);
        model.setMinWidth(0);
        HBox.setHgrow(model, Priority.ALWAYS);
        var row = new HBox(8, model);
        row.getChildren().addAll(others);
        if (others.length < 4) {
            var space = new Region();
            space.setMinWidth(24);
            row.getChildren().add(space);
        }
        row.getStyleClass().add("ph-price-row");
        return row;
    }
}
