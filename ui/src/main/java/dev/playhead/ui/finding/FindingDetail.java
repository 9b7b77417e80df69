package dev.playhead.ui.finding;

import dev.playhead.transport.check.Finding;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The chosen finding: what happened, the frames that prove it, and what helps. FX thread.
final class FindingDetail extends ScrollPane {
    private static final double WIDE = 520;
    private static final double WIDEST = 720;
    private static final double NUMBER = 64;
    private static final double CLOCK = 80;
    private static final double WHO = 104;
    private static final double LEAST_WHO = 56;
    private static final double KIND = 84;

    private final FindingActions actions;
    private final Consumer<String> onMute;
    private final VBox box = new VBox(12);
    private final Label rule = Nodes.label("", "ph-chip", "ph-outline");
    private final Button timeline = new Button("Show on timeline", Icon.EYE.node(14));
    private final Button bundle = new Button("Save bundle\u2026", Icon.DOWNLOAD.node(14));
    private final Map<Integer, Label> summaries = new HashMap<>();
    private @Nullable Finding shown;
    private List<Integer> rows = List.of();

    /// @param onMute told the rule whose findings are not to be listed
    FindingDetail(FindingActions actions, Consumer<String> onMute) {
        this.actions = actions;
        this.onMute = onMute;
        setId("chosen-finding");
        box.getStyleClass().add("ph-finding");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("ph-panel");
        setAccessibleText("The chosen finding");
        rule.setMinWidth(Region.USE_PREF_SIZE);
        timeline.setId("show-finding");
        timeline.getStyleClass().add("ph-sm");
        timeline.setMinWidth(Region.USE_PREF_SIZE);
        timeline.setAccessibleText("Show on timeline");
        bundle.setId("save-bundle");
        bundle.getStyleClass().addAll("ph-sm", "ph-ghost");
        bundle.setMinWidth(Region.USE_PREF_SIZE);
        bundle.setAccessibleText("Save bundle");
        bundle.setTooltip(
                new Tooltip("The recording around this finding and a report of it, in one file for a bug report"));
        widthProperty().addListener(o -> fit());
        nothing(false);
    }

    // The rule stands in the list too.
    private void fit() {
        boolean wide = getWidth() >= WIDE;
        Nodes.show(rule, getWidth() >= WIDEST);
        timeline.setText(wide ? "Show on timeline" : "Show");
        bundle.setText(wide ? "Save bundle\u2026" : "");
    }

    /// Row of the first frame that proves a finding; -1 when there is none.
    static int firstRow(FindingsState state, Finding finding) {
        return EvidenceRows.of(state.timeline(), finding).stream()
                .filter(row -> row >= 0)
                .findFirst()
                .orElse(-1);
    }

    void show(FindingsState state) {
        var finding = state.checks().findings().get(state.question().chosen());
        var now = finding == null ? List.<Integer>of() : EvidenceRows.of(state.timeline(), finding);
        if (finding == null) {
            if (shown != null || box.getChildren().isEmpty()) {
                shown = null;
                nothing(!state.lines().isEmpty());
            }
            return;
        }
        if (!finding.equals(shown) || !now.equals(rows)) {
            boolean isOther = shown == null || shown.atNanos() != finding.atNanos();
            shown = finding;
            rows = now;
            fill(state, finding);
            if (isOther) {
                setVvalue(0);
            }
        }
        summaries();
    }

    /// Summaries of rows are known that were not.
    void summaries() {
        summaries.forEach((row, label) -> {
            var words = actions.summary(row);
            if (!words.isEmpty()) {
                label.setText(words);
            }
        });
    }

    private void nothing(boolean any) {
        summaries.clear();
        rows = List.of();
        var words = new WrappedText("ph-muted");
        words.setText(
                any
                        ? "Choose a finding to see the frames that prove it and what helps. Enter shows it on the timeline,"
                                + " Escape chooses none, F6 goes on to the delivery matrix."
                        : "What is found is shown here with the frames that prove it and what helps.");
        box.getChildren().setAll(words);
    }

