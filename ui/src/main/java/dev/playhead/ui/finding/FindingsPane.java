package dev.playhead.ui.finding;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.ChannelTrack;
import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Palette;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Findings of a session and the chosen one at the left; beside them who got what, and the verdicts. FX thread.
public final class FindingsPane extends StackPane {
    private static final double SHARE = 0.4;
    private static final double LEAST_LIST = 400;
    private static final double LEAST_MATRIX = 460;
    private static final long MS = 1_000_000;

    private final FindingActions actions;
    private final FindingList list;
    private final FindingDetail detail;
    private final MatrixView matrix;
    private final VerdictPane verdicts;
    private final UnwatchedTiles unwatched = new UnwatchedTiles();
    private final Split left;
    private final BorderPane right = new BorderPane();
    private final ChoiceButton<ChannelId> channels;
    private final ChoiceButton<Long> limit;
    private final Label note = Nodes.label("", "ph-muted", "ph-small");
    private final Label nothing = Nodes.label("", "ph-muted");
    private int chosen = -1;
    private int matrixOf = -1;
    private boolean isFirst = true;
    private @Nullable ChannelId channel;
    private MatrixColumns columns = MatrixColumns.VERSIONS;
    private int first = -1;

    public FindingsPane(FindingActions actions) {
        this.actions = actions;
        list = new FindingList(actions, this::chosen);
        detail = new FindingDetail(actions, rule -> list.mute(rule));
        matrix = new MatrixView(actions, number -> {
            first = number;
            actions.ask();
        });
        verdicts = new VerdictPane(actions);
        channels = new ChoiceButton<>("Channel", "No channel yet", ChannelId::words, id -> null, id -> {
            channel = id;
            first = -1;
            actions.ask();
        });
        channels.setId("matrix-channel");
        channels.getStyleClass().add("ph-sm");
        limit = new ChoiceButton<>("Late after", "", ms -> "Late after " + Formats.limit(ms * MS), ms -> null, ms -> {
            actions.settings().set(SettingCatalog.LATE_AFTER_MS, ms);
        });
        limit.setId("late-after");
        limit.getStyleClass().add("ph-sm");
        limit.setMinWidth(Region.USE_PREF_SIZE);
        limit.show(SettingCatalog.LATE_LIMITS_MS, SettingCatalog.LATE_AFTER_MS.standard());
        left = new Split(Orientation.VERTICAL, list, room -> Math.rint(room * 0.5)).named("findings-verdicts");
        left.setSecond(detail);
        left.setMinWidth(LEAST_LIST);
        right.setMinWidth(LEAST_MATRIX);
        right.getStyleClass().add("ph-findings-right");
        right.setTop(header());
        right.setCenter(body());
        var split =
                new Split(Orientation.HORIZONTAL, left, room -> Math.max(LEAST_LIST, room * SHARE)).named("findings");
        split.setSecond(right);
        getChildren().add(split);
        nothing.setText("No message was published until here, so nobody was sent any.");
        nothing.getStyleClass().add("ph-matrix-nothing");
    }

    private long lateMs() {
        return actions.settings().get(SettingCatalog.LATE_AFTER_MS);
    }

    private Node header() {
        var group = new ToggleGroup();
        var segments = new HBox();
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        for (var kind : MatrixColumns.values()) {
            var segment = new ToggleButton(kind.title());
            segment.setId("matrix-" + kind.name().toLowerCase(Locale.ROOT));
            segment.setToggleGroup(group);
            segment.setSelected(kind == columns);
            segment.setUserData(kind);
            segments.getChildren().add(segment);
        }
        segments.setMinWidth(Region.USE_PREF_SIZE);
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (now.getUserData() instanceof MatrixColumns kind) {
                columns = kind;
                first = -1;
                actions.ask();
            }
        });
        var title = Nodes.label("Delivery matrix", "ph-strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var header = new HBox(8, title, channels, Nodes.space(), segments, limit);
        header.getStyleClass().add("ph-panel-header");
        return header;
    }

    private Node body() {
        var lower = new VBox(16, verdicts, unwatched);
        lower.getStyleClass().add("ph-findings-lower");
        note.getStyleClass().add("ph-matrix-note");
        Nodes.show(note, false);
        var box = new VBox(nothing, matrix, note, lower);
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(lower, Priority.ALWAYS);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private void chosen(int number) {
        list.say("");
        chosen = number;
        channel = null; // that of the finding, if it has one
        first = -1;
        actions.ask();
    }

    /// Returns what is to be read for a moment, ns since 1970.
    public FindingsQuestion question(long nanos) {
        return new FindingsQuestion(nanos, chosen, channel, columns, first, matrix.room(), lateMs() * MS);
    }

    /// Shows what was read.
    public void show(FindingsState state, Palette colours) {
        if (isFirst && chosen < 0 && !state.lines().isEmpty()) {
            chosen = state.lines().getFirst().number();
            isFirst = false;
            list.show(state, chosen);
            actions.ask();
            return;
        }
        isFirst = false;
        list.show(state, chosen);
        detail.show(state);
        boolean isOther = state.question().chosen() != matrixOf;
        matrixOf = state.question().chosen();
        matrix.show(state, colours, isOther);
        channels.show(
                state.timeline().channels().stream().map(ChannelTrack::id).toList(),
                state.matrix().channel());
        limit.show(SettingCatalog.LATE_LIMITS_MS, lateMs());
        var words = note(state.matrix());
        note.setText(words);
        Nodes.show(note, !words.isEmpty());
        boolean any = !state.matrix().columns().isEmpty();
        Nodes.show(nothing, !any);
        Nodes.show(matrix, any);
        verdicts.show(state.verdicts());
        unwatched.show(state.unwatched(), actions.settings().get(SettingCatalog.PRICES));
    }

    private static String note(Matrix of) {
        var more = of.hidden() == 0
                ? ""
                : "Those who lack most; " + Formats.count(of.hidden(), "other participant") + " not shown. ";
        return more + (of.note().isEmpty() ? "" : of.note() + ".");
    }

    /// Says a sentence to a person; empty for nothing.
    public void say(String sentence) {
        list.say(sentence);
    }

    /// Summaries of rows are known that were not.
    public void summaries() {
        detail.summaries();
    }

    /// Chooses no finding.
    public void stepOut() {
        if (chosen >= 0) {
            chosen(-1);
            list.choose(-1);
        }
    }

    /// Forgets the session before.
    public void clear() {
        chosen = -1;
        matrixOf = -1;
        isFirst = true;
        channel = null;
        first = -1;
        list.clear();
        detail.clear();
    }

    public Region findings() {
        return left;
    }

    /// Returns what takes the focus among the findings.
    public Node findingsFocus() {
        return list.focusTarget();
    }

    public Region deliveries() {
        return right;
    }

    /// Returns what takes the focus beside the findings.
    public Node deliveriesFocus() {
        return matrix.isVisible() ? matrix : channels;
    }
}
