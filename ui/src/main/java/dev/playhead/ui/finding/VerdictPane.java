package dev.playhead.ui.finding;

import dev.playhead.transport.check.Verdict.Outcome;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.StringJoiner;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Table of verdicts, each fail with a link to what proves it. FX thread.
final class VerdictPane extends VBox {
    private static final double QUESTION = 200;
    private static final double LEAST_QUESTION = 180;
    private static final double OUTCOME = 118;
    private static final double LEAST_OUTCOME = 100;
    private static final double LEAST_EVIDENCE = 110;
    private static final int MOST = 6;

    private final FindingActions actions;
    private final Label counts = Nodes.label("", "ph-muted");
    private final GridPane table = new GridPane();
    private final WrappedText note = new WrappedText("ph-muted", "ph-small");
    private VerdictTable shown = VerdictTable.NONE;

    VerdictPane(FindingActions actions) {
        super(8);
        this.actions = actions;
        setId("verdicts");
        table.getStyleClass().add("ph-verdicts");
        var header = new HBox(8, Nodes.label("Verdicts", "ph-strong"), Nodes.space(), counts);
        header.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(header, table, note);
        fill();
    }

    /// Returns for how many participants there is room in a width, px.
    static int room(double width) {
        return Math.clamp((int) ((width - 32 - LEAST_QUESTION - LEAST_EVIDENCE) / LEAST_OUTCOME), 1, MOST);
    }

    void show(VerdictTable now) {
        if (!now.equals(shown)) {
            shown = now;
            fill();
        }
    }

    private void fill() {
        boolean any = !shown.participants().isEmpty();
        Nodes.show(table, any);
        counts.setText(
                any
                        ? Formats.number(shown.pass()) + " pass, " + Formats.number(shown.fail()) + " fail, "
                                + Formats.number(shown.cannotTell()) + " cannot tell"
                        : "");
        note.setText(
                any
                        ? note()
                        : "Nobody can tell yet: nothing has happened until here that a rule could be asked about.");
        Nodes.show(note, !note.getText().isEmpty());
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        if (!any) {
            return;
        }
        table.getColumnConstraints().add(fixed(QUESTION));
        for (int i = 0; i < shown.participants().size(); i++) {
            var width = new ColumnConstraints(LEAST_OUTCOME, OUTCOME, OUTCOME);
            width.setHgrow(Priority.SOMETIMES);
            table.getColumnConstraints().add(width);
        }
        var rest = new ColumnConstraints(LEAST_EVIDENCE, LEAST_EVIDENCE, Double.MAX_VALUE);
        rest.setHgrow(Priority.ALWAYS);
        table.getColumnConstraints().add(rest);
        header();
        for (int i = 0; i < shown.lines().size(); i++) {
            line(i + 1, shown.lines().get(i));
        }
    }

    private static ColumnConstraints fixed(double width) {
        return new ColumnConstraints(LEAST_QUESTION, width, width);
    }

    private String note() {
        var words = new StringJoiner(" ");
        if (shown.hidden() > 0) {
            words.add("Those who fail most; " + Formats.count(shown.hidden(), "other participant") + " not shown.");
        }
        if (!shown.untold().isEmpty()) {
            words.add("Nobody can tell of " + Formats.count(shown.untold().size(), "other rule")
                    + ", since nothing has happened that they ask of: " + String.join(", ", shown.untold()) + ".");
        }
        if (shown.others() > 0) {
            words.add((shown.others() == 1 ? "1 rule finds" : shown.others() + " rules find")
                    + " and cannot be asked of everybody.");
        }
        return words.toString();
    }

    private void header() {
        cell(0, 0, Nodes.label("Check", "ph-muted"), true);
        for (int i = 0; i < shown.participants().size(); i++) {
            var participant = shown.participants().get(i);
            var name = new Label(participant.name(), ParticipantIcon.of(participant));
            name.getStyleClass().add("ph-second");
            cell(i + 1, 0, name, true);
        }
        cell(shown.participants().size() + 1, 0, Nodes.label("Evidence", "ph-muted"), true);
    }

    private void line(int row, VerdictTable.Line line) {
        var question = new Label(line.question());
        question.setTooltip(new Tooltip("Rule " + line.rule()));
        cell(0, row, question, false);
        for (int i = 0; i < line.outcomes().size(); i++) {
            cell(i + 1, row, outcome(line.outcomes().get(i), line.needs()), false);
        }
        var links = new HBox(8);
        links.setAlignment(Pos.CENTER_LEFT);
        for (int frame : line.evidence()) {
            var link = new Hyperlink("#" + Formats.number(frame + 1L));
            link.getStyleClass().addAll("ph-mono", "ph-row-link");
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setAccessibleText(line.question() + ", frame " + (frame + 1));
            link.setOnAction(e -> {
                link.setVisited(false);
                actions.goTo(frame);
            });
            links.getChildren().add(link);
        }
        cell(line.outcomes().size() + 1, row, links, false);
    }

    private void cell(int column, int row, Node content, boolean isHeader) {
        var box = new HBox(content);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add(isHeader ? "ph-verdict-header" : "ph-verdict-cell");
        if (row == shown.lines().size()) {
            box.getStyleClass().add("ph-last");
        }
        box.setMinWidth(0);
        table.add(box, column, row);
    }

    private static Node outcome(Outcome outcome, String needs) {
        var label = new Label(outcome.word());
        label.setGraphicTextGap(4);
        switch (outcome) {
            case PASS -> look(label, Icon.CHECK, "ph-ok-icon", "ph-second");
            case FAIL -> look(label, Icon.CLOSE, "ph-fault-icon", "ph-fault-text");
            case CANNOT_TELL -> {
                look(label, Icon.QUESTION, "ph-muted-icon", "ph-muted");
                label.setTooltip(new Tooltip("Nobody can tell, since " + needs));
            }
        }
        return label;
    }

    private static void look(Label label, Icon icon, String tone, String words) {
        var node = icon.node(14);
        node.getStyleClass().add(tone);
        label.setGraphic(node);
        label.getStyleClass().add(words);
    }
}
