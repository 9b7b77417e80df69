package dev.playhead.ui.compare;

import dev.playhead.transport.compare.ComparedMessage;
import dev.playhead.transport.compare.ComparedRun;
import dev.playhead.transport.compare.PairState;
import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Line of a run or a message on screen: it keeps its nodes and changes what they say. FX thread.
final class CompareCell extends ListCell<CompareLine> {
    private final Supplier<@Nullable ComparedPair> compared;
    private final StackPane fold = box(CompareColumns.FOLD);
    private final StackPane mark = box(12);
    private final Label state = Nodes.label("");
    private final StackPane who = box(14);
    private final Label title = Nodes.label("");
    private final TimeCell a = new TimeCell("A");
    private final TimeCell b = new TimeCell("B");
    private final Label tookA = took();
    private final Label tookB = took();
    private final Label difference = Nodes.label("");
    private final HBox row;
    private @Nullable PairState shownState;
    private boolean shownLine;
    private long limitNanos;

    /// @param limits from which time on something is slower, ns
    CompareCell(
            Supplier<@Nullable ComparedPair> compared,
            CompareColumns columns,
            Supplier<Long> limits,
            Consumer<CompareLine> toggle) {
        this.compared = compared;
        fold.setOnMouseClicked(e -> {
            var line = getItem();
            if (line != null && line.isRun()) {
                toggle.accept(line);
                e.consume();
            }
        });
        var stateBox = new HBox(6, mark, state);
        stateBox.setAlignment(Pos.CENTER_LEFT);
        columns.state(stateBox, state);
        var titleBox = new HBox(6, who, title);
        titleBox.setAlignment(Pos.CENTER_LEFT);
        titleBox.setMinWidth(0);
        HBox.setHgrow(titleBox, Priority.ALWAYS);
        title.setMinWidth(0);
        CompareColumns.fix(difference, CompareColumns.DIFFERENCE);
        row = new HBox(8, fold, stateBox, titleBox, a, b, tookA, tookB, difference);
        row.setAlignment(Pos.CENTER_LEFT);
        columns.shows(tookA, tookB);
        limit = limits;
        setPrefWidth(0);
    }

    private final Supplier<Long> limit;

    private static StackPane box(double size) {
        var box = new StackPane();
        CompareColumns.fix(box, size);
        return box;
    }

