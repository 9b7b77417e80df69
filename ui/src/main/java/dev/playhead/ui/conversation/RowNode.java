package dev.playhead.ui.conversation;

import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.conversation.ConversationRow.Head;
import dev.playhead.ui.conversation.ConversationRow.Note;
import dev.playhead.ui.conversation.ConversationRow.Piece;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Draws rows of a conversation. FX thread.
final class RowNode {
    private static final int MOST_LETTERS = 1_600;
    private static final int SHOWN_LETTERS = 1_000;

    private final Timeline timeline;
    private final boolean unfolded;
    private final Runnable unfold;

    /// @param unfolded whether what could be folded is shown as a whole
    /// @param unfold shows it so, or folds it again
    RowNode(Timeline timeline, boolean unfolded, Runnable unfold) {
        this.timeline = timeline;
        this.unfolded = unfolded;
        this.unfold = unfold;
    }

    Region of(ConversationRow row) {
        return switch (row) {
            case ConversationRow.Before(var messages) -> before(messages);
            case ConversationRow.Said said -> said(said);
            case ConversationRow.Folded folded -> folded(folded);
            case ConversationRow.Tool tool -> tool(tool);
            case ConversationRow.Event(var head, var note) -> line(head, note(note));
        };
    }

    private static Region before(int messages) {
        var label = Nodes.label(Formats.count(messages, "message") + " before this", "ph-second");
        var line = new HBox(label);
        line.getStyleClass().add("ph-talk-fold");
        return line;
    }

    private Region said(ConversationRow.Said said) {
        var head = head(said.head());
        if (!said.change().isEmpty()) {
            var change = Nodes.label(said.change(), "ph-muted", "ph-small");
            change.setGraphic((said.change().startsWith("deleted") ? Icon.CLOSE : Icon.EDIT).node(12));
            head.getChildren().add(3, change);
        }
        var text = new WrappedText("ph-reading").spaced(4);
        text.setMinHeight(Region.USE_PREF_SIZE);
        int folded = show(text, said);
        Region body = text;
        if (said.byPerson()) {
            var bubble = new VBox(text);
            bubble.getStyleClass().addAll("ph-bubble", bubbleTone(said.head().participant()));
            bubble.setMaxWidth(Region.USE_PREF_SIZE);
            body = bubble;
        }
        var column = new VBox(4, head);
        if (!text.getText().isEmpty() || said.streaming()) {
            column.getChildren().add(body);
        }
        if (folded > 0 || unfolded && text.getText().length() > MOST_LETTERS) {
            column.getChildren().add(folder(folded));
        }
        said.notes().forEach(note -> column.getChildren().add(note(note)));
        return framed(said.head(), said.byPerson(), column);
    }

    private String bubbleTone(int participant) {
        var who = participant(participant);
        return who == null ? "ph-bubble-plain" : ParticipantIcon.look(who).tone();
    }

    // Returns how many characters are folded.
    private int show(WrappedText text, ConversationRow.Said said) {
        int length =
                said.pieces().stream().mapToInt(piece -> piece.text().length()).sum();
        int folded = unfolded || length <= MOST_LETTERS ? 0 : length - SHOWN_LETTERS;
        var shown = new ArrayList<WrappedText.Piece>();
        int skip = said.streaming() ? folded : 0; // of a text that grows its end is looked at
        int room = length - folded;
        for (var piece : said.pieces()) {
            int from = Math.min(skip, piece.text().length());
            skip -= from;
            int to = Math.min(piece.text().length(), from + room);
            room -= to - from;
            if (to > from) {
                shown.add(new WrappedText.Piece(
                        piece.text().substring(from, to),
                        style(piece.kind()),
                        piece.kind() == Piece.Kind.AFTER_STOP || piece.kind() == Piece.Kind.GHOST));
            }
        }
        // Either has the one mark of a text in a colour of its own; a text has one of both.
        if (said.pieces().stream().noneMatch(piece -> piece.kind() == Piece.Kind.GHOST)) {
            text.getStyleClass().add("ph-stopped-text");
        }
        text.show(shown, said.streaming() ? caret() : null);
        return folded;
    }

    private static String style(Piece.Kind kind) {
        return switch (kind) {
            case PLAIN -> "ph-main-text";
            case AFTER_STOP -> "ph-after-stop";
            case DELETED -> "ph-deleted";
            case GHOST, ABSENT -> "ph-ghost-text";
            case EXTRA -> "ph-extra";
        };
    }

    private static Node caret() {
        var caret = new Rectangle(7, 13);
        caret.getStyleClass().add("ph-caret");
        return caret;
    }

    private Button folder(int folded) {
        var button = new Button(unfolded ? "Fold" : Formats.count(folded, "character") + " folded");
        button.setGraphic((unfolded ? Icon.DOWN : Icon.RIGHT).node(12));
        button.getStyleClass().addAll("ph-ghost", "ph-sm");
        button.setOnAction(e -> unfold.run());
        return button;
    }

