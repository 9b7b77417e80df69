package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Moment;
import dev.playhead.transport.insight.Standing;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.PartyIcon;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// What the server holds of the message on stage, and what each device was sent of it. FX thread.
public final class StageColumn extends BorderPane {
    private static final int KEPT = 260;

    private final Label at = new Label();
    private final VBox cards = new VBox(8);
    private @Nullable Object shown;

    public StageColumn() {
        getStyleClass().add("ph-stage-column");
        setPrefWidth(408);
        var title = new Label("Stage");
        title.getStyleClass().add("ph-strong");
        at.getStyleClass().addAll("ph-mono", "ph-muted");
        var header = new HBox(title, at);
        header.getStyleClass().add("ph-panel-header");
        cards.setPadding(new Insets(12));
        var pane = new ScrollPane(cards);
        pane.setFitToWidth(true);
        setTop(header);
        setCenter(pane);
    }

    public void show(Timeline timeline, Moment moment) {
        at.setText("at " + Words.clock(moment.atNanos() - timeline.startNanos()));
        var key = List.of(moment.subject() == null ? "" : moment.subject(), moment.texts(), moment.standings());
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        cards.getChildren().clear();
        var subject = moment.subject();
        if (subject == null) {
            cards.getChildren().add(styled("Connected. Nothing was published yet.", "ph-muted"));
            return;
        }
        // fold what every device has, but keep enough of it to read on
        int common = subject.text().length();
        for (var text : moment.texts()) {
            common = Math.min(
                    common, StageText.of(subject.text(), text.text()).common().length());
        }
        int fold = Math.max(0, common - Math.max(0, KEPT - (subject.text().length() - common)));
        var truth = card(
                Icon.SERVER.node(14),
                "Server truth",
                subject.channel(),
                chars(subject.text().length()),
                "");
        if (!subject.question().isEmpty()) {
            truth.getChildren().add(inset(styled(subject.question(), "ph-muted")));
        }
        if (fold > 0) {
            truth.getChildren()
                    .add(inset(styled(
                            "\u2026 " + fold + " characters before this are the same on all devices.", "ph-muted")));
        }
        truth.getChildren().add(flow(piece(subject.text().substring(fold), "ph-text")));
        cards.getChildren().add(truth);
        for (var text : moment.texts()) {
            cards.getChildren().add(device(timeline, moment, subject, text, fold));
        }
    }

    private static Node device(
            Timeline timeline, Moment moment, Moment.Subject subject, Moment.DeviceText text, int fold) {
        var party = timeline.parties().get(text.party());
        var diff = StageText.of(subject.text(), text.text());
        var standing = moment.standings().stream()
                .filter(s -> s.party() == text.party())
                .findFirst()
                .orElse(null);
        boolean cut = standing != null && standing.state() == Standing.State.CUT;
        String chip = standing != null && cut
                ? "Cut, " + standing.behind() + " frames behind"
                : diff.isSame() ? "\u2713 In sync" : diff.missing().length() + " characters behind";
        String sdk = party.sdk();
        var card = card(
                PartyIcon.of(party),
                party.name(),
                sdk == null ? "as sent" : sdk + ", as sent",
                chip,
                cut ? "ph-fault" : "");
        card.setAccessibleText(party.name() + ", " + chip);
        card.getChildren()
                .add(flow(
                        piece((fold > 0 ? "\u2026 " : "") + diff.common().substring(fold), "ph-text"),
                        piece(diff.extra(), "ph-extra"),
                        piece(diff.missing(), "ph-ghost-text")));
        if (!diff.missing().isEmpty()) {
            var lost = styled(diff.missing().length() + " characters not on this device", "ph-fault-text");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            String last = text.lastFrameNanos() == 0
                    ? "no frame yet"
                    : "last frame " + Words.clock(text.lastFrameNanos() - timeline.startNanos());
            card.getChildren().add(inset(new HBox(lost, space, styled(last, "ph-muted"))));
        }
        return card;
    }

    private static VBox card(Node icon, String name, String detail, String chip, String tone) {
        var title = styled(name, "ph-strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var state = styled(chip, "ph-chip");
        state.setMinWidth(Region.USE_PREF_SIZE);
        if (!tone.isEmpty()) {
            state.getStyleClass().add(tone);
        }
        var header = new HBox(icon, title, styled(detail, "ph-muted"), space, state);
        header.getStyleClass().add("ph-card-header");
        var card = new VBox(4, header);
        card.setPadding(new Insets(0, 0, 8, 0));
        card.getStyleClass().add("ph-card");
        return card;
    }

    private static String chars(int count) {
        return String.format(Locale.ROOT, "%,d chars", count);
    }

    private static Text piece(String text, String style) {
        var piece = new Text(text);
        piece.getStyleClass().addAll("ph-stage-text", style);
        return piece;
    }

    private static Node flow(Text... pieces) {
        var flow = new TextFlow(pieces);
        flow.setPadding(new Insets(4, 12, 4, 12));
        return flow;
    }

    private static Node inset(Region node) {
        node.setPadding(new Insets(2, 12, 2, 12));
        return node;
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