    private static Label took() {
        var label = Nodes.label("", "ph-mono", "ph-muted");
        CompareColumns.fix(label, CompareColumns.TOOK);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    @Override
    protected void updateItem(@Nullable CompareLine line, boolean empty) {
        super.updateItem(line, empty);
        var pair = compared.get();
        if (empty || line == null || pair == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        limitNanos = limit.get();
        look(line);
        if (line.isRun()) {
            run(line, pair);
        } else {
            message(line, pair);
        }
        setAccessibleText(words(line));
        setGraphic(row);
    }

    private void look(CompareLine line) {
        var tone = CompareWords.tone(line.state());
        if (line.state() != shownState || line.isRun() != shownLine) {
            shownState = line.state();
            shownLine = line.isRun();
            var icon = CompareWords.icon(line.state()).node(12);
            icon.getStyleClass()
                    .add(
                            tone.isEmpty()
                                    ? line.state() == PairState.SAME ? "ph-muted-icon" : "ph-icon"
                                    : "ph-" + tone + "-icon");
            mark.getChildren().setAll(icon);
            style(state, tone, line.state() == PairState.SAME ? "ph-muted" : "ph-medium");
            style(difference, tone, "ph-second");
            style(title, "", line.state() == PairState.SAME ? "ph-second" : "ph-main-text");
        }
        state.setText(CompareWords.title(line.state()));
        fold.getChildren().setAll(line.isRun() ? (line.isOpen() ? Icon.DOWN : Icon.RIGHT).node(12) : new StackPane());
        mark.setTranslateX(line.isInRun() ? 8 : 0);
        state.setTranslateX(line.isInRun() ? 8 : 0);
        var indent = line.isInRun() ? 16 : 0;
        who.setTranslateX(indent);
        title.setTranslateX(indent);
    }

    private static void style(Label label, String tone, String otherwise) {
        label.getStyleClass().setAll("label", tone.isEmpty() ? otherwise : "ph-" + tone + "-text");
        if (!tone.isEmpty() && "ph-medium".equals(otherwise)) {
            label.getStyleClass().add("ph-medium");
        }
    }

    private void run(CompareLine line, ComparedPair pair) {
        var run = line.run();
        who.getChildren().setAll(icon(Icon.AGENT, "ph-ink"));
        title.setText(CompareWords.run(run.either()));
        a.run(run.a(), pair.a());
        b.run(run.b(), pair.b());
        tookA.setText(took(run.a()));
        tookB.setText(took(run.b()));
        tookB.getStyleClass()
                .setAll("label", "ph-mono", line.state() == PairState.SLOWER ? "ph-warn-text" : "ph-muted");
        difference.setText(CompareWords.difference(run, line.state(), limitNanos, line.hint()));
    }

    private void message(CompareLine line, ComparedPair pair) {
        var message = line.message();
        if (message == null) {
            return;
        }
        var author = message.either().author();
        var source = message.a() != null ? pair.a() : pair.b();
        who.getChildren().setAll(author(source, author));
        title.setText(CompareWords.message(message));
        a.message(message.a(), pair.a());
        b.message(message.b(), pair.b());
        tookA.setText(took(message.a()));
        tookB.setText(took(message.b()));
        tookB.getStyleClass().setAll("label", "ph-mono", "ph-muted");
        difference.setText(CompareWords.difference(message, line.state()));
    }

    private static Node icon(Icon icon, String tone) {
        var node = icon.node(14);
        node.getStyleClass().add(tone);
        return node;
    }

    private static Node author(ComparedSource source, String author) {
        return source.timeline().participants().stream()
                .filter(known -> author.equals(known.clientId()) || author.equals(known.name()))
                .findFirst()
                .map(CompareCell::participant)
                .orElseGet(() -> icon(Icon.MESSAGE, "ph-ink"));
    }

    private static Node participant(Participant participant) {
        return ParticipantIcon.of(participant);
    }

    private static String took(@Nullable ComparedRun run) {
        return run == null ? "" : seconds(run.tookNanos());
    }

    private static String took(@Nullable ComparedMessage message) {
        long nanos = message == null ? 0 : message.doneNanos() - message.createdNanos();
        return nanos == 0 ? "" : seconds(nanos);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private String words(CompareLine line) {
        var words = new StringBuilder(CompareWords.title(line.state()))
                .append(line.isRun() ? ", run, " : ", message, ")
                .append(title.getText());
        for (var cell : List.of(a, b)) {
            words.append(", ").append(cell.words());
        }
        return difference.getText().isEmpty() ? words.toString() : words + ", " + difference.getText();
    }

    /// Number of a run and when it began, or that it is not there.
    private static final class TimeCell extends HBox {
        private final String letter;
        private final Label number = Nodes.label("", "ph-mono", "ph-muted");
        private final Label clock = Nodes.label("", "ph-mono", "ph-second");
        private final Label none = Nodes.label("", "ph-fault-text", "ph-small");

        TimeCell(String letter) {
            this.letter = letter;
            CompareColumns.fix(this, CompareColumns.TIME);
            CompareColumns.fix(number, 20);
            setAlignment(Pos.CENTER_LEFT);
            none.setGraphic(icon(Icon.CLOSE, "ph-fault-icon"));
            none.setGraphicTextGap(4);
            none.setText("not in " + letter);
            getChildren().addAll(number, clock, none);
        }

        void run(@Nullable ComparedRun run, ComparedSource source) {
            fill(
                    run == null ? null : Integer.toString(run.run().number()),
                    run == null ? "" : source.clock(run.beganNanos()));
        }

        void message(@Nullable ComparedMessage message, ComparedSource source) {
            fill(message == null ? null : "", message == null ? "" : source.clock(message.createdNanos()));
        }

        private void fill(@Nullable String numbered, String time) {
            boolean isThere = numbered != null;
            number.setText(numbered == null ? "" : numbered);
            clock.setText(time);
            Nodes.show(number, isThere);
            Nodes.show(clock, isThere);
            Nodes.show(none, !isThere);
        }

        String words() {
            return none.isVisible()
                    ? none.getText()
                    : letter + " " + (number.getText().isEmpty() ? "" : "run " + number.getText() + " ") + "at "
                            + clock.getText();
        }
    }
}