    private Region folded(ConversationRow.Folded folded) {
        var open = Nodes.iconButton(unfolded ? Icon.DOWN : Icon.RIGHT, unfolded ? "Fold" : "Unfold", unfold);
        open.getStyleClass().add("ph-sm");
        var what = Nodes.label(folded.what(), "ph-second");
        var size = Nodes.label(
                Formats.count(folded.text().length(), "character") + (unfolded ? "" : " folded"), "ph-muted");
        var line = new HBox(8, open, what, size, Nodes.space(), time(folded.head()));
        line.getStyleClass().add("ph-talk-fold");
        var column = new VBox(4, line);
        if (unfolded) {
            var text = new WrappedText("ph-reading").spaced(4);
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.show(
                    List.of(new WrappedText.Piece(
                            folded.text(), folded.struck() ? "ph-deleted" : "ph-ghost-text", false)),
                    null);
            column.getChildren().add(text);
        }
        return framed(folded.head(), false, column);
    }

    private Region tool(ConversationRow.Tool tool) {
        var name = Nodes.label(tool.name(), "ph-strong");
        name.setGraphic(Icon.SWAP.node(14));
        var run = tool.head().run();
        var words = Nodes.label(run == 0 ? "tool call" : "tool call, run " + run, "ph-muted");
        var top = new HBox(8, name, words, Nodes.space(), label(tool.state()), time(tool.head()));
        top.getStyleClass().add("ph-card-header");
        var card = new VBox(top);
        card.setPadding(new Insets(0, 0, tool.lines().isEmpty() ? 0 : 8, 0));
        card.getStyleClass().add("ph-card");
        for (var line : tool.lines()) {
            var label = Nodes.label(line.label(), "ph-muted", "ph-mono");
            label.setMinWidth(56);
            var shown = line.text();
            boolean isLong = shown.length() > MOST_LETTERS && !unfolded;
            var text = new WrappedText(line.failed() ? "ph-fault-text" : "ph-second", "ph-mono");
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.setText(isLong ? shown.substring(0, SHOWN_LETTERS) + "\u2026" : shown);
            HBox.setHgrow(text, Priority.ALWAYS);
            var row = new HBox(8, label, text);
            row.getStyleClass().add("ph-card-line");
            card.getChildren().add(row);
            if (isLong) {
                card.getChildren().add(folder(shown.length() - SHOWN_LETTERS));
            }
        }
        return framed(tool.head(), false, card);
    }

    private Region line(Head head, Node words) {
        var who = participant(head.participant());
        var line = new HBox(8);
        if (who != null) {
            var name = Nodes.label(who.name(), "ph-second");
            name.setGraphic(ParticipantIcon.of(who));
            line.getChildren().add(name);
        }
        line.getChildren().addAll(words, Nodes.space(), time(head));
        return framed(head, true, line);
    }

    private HBox head(Head head) {
        var who = participant(head.participant());
        var name = Nodes.label(who == null ? "cannot tell" : who.name(), "ph-strong");
        if (who != null) {
            name.setGraphic(ParticipantIcon.of(who));
        }
        var run = Nodes.label(head.run() == 0 ? "" : "run " + head.run(), "ph-muted");
        var line = new HBox(8, name, run);
        var branch = head.branch();
        if (branch != null) {
            var chip = Nodes.label(branch.number() + " of " + branch.of(), "ph-chip", "ph-outline");
            chip.setGraphic(Icon.SPLIT.node(12));
            chip.setAccessibleText("Branch " + branch.number() + " of " + branch.of());
            line.getChildren().add(chip);
        }
        line.getChildren().addAll(Nodes.space(), time(head));
        line.getStyleClass().add("ph-centred");
        return line;
    }

    private Label time(Head head) {
        var time = Nodes.label(
                head.atNanos() == 0 ? "" : Formats.clock(head.atNanos() - timeline.startNanos()),
                "ph-mono",
                "ph-muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        return time;
    }

    private static Node note(Note note) {
        var text = new WrappedText(tone(note.weight()), "ph-small");
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setText(note.text());
        return text;
    }

    private static Label label(Note note) {
        var label = Nodes.label(note.text(), tone(note.weight()), "ph-small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String tone(Note.Weight weight) {
        return switch (weight) {
            case QUIET -> "ph-second";
            case GOOD -> "ph-ok-text";
            case WARN -> "ph-warn-text";
            case FAULT -> "ph-fault-text";
        };
    }

    /// The row with its versions at the right edge, and beside an agent's words the line of its run.
    private static Region framed(Head head, boolean byPerson, Region body) {
        return new RowFrame(!byPerson, body, versions(head));
    }

    private static HBox versions(Head head) {
        var cells = new HBox();
        cells.getStyleClass().add("ph-talk-versions");
        for (var held : head.held()) {
            cells.getChildren().add(cell(held));
        }
        cells.setPrefWidth(head.held().size() * ConversationList.COLUMN);
        return cells;
    }

    private static HBox cell(DeviceVersion held) {
        var style = switch (held.state()) {
            case CURRENT -> "ph-second";
            case ON_ITS_WAY -> "ph-warn-text";
            case BEHIND -> "ph-fault-text";
            case NOT_OWED -> "ph-muted";
        };
        var label = Nodes.label(held.words(), "ph-mono", style);
        if (held.state() == DeviceVersion.State.BEHIND) {
            label.getStyleClass().add("ph-version-behind");
        }
        var box = new HBox(label);
        box.setMinWidth(ConversationList.COLUMN);
        box.setMaxWidth(ConversationList.COLUMN);
        return box;
    }

    private @Nullable Participant participant(int index) {
        return index < 0 || index >= timeline.participants().size()
                ? null
                : timeline.participants().get(index);
    }
}
