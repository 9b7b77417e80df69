package dev.playhead.ui.stage;

import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.ClockLabel;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.device.StatusText;
import dev.playhead.ui.format.EmptySession;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

/// Column of the message on stage: what the server holds of it, and what each device was sent. FX thread.
public final class StageColumn extends BorderPane {
    private static final double WIDE = 1400;
    private static final double NARROW = 1200;

    private final ClockLabel at = new ClockLabel("ph-mono", "ph-second");
    private final HBox header;
    private final ScrollPane pane;
    private final StageIcons strip = new StageIcons();
    private final VBox cards = new VBox(8);
    private final WrappedText empty = new WrappedText("ph-muted");
    private final StageCard server = new StageCard("ph-main-text");
    private final Map<Integer, StageCard> devices = new LinkedHashMap<>();
    private final UncomparedDevicesCard others = new UncomparedDevicesCard();
    private final MomentCard state = new MomentCard();
    private boolean wide = true;
    private boolean past;
    private boolean oneByOne;
    private boolean growing;
    private @Nullable Timeline timeline;
    private @Nullable SessionState moment;

    public StageColumn() {
        getStyleClass().add("ph-stage-column");
        var title = new Label("Stage");
        title.getStyleClass().add("ph-strong");
        empty.setText("Nobody is connected yet.");
        var sent = new Label("as sent");
        sent.getStyleClass().addAll("ph-muted", "ph-small");
        sent.setTooltip(new Tooltip("A card shows what was written to the device's socket"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header = new HBox(title, at, space, sent);
        header.getStyleClass().add("ph-panel-header");
        cards.getStyleClass().add("ph-stage-cards");
        pane = new ScrollPane(cards);
        pane.setFitToWidth(true);
        pane.setFocusTraversable(true); // the keyboard scrolls it
        SteadyScroll.of(pane, cards);
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
    public void show(Timeline newTimeline, SessionState newMoment, boolean isPast) {
        timeline = newTimeline;
        moment = newMoment;
        past = isPast;
        fill(newTimeline, newMoment, isPast);
    }

    /// Shows what is now. Of the device cards that are not there yet one comes with each call: making one
    /// takes longer than filling them all.
    public void follow(Timeline newTimeline, SessionState newMoment) {
        oneByOne = true;
        growing = false;
        show(newTimeline, newMoment, false);
        oneByOne = false;
    }

    /// Returns whether cards are still to come for the moment that was shown last.
    public boolean isGrowing() {
        return growing;
    }

    private void fill(Timeline timeline, SessionState moment, boolean past) {
        at.setText("at " + Formats.clock(moment.atNanos() - timeline.startNanos()));
        var subject = moment.subject();
        var wanted = new ArrayList<Node>();
        if (subject == null) {
            empty.setText(EmptySession.words(timeline));
            wanted.add(empty);
        } else {
            var comparison = Comparison.of(timeline, moment, subject, wide);
            if (getCenter() == strip) {
                strip.show(comparison.devices(), moment.atNanos());
            }
            server(timeline, subject, comparison.window());
            wanted.add(server);
            boolean made = false;
            for (var device : comparison.devices()) {
                boolean isNew = !devices.containsKey(device.participant().index());
                if (oneByOne && made && isNew) {
                    growing = true;
                    continue;
                }
                made |= isNew;
                wanted.add(device(timeline, moment, subject, device, comparison.window()));
            }
            if (comparison.otherCount() > 0) {
                others.show(comparison.otherCount(), comparison.others());
                wanted.add(others);
            }
        }
        if (past) {
            state.show(moment);
            wanted.add(state);
        }
        if (!cards.getChildren().equals(wanted)) {
            cards.getChildren().setAll(wanted);
        }
    }

    private void server(Timeline timeline, SessionState.ShownMessage subject, TextWindow window) {
        var run = subject.run() < 0 ? null : timeline.runs().get(subject.run());
        server.head(
                () -> Icon.SERVER.node(14),
                "Server truth",
                run == null ? subject.channel().words() : "run " + run.number() + (wide ? ", stored text" : ""));
        server.plainChip(String.format(Locale.ROOT, "%,d chars", subject.text().length()));
        server.above(subject.question());
        server.why("");
        server.fold(folded(window));
        server.text(window.shown(subject.text(), 0), "", "", subject.streaming());
        server.footer("", () -> Icon.INFO.node(12), false, "", "");
    }

    private static String folded(TextWindow window) {
        var before = window.from() == 0
                ? ""
                : String.format(
                        Locale.ROOT, "\u2026 %,d characters before this are the same on all devices.", window.from());
        var middle = window.gap() == 0
                ? ""
                : String.format(
                        Locale.ROOT, "Too long for a card: %,d characters in the middle are left out.", window.gap());
        return before.isEmpty() || middle.isEmpty() ? before + middle : before + " " + middle;
    }

    private StageCard device(
            Timeline timeline,
            SessionState moment,
            SessionState.ShownMessage subject,
            Comparison.Device device,
            TextWindow window) {
        var participant = device.participant();
        var text = device.text();
        var card = devices.computeIfAbsent(participant.index(), index -> new StageCard("ph-device-text"));
        var sdk = participant.isSimulated() ? "simulated" : participant.sdk();
        card.head(() -> ParticipantIcon.of(participant), participant.name(), !wide || sdk == null ? "" : sdk);
        chip(card, device, moment.atNanos());
        card.above("");
        card.fold("");
        card.text(
                (window.from() > 0 ? "\u2026 " : "") + window.shown(text.common(), 0),
                TextWindow.shown(text.extra(), wide),
                window.shown(text.missing(), text.common().length()),
                text.isComplete() && subject.streaming());
        boolean late = text.late() > 0;
        String lost = late
                ? Formats.count(text.late(), "character") + " on " + (text.late() == 1 ? "its" : "their") + " way"
                : text.missing().isEmpty()
                        ? ""
                        : Formats.count(text.missing().length(), "character") + " not on this device";
        long last = device.sent().lastFrameNanos();
        var gap = timeline.tracks().get(participant.index()).gapAt(moment.atNanos());
        card.why(gap == null ? "" : StatusText.gap(gap, moment.atNanos()));
        card.footer(
                lost,
                () -> late ? icon(Icon.CLOCK, "ph-warn-icon") : icon(Icon.ERROR, "ph-fault-icon"),
                late,
                last == 0 ? "no frame yet" : wide ? "last frame" : "",
                last != 0 && wide ? Formats.clock(last - timeline.startNanos()) : "");
        card.setAccessibleText(participant.name() + ", " + StatusText.of(device.connectionStatus(), moment.atNanos())
                + ". " + lost + (gap == null ? "" : ". " + StatusText.gap(gap, moment.atNanos())));
        return card;
    }

    private static void chip(StageCard card, Comparison.Device device, long atNanos) {
        var connectionStatus = device.connectionStatus();
        switch (device.state()) {
            case IN_SYNC -> card.chip("In sync", () -> Icon.CHECK.node(12), "ph-plain");
            case MISSING -> {
                int letters =
                        device.text().missing().length() + device.text().extra().length();
                card.chip(
                        Formats.count(letters, "character") + (letters == 1 ? " differs" : " differ"),
                        () -> icon(Icon.ERROR, "ph-fault-icon"),
                        "ph-fault");
            }
            case LATE ->
                card.chip(
                        connectionStatus == null || connectionStatus.state() == ConnectionStatus.State.CONNECTED
                                ? "Late"
                                : StatusText.title(connectionStatus, atNanos),
                        () -> icon(Icon.SLOW, "ph-warn-icon"),
                        "ph-warn");
            case LOST -> card.chip(SyncState.lost(connectionStatus), () -> icon(Icon.CUT, "ph-fault-icon"), "ph-fault");
            case AWAY -> card.chip(StatusText.title(connectionStatus, atNanos), () -> Icon.CLOCK.node(12), "ph-plain");
        }
    }

    private static Node icon(Icon icon, String tone) {
        Node node = icon.node(12);
        node.getStyleClass().add(tone);
        return node;
    }
}