    private void fill(FindingsState state, Finding finding) {
        summaries.clear();
        var sentence = new WrappedText("ph-main-text", "ph-reading");
        sentence.spaced(4);
        sentence.setText(finding.sentence());
        sentence.setId("finding-sentence");
        var nodes = new ArrayList<Node>(List.of(title(state, finding), sentence));
        var evidence = new VBox();
        evidence.getStyleClass().add("ph-evidence");
        for (int i = 0; i < rows.size(); i++) {
            evidence.getChildren()
                    .add(evidence(state, rows.get(i), finding.evidence().get(i)));
        }
        nodes.add(evidence);
        nodes.add(helps(finding));
        box.getChildren().setAll(nodes);
    }

    private Node title(FindingsState state, Finding finding) {
        var look = FindingLine.look(finding.severity());
        var icon = look.getKey().node(16);
        icon.getStyleClass().add("ph-" + look.getValue() + "-icon");
        var name = new Label(finding.title(), icon);
        name.getStyleClass().add("ph-title");
        name.setGraphicTextGap(8);
        rule.setText("rule " + finding.rule());
        timeline.setOnAction(e -> actions.show(finding.atNanos(), firstRow(state, finding)));
        bundle.setOnAction(e -> actions.bundle(finding));
        var mute = new MenuItem("Mute rule " + finding.rule());
        mute.setOnAction(e -> onMute.accept(finding.rule()));
        var copy = new MenuItem("Copy sentence");
        copy.setOnAction(e -> Nodes.copy(finding.sentence()));
        var more = new MenuButton("", Icon.MORE.node(14), copy, mute);
        more.setId("finding-more");
        more.getStyleClass().addAll("ph-sm", "ph-ghost", "ph-finding-more");
        more.setAccessibleText("More about this finding");
        more.setTooltip(new Tooltip("Copy, mute the rule"));
        Theme.dressMenu(more);
        var line = new HBox(8, name, rule, Nodes.space(), timeline, bundle, more);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node evidence(FindingsState state, int row, long position) {
        if (row < 0) {
            var none = Nodes.label("Entry " + Formats.number(position) + " is no frame of the table", "ph-muted");
            none.getStyleClass().add("ph-evidence-row");
            return none;
        }
        var frames = state.timeline().frames();
        int participant = frames.participant(row);
        var who = new Label();
        if (participant >= 0) {
            var of = state.timeline().participants().get(participant);
            who.setText(of.name());
            who.setGraphic(ParticipantIcon.of(of));
        }
        var summary = Nodes.label(actions.summary(row), "ph-second");
        summary.setMinWidth(0);
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        summaries.put(row, summary);
        var number = Nodes.label("#" + Formats.number(row + 1L), "ph-mono", "ph-accent-text");
        var clock =
                Nodes.label(Formats.clock(frames.atNanos(row) - state.timeline().startNanos()), "ph-mono", "ph-second");
        var kind = Nodes.label(frames.kind(row), "ph-mono", "ph-second");
        number.setMinWidth(NUMBER);
        clock.setMinWidth(CLOCK);
        kind.setMinWidth(KIND);
        who.setMinWidth(LEAST_WHO);
        who.setPrefWidth(WHO);
        summary.setPrefWidth(0);
        var line = new HBox(8, number, clock, who, kind, summary, Icon.RIGHT.node(12));
        line.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", line);
        button.getStyleClass().add("ph-evidence-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        line.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setAccessibleText("Frame " + (row + 1) + ", " + frames.kind(row));
        button.setOnAction(e -> actions.goTo(row));
        return button;
    }

    private static Node helps(Finding finding) {
        var icon = Icon.INFO.node(14);
        icon.getStyleClass().add("ph-muted-icon");
        var words = new WrappedText("ph-second");
        words.spaced(4);
        words.setText("What helps: " + finding.remedy());
        words.setId("finding-remedy");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, icon, words);
    }

    /// Forgets the session before.
    void clear() {
        shown = null;
        nothing(false);
    }
}
