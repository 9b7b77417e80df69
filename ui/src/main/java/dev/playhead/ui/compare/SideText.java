package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.TextOrigin;
import dev.playhead.transport.compare.TextPlaces;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.control.WrappedText.Piece;
import dev.playhead.ui.format.Formats;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Text of one side with its heading and the origin of the chosen place. FX thread.
final class SideText extends VBox {
    private final SideName side;
    private final Label name = Nodes.label("", "ph-medium");
    private final Label of = Nodes.label("", "ph-muted");
    private final Label amount = Nodes.label("", "ph-muted");
    private final Label serial = Nodes.label("", "ph-mono", "ph-second");
    private final Label clock = Nodes.label("", "ph-mono", "ph-muted");
    private final WrappedText text = new WrappedText("ph-compare-reading").spaced(6);
    private final OriginBox origin;
    private @Nullable TextOrigin shownOrigin;

    /// Somebody wants to see the frame that a version came with.
    interface Frames {
        void show(SideName side, TextOrigin origin);
    }

    SideText(SideName side, Frames frames) {
        this.side = side;
        origin = new OriginBox(side, () -> {
            if (shownOrigin != null) {
                frames.show(side, shownOrigin);
            }
        });
        var letter = Nodes.label(side.name(), "ph-compare-letter");
        name.setMinWidth(0);
        of.setMinWidth(0);
        amount.setMinWidth(Region.USE_PREF_SIZE);
        var first = new HBox(8, letter, name, of, Nodes.space(), amount);
        var word = Nodes.label("Serial", "ph-muted", "ph-small");
        word.setMinWidth(40);
        serial.setMinWidth(0);
        clock.setMinWidth(Region.USE_PREF_SIZE);
        var second = new HBox(8, word, serial, Nodes.space(), clock);
        first.setAlignment(Pos.CENTER_LEFT);
        second.setAlignment(Pos.CENTER_LEFT);
        var heading = new VBox(4, first, second);
        heading.getStyleClass().add("ph-compare-side-heading");
        text.getStyleClass().add("ph-compare-side-text");
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(text, Priority.ALWAYS);
        var foot = new VBox(origin);
        foot.getStyleClass().add("ph-compare-side-foot");
        getChildren().addAll(heading, text, foot);
        getStyleClass().add(side == SideName.A ? "ph-compare-side-a" : "ph-compare-side-b");
        setMinWidth(0);
    }

    void show(ReadText read, int place) {
        var source = read.pair().source(side);
        var of = read.side(side);
        var run = side == SideName.A ? read.run().a() : read.run().b();
        name.setText(SourceCard.shortName(source));
        this.of.setText(words(run));
        var message = of.message();
        if (message == null) {
            amount.setText("");
            serial.setText("");
            clock.setText("");
            text.show(List.of(new Piece("Not in " + side + ".", "ph-ghost-text", false)), null);
            origin(read, null, 0);
            return;
        }
        amount.setText(Formats.count(message.text() == null ? 0 : message.text().length(), "char") + ", "
                + Formats.count(of.appends(), "append"));
        serial.setText(message.serial());
        clock.setText(source.clock(message.createdNanos()));
        if (message.text() == null) {
            text.show(List.of(new Piece("The text is not kept any more.", "ph-ghost-text", false)), null);
        } else if (message.isDeleted()) {
            text.show(List.of(new Piece("Deleted.", "ph-ghost-text", false)), null);
        } else if (message.text().isEmpty()) {
            text.show(List.of(new Piece("No text. " + message.name(), "ph-ghost-text", false)), null);
        } else {
            text.show(PlacePieces.side(read.places(), side, place), null);
        }
        origin(read, placed(read.places(), place), place);
    }

    private static TextPlaces.@Nullable Place placed(TextPlaces places, int number) {
        return number < 1 || number > places.places().size()
                ? null
                : places.places().get(number - 1);
    }

    private void origin(ReadText read, TextPlaces.@Nullable Place place, int number) {
        Nodes.show(origin, place != null);
        shownOrigin = null;
        if (place == null) {
            return;
        }
        var of = read.side(side);
        int at = side == SideName.A ? place.fromA() + firstOther(place) : place.fromB() + firstOther(place);
        shownOrigin = TextOrigin.of(of.versions(), at);
        origin.show(read.pair().source(side), shownOrigin, number);
    }

    // A word may begin alike on both sides.
    private static int firstOther(TextPlaces.Place place) {
        int most = Math.min(place.a().length(), place.b().length());
        int at = 0;
        while (at < most && place.a().charAt(at) == place.b().charAt(at)) {
            at++;
        }
        return at;
    }

    private static String words(@Nullable ComparedRun run) {
        return run == null ? "" : "run " + run.run().number();
    }
}
