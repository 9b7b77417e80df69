package dev.playhead.ui.finding;

import dev.playhead.transport.settings.ModelPrice;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Tiles of what an agent wrote while no device was there; hidden when some device always was. FX thread.
final class UnwatchedTiles extends VBox {
    private final Label more = Nodes.label("", "ph-muted");
    private final Tile time = new Tile("Time with no device", "ph-warn-text");
    private final Tile characters = new Tile("Characters sent to no device", "");
    private final Tile appends = new Tile("Pieces of text", "");
    private final Tile cost = new Tile("Estimated cost", "");
    private @Nullable UnwatchedRun shown;
    private Map<String, ModelPrice> pricesThen = Map.of();

    UnwatchedTiles() {
        super(8);
        setId("nobody-watching");
        var header = new HBox(8, Nodes.label("Nobody was watching", "ph-strong"), Nodes.space(), more);
        header.setAlignment(Pos.CENTER_LEFT);
        var tiles = new HBox(time, characters, appends, cost);
        tiles.getStyleClass().add("ph-tiles");
        time.getStyleClass().add("ph-first");
        getChildren().addAll(header, tiles);
        Nodes.show(this, false);
    }

    void show(@Nullable UnwatchedRun run, Map<String, ModelPrice> prices) {
        Nodes.show(this, run != null);
        if (run == null || run.equals(shown) && prices.equals(pricesThen)) {
            return;
        }
        shown = run;
        pricesThen = prices;
        more.setText(run.runs() == 1 ? "" : "the longest of " + Formats.count(run.runs(), "run"));
        time.say(
                Formats.duration(run.unwatchedNanos()),
                "run " + run.run().number() + ", of " + Formats.duration(run.wholeNanos()));
        characters.say(Formats.number(run.characters()), "of this run, while no device was attached");
        appends.say(Formats.number(run.appends()), "published, none sent to a device at once");
        Nodes.show(cost, !prices.isEmpty());
        var price = prices.get(run.run().model());
        cost.say(
                price == null
                        ? "cannot tell"
                        : CostEstimate.dollars(price.ofOutput(CostEstimate.tokens(run.characters()))),
                price == null
                        ? CostEstimate.why(run.run().model())
                        : "about 4 characters a token, " + run.run().model());
    }

    private static final class Tile extends VBox {
        private final Label value = Nodes.label("", "ph-tile-value");
        private final Label below = Nodes.label("", "ph-small", "ph-muted");

        Tile(String title, String tone) {
            super(2);
            Node name = Nodes.label(title, "ph-muted");
            if (!tone.isEmpty()) {
                value.getStyleClass().add(tone);
            }
            getChildren().addAll(name, value, below);
            getStyleClass().add("ph-number-tile");
            setMinWidth(0);
            setPrefWidth(0);
            HBox.setHgrow(this, Priority.ALWAYS);
        }

        void say(String number, String words) {
            value.setText(number);
            below.setText(words);
        }
    }
}
