package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Moment;
import dev.playhead.transport.insight.Party;
import dev.playhead.transport.insight.Standing;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.PartyIcon;
import dev.playhead.ui.device.StateWords;
import dev.playhead.ui.parts.WrappedText;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What the server holds of the message on stage, and what each device was sent of it. FX thread.
public final class StageColumn extends BorderPane {
    private static final double WIDE = 1400;
    private static final double NARROW = 1200;
    private static final int KEPT = 260;
    private static final int KEPT_NARROW = 90;

    private final Label at = new Label();
    private final HBox header;
    private final ScrollPane pane;
    private final VBox strip = new VBox(12);
    private final VBox cards = new VBox(8);
    private final WrappedText empty = new WrappedText("ph-muted");
    private final StageCard server = new StageCard("ph-main-text");
    private final Map<Integer, StageCard> devices = new LinkedHashMap<>();
    private final MomentCard state = new MomentCard();
    private boolean wide = true;
    private boolean past;
    private boolean oneByOne;
    private @Nullable Timeline timeline;
    private @Nullable Moment moment;

    public StageColumn() {
        getStyleClass().add("ph-stage-column");
        var title = new Label("Stage");
        title.getStyleClass().add("ph-strong");
        at.getStyleClass().addAll("ph-mono", "ph-second");
        empty.setText("Connected. Nothing was published yet.");
        var sent = new Label("as sent");
        sent.getStyleClass().addAll("ph-muted", "ph-small");
        sent.setTooltip(new Tooltip("A card shows what was written to the device's socket"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header = new HBox(title, at, space, sent);
        header.getStyleClass().add("ph-panel-header");
        cards.getStyleClass().add("ph-stage-cards");
        strip.getStyleClass().add("ph-stage-strip");
        strip.setAlignment(Pos.TOP_CENTER);
        pane = new ScrollPane(cards);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(header);
        setCenter(pane);
        fit(1600);
    }

    /// Makes room for a window of this width: whole cards, cards with the differing text only, or a
    /// strip of icons.
    public void fit(double windowWidth) {
        wide = windowWidth >= WIDE;
        boolean icons = windowWidth < NARROW;
        double width = icons ? 44 : wide ? 408 : 280;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        setTop(icons ? null : header);
        setCenter(icons ? strip : pane);
        var data = timeline;
        var now = moment;
        if (data != null && now != null) {
            fill(data, now, past);
        }
    }

    /// Shows a moment; `isPast` adds what the server held then.
    public void show(Timeline newTimeline, Moment newMoment, boolean isPast) {
        timeline = newTimeline;
        moment = newMoment;
        past = isPast;
        fill(newTimeline, newMoment, isPast);
    }

    /// Shows what is now. Of the device cards that are not there yet one comes with each call: making one takes longer
    /// than filling them all.
    public void follow(Timeline newTimeline, Moment newMoment) {
        oneByOne = true;
        show(newTimeline, newMoment, false);
        oneByOne = false;
    }

    private void fill(Timeline timeline, Moment moment, boolean past) {
        at.setText("at " + Words.clock(moment.atNanos() - timeline.startNanos()));
        icons(timeline, moment);
        var subject = moment.subject();
        if (subject == null) {
            cards.getChildren().setAll(empty);
        } else {
            int fold = fold(moment, subject);
            server(timeline, subject, fold);
            var wanted = new ArrayList<Node>();
            wanted.add(server);
            boolean made = false;
            for (var text : moment.texts()) {
                boolean isNew = !devices.containsKey(text.party());
                if (oneByOne && made && isNew) {
                    continue;
                }
                made |= isNew;
                wanted.add(device(timeline, moment, subject, text, fold));
            }
            if (past) {
                wanted.add(state);
            }
            if (!cards.getChildren().equals(wanted)) {
                cards.getChildren().setAll(wanted);
            }
        }
        if (past) {
            state.show(moment);
            if (subject == null) {
                cards.getChildren().setAll(empty, state);
            }
        }
    }

    // Fold what every device has, but keep enough of it to read on.
    private int fold(Moment moment, Moment.Subject subject) {
        int length = subject.text().length();
        int common = length;
        for (var text : moment.texts()) {
            common = Math.min(
                    common, StageText.of(subject.text(), text.text()).common().length());
        }
        int kept = wide ? KEPT : KEPT_NARROW;
        int fold = Math.max(0, common - Math.max(kept / 4, kept - (length - common)));
        int word = subject.text().lastIndexOf(' ', fold);
        return fold == 0 || word < 0 ? 0 : word + 1;
    }

    private void server(Timeline timeline, Moment.Subject subject, int fold) {
        var run = subject.run() < 0 ? null : timeline.runs().get(subject.run());
        server.head(
                () -> Icon.SERVER.node(14),
                "Server truth",
                run == null ? subject.channel().words() : "run " + run.number() + (wide ? ", stored text" : ""));
        server.plainChip(String.format(Locale.ROOT, "%,d chars", subject.text().length()));
        server.above(subject.question());
        server.fold(fold == 0 ? "" : "\u2026 " + fold + " characters before this are the same on all devices.");
        server.text(subject.text().substring(fold), "", "", subject.streaming());
        server.why("");
        server.footer("", () -> Icon.INFO.node(12), "", "");
    }

    private StageCard device(
            Timeline timeline, Moment moment, Moment.Subject subject, Moment.DeviceText text, int fold) {
        var party = timeline.parties().get(text.party());
        var diff = StageText.of(subject.text(), text.text());
        var standing = standing(moment, party);
        var card = devices.computeIfAbsent(party.index(), index -> new StageCard("ph-device-text"));
        String sdk = party.sdk();
        card.head(() -> PartyIcon.of(party), party.name(), !wide || sdk == null ? "" : sdk);
        chip(card, standing, diff, moment.atNanos());
        card.above("");
        card.fold("");
        String common =
                diff.common().length() <= fold ? diff.common() : diff.common().substring(fold);
        boolean complete = diff.isSame() && subject.streaming();
        card.text((fold > 0 ? "\u2026 " : "") + common, diff.extra(), diff.missing(), complete);
        String lost = diff.missing().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%,d characters not on this device",
                        diff.missing().length());
        var gap = timeline.tracks().get(party.index()).gapAt(moment.atNanos());
        boolean any = text.lastFrameNanos() != 0;
        card.why(gap == null ? "" : StateWords.gap(gap, moment.atNanos()));
        card.footer(
                lost,
                () -> icon(Icon.ERROR, "ph-fault-icon"),
                any && wide ? "last frame" : any ? "" : "no frame yet",
                any && wide ? Words.clock(text.lastFrameNanos() - timeline.startNanos()) : "");
        card.setAccessibleText(party.name() + ", " + StateWords.of(standing, moment.atNanos()) + ". " + lost
                + (gap == null ? "" : ". " + StateWords.gap(gap, moment.atNanos())));
        return card;
    }

    private static void chip(StageCard card, @Nullable Standing standing, StageText diff, long atNanos) {
        switch (SyncState.of(standing, diff.isSame())) {
            case IN_SYNC -> card.chip("In sync", () -> Icon.CHECK.node(12), "ph-plain");
            case DIFFERS -> {
                int letters = diff.missing().length() + diff.extra().length();
                card.chip(
                        String.format(Locale.ROOT, "%,d characters differ", letters),
                        () -> Icon.CLOCK.node(12),
                        "ph-plain");
            }
            case LATE -> card.chip(StateWords.of(standing, atNanos), () -> icon(Icon.SLOW, "ph-warn-icon"), "ph-warn");
            case LOST -> card.chip(SyncState.lost(standing), () -> icon(Icon.CUT, "ph-fault-icon"), "ph-fault");
            case AWAY -> card.chip(StateWords.of(standing, atNanos), () -> Icon.CLOCK.node(12), "ph-plain");
        }
    }

    private void icons(Timeline timeline, Moment moment) {
        if (getCenter() != strip) {
            return;
        }
        strip.getChildren().clear();
        for (var text : moment.texts()) {
            var party = timeline.parties().get(text.party());
            var standing = standing(moment, party);
            var subject = moment.subject();
            boolean same = subject != null && subject.text().equals(text.text());
            var mark = switch (SyncState.of(standing, same)) {
                case IN_SYNC -> Icon.CHECK.node(12);
                case LATE -> icon(Icon.SLOW, "ph-warn-icon");
                case LOST -> icon(Icon.CUT, "ph-fault-icon");
                case DIFFERS, AWAY -> Icon.CLOCK.node(12);
            };
            var entry = new Label("", new VBox(2, PartyIcon.of(party), mark));
            String words = party.name() + ", " + StateWords.of(standing, moment.atNanos());
            entry.setTooltip(new Tooltip(words));
            entry.setAccessibleText(words);
            strip.getChildren().add(entry);
        }
    }

    private static @Nullable Standing standing(Moment moment, Party party) {
        return moment.standings().stream()
                .filter(s -> s.party() == party.index())
                .findFirst()
                .orElse(null);
    }

    private static Node icon(Icon icon, String tone) {
        Node node = icon.node(12);
        node.getStyleClass().add(tone);
        return node;
    }
}
