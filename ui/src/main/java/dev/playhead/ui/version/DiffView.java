package dev.playhead.ui.version;

import dev.playhead.transport.compare.TextDiff;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.detail.DiffPieces;
import dev.playhead.ui.detail.DiffPieces.Length;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Text of a version compared with that of another, in one text or side by side. FX thread.
final class DiffView extends BorderPane {
    // Where there is less room, slider and life still say which version it is.
    private static final double LEAST_FOR_TITLE = 400;
    private static final double LEAST_FOR_WORDS = 480;

    private final Label comparedWith = Nodes.label("compared with", "ph-muted");
    private final Label title = Nodes.label("", "ph-strong");
    private final ChoiceButton<Compared> with;
    private final ToggleButton inline = new ToggleButton("Inline");
    private final ToggleButton beside = new ToggleButton("Side by side");
    private final WrappedText text = text();
    private final WrappedText before = text();
    private final WrappedText after = text();
    private final Label beforeTitle = Nodes.label("", "ph-muted", "ph-small");
    private final Label afterTitle = Nodes.label("", "ph-muted", "ph-small");
    private final GridPane columns = new GridPane(16, 4);
    private final Button all = new Button("Show all");
    private final Label note = Nodes.label("", "ph-muted", "ph-small");
    private final VBox body = new VBox(8);
    private final ScrollPane pane = new ScrollPane(body);
    private final Label added = Nodes.label("added", "ph-ok-text", "ph-small");
    private final Label removed = Nodes.label("removed", "ph-fault-text", "ph-small");
    private Reference reference = Reference.PREVIOUS;
    private Length length = Length.CUT;
    private @Nullable VersionsState state;
    private int number;
    private int held;

    /// Version that another is compared with.
    private enum Reference {
        PREVIOUS,
        FIRST,
        LATEST,
        HELD
    }

    /// @param number 0 for nothing at all
    private record Compared(Reference reference, int number, String words) {}

    DiffView() {
        with = new ChoiceButton<>("Compared with", "nothing", Compared::words, choice -> null, this::chosen);
        with.setId("version-compared");
        with.getStyleClass().add("ph-sm");
        var group = new ToggleGroup();
        inline.setId("diff-inline");
        beside.setId("diff-beside");
        inline.setToggleGroup(group);
        beside.setToggleGroup(group);
        group.selectToggle(inline);
        group.selectedToggleProperty().addListener((o, was, now) -> {
            if (now == null) {
                group.selectToggle(was);
            } else {
                fill();
            }
        });
        var segments = new HBox(inline, beside);
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var header = new HBox(8, title, comparedWith, with, Nodes.space(), segments);
        header.widthProperty().addListener(o -> {
            Nodes.show(comparedWith, header.getWidth() >= LEAST_FOR_WORDS);
            Nodes.show(title, header.getWidth() >= LEAST_FOR_TITLE);
        });
        with.setMinWidth(Region.USE_PREF_SIZE);
        header.getStyleClass().addAll("ph-payload-header", "ph-diff-header");
        all.setId("diff-all");
        all.getStyleClass().addAll("ph-sm", "ph-ghost");
        all.setOnAction(e -> {
            length = Length.WHOLE;
            fill();
        });
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        columns.getColumnConstraints().addAll(half, half);
        columns.addRow(0, beforeTitle, afterTitle);
        columns.addRow(1, before, after);
        body.getStyleClass().add("ph-diff-body");
        pane.setFitToWidth(true);
        pane.setFocusTraversable(true);
        pane.setId("version-diff");
        var legend = new HBox(12, added, removed, all, Nodes.space(), note);
        legend.getStyleClass().add("ph-diff-legend");
        getStyleClass().add("ph-diff");
        setTop(header);
        setCenter(pane);
        setBottom(legend);
    }

    private static WrappedText text() {
        var text = new WrappedText("ph-reading", "ph-version-text").spaced(6);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }

    private void chosen(Compared choice) {
        reference = choice.reference();
        if (reference == Reference.HELD && held == 0) {
            held = number;
        }
        fill();
    }

    /// @param isOther whether another message was shown before
    void show(VersionsState now, int version, boolean isOther) {
        if (isOther) {
            held = 0;
            reference = Reference.PREVIOUS;
        }
        if (isOther || version != number) {
            length = Length.CUT;
        }
        state = now;
        number = version;
        fill();
    }

    void clear() {
        state = null;
        number = 0;
        body.getChildren().clear();
        title.setText("");
    }

    private List<Compared> choices(VersionsState of) {
        var choices = new ArrayList<Compared>();
        choices.add(new Compared(
                Reference.PREVIOUS,
                number - 1,
                number == 1 ? "nothing, it is the first" : "v" + (number - 1) + ", before it"));
        choices.add(new Compared(Reference.FIRST, 1, "v1, the first"));
        choices.add(new Compared(Reference.LATEST, of.count(), "v" + of.count() + ", the latest"));
        choices.add(
                held == 0
                        ? new Compared(Reference.HELD, number, "hold v" + number + " and choose another")
                        : new Compared(Reference.HELD, held, "v" + held + ", held"));
        return choices;
    }

    private void fill() {
        var of = state;
        if (of == null || number < 1 || number > of.count()) {
            return;
        }
        var choices = choices(of);
        var compared = choices.stream()
                .filter(choice -> choice.reference() == reference)
                .findFirst()
                .orElse(choices.getFirst());
        with.show(choices, compared);
        title.setText("Text at v" + number);
        var diff = TextDiff.of(
                of.versions().textAt(compared.number()), of.versions().textAt(number));
        if (inline.isSelected()) {
            text.show(DiffPieces.inline(diff, length), null);
            body.getChildren().setAll(List.of(text));
        } else {
            beforeTitle.setText(compared.number() == 0 ? "nothing" : "v" + compared.number());
            afterTitle.setText("v" + number);
            before.show(DiffPieces.before(diff, length), null);
            after.show(DiffPieces.after(diff, length), null);
            body.getChildren().setAll(List.of(columns));
        }
        Nodes.show(added, diff.count(TextDiff.Kind.ADDED) > 0);
        Nodes.show(removed, diff.count(TextDiff.Kind.REMOVED) > 0);
        Nodes.show(all, length == Length.CUT && DiffPieces.isLong(diff));
        note.setText(note(of, diff));
        pane.setAccessibleText("Text at v" + number + " compared with " + compared.words() + ". "
                + diff.count(TextDiff.Kind.ADDED) + " characters added, " + diff.count(TextDiff.Kind.REMOVED)
                + " removed.");
    }

    private String note(VersionsState of, TextDiff diff) {
        if (of.version(number).kind() == Kind.DELETE) {
            return "The text is kept in history and hidden in apps.";
        }
        return diff.parts().isEmpty()
                ? "No text yet."
                : diff.count(TextDiff.Kind.ADDED) + diff.count(TextDiff.Kind.REMOVED) == 0 ? "Same text." : "";
    }
}
