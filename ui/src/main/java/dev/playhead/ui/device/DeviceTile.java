package dev.playhead.ui.device;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.interrupt.InterruptMenu;
import dev.playhead.ui.interrupt.InterruptSubject;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One device or agent: its name, how it stands, and its buttons. FX thread.
final class DeviceTile extends HBox {
    private static final String SLOW_WORDS =
            "Slow by " + DeviceFaults.SLOW.latencyMs() + " ms until restored; hold: while held";
    private static final double LEAST = 160;
    private static final double LEAST_BROKEN = 168;
    private static final double AGENT_WIDTH = 246;
    private static final double WIDTH = 304;
    private static final double BROKEN_WIDTH = 330;
    private static final double MOST = 356;
    // What goes first when there is less room: slow, then the client id, then latency and the words on buttons.
    private static final double SHOWS_SLOW = 232;
    private static final double SHOWS_ID = 222;
    private static final double SHOWS_WORDS = 208;
    private static final double AGENT_SHOWS_WORDS = 208;
    private static final double AGENT_SHOWS_MORE = 236;
    private static final double SHOWS_MORE = 292;
    private static final double BROKEN_SHOWS_WORDS = 272;
    private static final double BROKEN_SHOWS_ID = 290;
    private static final double BROKEN_SHOWS_SLOW = 316;

    private final int participant;
    private final boolean agent;
    private final Label name = new Label();
    private final Label id = new Label();
    private final Label state = new Label();
    private final Button cut = new Button("Cut", Icon.CUT.node(14));
    private final Button slow = new Button("", Icon.SLOW.node(14));
    private final Button stop = new Button("Stop", Icon.STOP.node(12));
    private final MenuButton more = new MenuButton("", Icon.MORE.node(14));
    private final Tooltip tip = new Tooltip();
    private final MomentaryFaultButton cutting;
    private final MomentaryFaultButton slowing;
    private Participant.@Nullable Kind shownKind;
    private @Nullable Icon shownCutIcon;
    private ConnectionStatus.@Nullable State shownState;
    private volatile @Nullable Controls controls;
    private @Nullable Run running;
    // What the menu is about: the run that goes on, or the last one.
    private @Nullable Run latest;
    private boolean broken;
    private String whole = "";
    private String brief = "";
    private String how = "";

    DeviceTile(Participant who) {
        participant = who.index();
        agent = who.kind() == Participant.Kind.AGENT;
        getStyleClass().add("ph-tile");
        name.getStyleClass().add("ph-strong");
        name.setMinWidth(USE_PREF_SIZE);
        id.getStyleClass().addAll("ph-muted", "ph-small");
        var first = new HBox(6, name, id);
        first.setAlignment(Pos.BASELINE_LEFT);
        state.getStyleClass().add("ph-small");
        state.setGraphicTextGap(5);
        state.setTooltip(tip);
        var words = new VBox(first, state);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        setHgrow(words, Priority.ALWAYS);
        cut.setId("cut-" + participant);
        slow.setId("slow-" + participant);
        stop.setId("stop-" + participant);
        for (Button button : new Button[] {cut, slow, stop}) {
            button.setMinWidth(USE_PREF_SIZE);
            button.setTooltip(new Tooltip());
        }
        slow.getStyleClass().add("ph-tile-icon");
        more.setId("interrupts-" + participant);
        more.getStyleClass().addAll("ph-tile-icon", "ph-tile-more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setTooltip(new Tooltip("Interrupt: stop, steer, ask, answer again"));
        more.getItems().setAll(new MenuItem()); // without one it does not open
        more.setOnShowing(e -> more.getItems().setAll(interrupts()));
        Theme.dressMenu(more);
        cutting = new MomentaryFaultButton(cut, () -> set(DeviceFaults.CUT), this::restore);
        slowing = new MomentaryFaultButton(slow, () -> set(DeviceFaults.SLOW), this::restore);
        stop.setOnAction(e -> {
            var usable = controls;
            if (usable != null && running != null) {
                usable.stop(running);
            }
        });
        getChildren().addAll(new Region(), words);
        if (agent) {
            getChildren().addAll(stop, more);
        } else {
            getChildren().addAll(cut, slow, more);
        }
        widthProperty().addListener((o, before, now) -> fit(now.doubleValue()));
        setHgrow(this, Priority.ALWAYS);
        setMinWidth(LEAST);
        setPrefWidth(agent ? AGENT_WIDTH : WIDTH);
        setMaxWidth(MOST);
    }

    void show(
            Timeline timeline,
            Participant who,
            @Nullable ConnectionStatus connectionStatus,
            long atNanos,
            @Nullable Controls usable) {
        controls = usable;
        if (who.kind() != shownKind || !who.name().equals(name.getText())) {
            shownKind = who.kind();
            getChildren().set(0, ParticipantIcon.of(who));
            name.setText(who.name());
            String client = who.clientId();
            var whose = agent ? "agent" : client == null ? "" : client;
            id.setText(!who.isSimulated() ? whose : agent ? "simulated agent" : whose + ", simulated");
            slow.setAccessibleText("Slow " + who.name() + " by " + DeviceFaults.SLOW.latencyMs() + " ms");
            cut.setAccessibleText("Cut " + who.name());
            stop.setAccessibleText("Stop " + who.name());
            more.setAccessibleText("Interrupt " + who.name());
        }
        running = timeline.runs().stream()
                .filter(r -> r.agent() == participant && r.startedNanos() > 0 && r.startedNanos() <= atNanos)
                .filter(r -> r.endedNanos() == 0 || r.endedNanos() > atNanos)
                .reduce((before, after) -> after)
                .orElse(null);
        latest = timeline.runs().stream()
                .filter(r -> (agent ? r.agent() : r.asker()) == participant && r.startedNanos() <= atNanos)
                .reduce((before, after) -> after)
                .orElse(null);
        var cutRule = DeviceFaults.active(timeline, participant, atNanos, DeviceFaults.CUT);
        var slowRule = DeviceFaults.active(timeline, participant, atNanos, DeviceFaults.SLOW);
        broken = connectionStatus != null && StatusText.isBroken(connectionStatus.state());
        mark("ph-fault", broken);
        widths(broken ? LEAST_BROKEN : LEAST, broken ? BROKEN_WIDTH : agent ? AGENT_WIDTH : WIDTH);
        var run = agent && running != null && !broken ? running : null;
        fit(getWidth() > 0 ? getWidth() : getPrefWidth());
        var track = timeline.tracks().get(participant);
        long held = held(timeline, atNanos);
        mark("ph-warn", held > 0 || connectionStatus != null && StatusText.isDegraded(connectionStatus.state()));
        var heldWords = held == 0 ? "" : ", " + held + " held";
        var missing = StatusText.missing(track, atNanos);
        whole = run != null
                ? "streaming run " + run.number()
                : words(who, connectionStatus, atNanos)
                        + StatusText.ended(connectionStatus, track, atNanos)
                        + missing
                        + heldWords;
        brief = run != null
                ? "run " + run.number()
                : !missing.isEmpty()
                        ? missing.substring(2)
                        : held > 0 && !broken ? heldWords.substring(2) : StatusText.brief(connectionStatus, atNanos);
        how = how(timeline, who, atNanos);
        words();
        var now = connectionStatus == null ? ConnectionStatus.State.GONE : connectionStatus.state();
        if (now != shownState) {
            shownState = now;
            state.setGraphic(StatusText.mark(connectionStatus));
        }
        var tone = !missing.isEmpty()
                ? "ph-fault-text"
                : held > 0 && !broken ? "ph-warn-text" : StatusText.tone(connectionStatus);
        if (!state.getStyleClass().contains(tone)) {
            state.getStyleClass().setAll("label", "ph-small", tone);
        }
        boolean there = connectionStatus != null && connectionStatus.state() != ConnectionStatus.State.GONE;
        cutting.show(cutRule, usable != null && (there || cutRule != null), "Cut", "Restore", "ph-fault-on");
        slowing.show(slowRule, usable != null && cutRule == null && (there || slowRule != null), "", "", "ph-warn-on");
        cutIcon(cutRule == null ? Icon.CUT : Icon.RESTORE);
        var gone = who.name() + " is gone: it has no connection";
        tip(
                cut,
                reason(
                        usable,
                        cutRule != null ? "Restore" : there ? "Cut until restored (X); hold: while held" : gone));
        tip(
                slow,
                reason(usable, cutRule != null ? "A device that is cut cannot be slowed" : there ? SLOW_WORDS : gone));
        stop.setDisable(usable == null || running == null);
        tip(stop, reason(usable, running == null ? "No run to stop" : "Publish a stop for this run"));
    }

    private List<MenuItem> interrupts() {
        var run = latest;
        if (run != null) {
            return InterruptMenu.items(more, InterruptSubject.of(run), controls);
        }
        var nothing = new MenuItem(agent ? "It has answered nothing yet" : "It has asked nothing yet");
        nothing.setDisable(true);
        return List.of(nothing);
    }

    private long held(Timeline timeline, long atNanos) {
        return timeline.held().stream()
                .filter(frame ->
                        frame.participant() == participant && frame.span().contains(atNanos))
                .count();
    }

    // Setting a width lays the whole window out anew, also when it is the same.
    private void widths(double least, double preferred) {
        if (least != getMinWidth() || preferred != getPrefWidth()) {
            setMinWidth(least);
            setPrefWidth(preferred);
        }
    }

    private static String words(Participant who, @Nullable ConnectionStatus connectionStatus, long atNanos) {
        if (connectionStatus == null || connectionStatus.state() != ConnectionStatus.State.RETURNING) {
            return StatusText.of(connectionStatus, atNanos);
        }
        var name = who.kind() == Participant.Kind.DEVICE
                ? who.name()
                : "the " + who.name().toLowerCase(Locale.ROOT);
        return "waiting for " + name + " to reconnect, " + connectionStatus.behind() + " behind";
    }

    private void words() {
        boolean narrow = broken ? getWidth() < BROKEN_SHOWS_WORDS : isNarrow();
        String text = narrow && getWidth() > 0 ? brief : whole;
        if (!text.equals(state.getText())) {
            state.setText(text);
        }
        String all = how.isEmpty() ? whole : whole + "\n" + how;
        if (!all.equals(tip.getText())) {
            tip.setText(all);
            setAccessibleText(name.getText() + ", " + all.replace("\n", ", "));
        }
    }

    /// By which kind of transport it is there, while it is, and its app where that is not the open one.
    private static String how(Timeline timeline, Participant who, long atNanos) {
        var words = new ArrayList<String>();
        timeline.tracks().stream()
                .filter(track -> track.participant() == who.index())
                .map(track -> track.viaAt(atNanos))
                .filter(Objects::nonNull)
                .forEach(via -> words.add("via " + via.word()));
        var end = timeline.tracks().get(who.index()).endAt(atNanos);
        if (end != null) {
            words.add("last connection " + end.words());
        }
        var gap = timeline.tracks().get(who.index()).gapAt(atNanos);
        if (gap != null) {
            words.add("missing on " + gap.channel().words() + ": " + gap.why());
        }
        if (!who.app().isEmpty()) {
            words.add("app " + who.app());
        }
        return String.join("\n", words);
    }

    private boolean isNarrow() {
        return getWidth() > 0 && getWidth() < (agent ? AGENT_SHOWS_WORDS : SHOWS_WORDS);
    }

    private void cutIcon(Icon icon) {
        if (icon != shownCutIcon) {
            shownCutIcon = icon;
            cut.setGraphic(icon.node(14));
        }
    }

    private static void tip(Button button, String words) {
        if (!button.getTooltip().getText().equals(words)) {
            button.getTooltip().setText(words);
        }
    }

    private static String reason(@Nullable Controls usable, String words) {
        return usable == null ? "Faults work in Live" : words;
    }

    private @Nullable CompletableFuture<RuleId> set(Fault fault) {
        var usable = controls;
        return usable == null ? null : usable.set(participant, fault);
    }

    // On any thread.
    private void restore(RuleId rule) {
        var usable = controls;
        if (usable != null) {
            usable.restore(rule);
        }
    }

    // A changed style class costs a new look at all rules, so only a change is one.
    private void mark(String style, boolean on) {
        if (on && !getStyleClass().contains(style)) {
            getStyleClass().add(style);
        } else if (!on) {
            getStyleClass().remove(style);
        }
    }

    /// Says whether the keyboard acts on it.
    void chosen(boolean is) {
        mark("ph-chosen", is);
    }

    void pressCut() {
        if (!agent) {
            cutting.press();
        }
    }

    void releaseCut() {
        if (!agent) {
            cutting.release();
        }
    }

    boolean isAgent() {
        return agent;
    }

    private void fit(double width) {
        boolean narrow = isNarrow();
        show(id, width >= (broken ? BROKEN_SHOWS_ID : agent ? AGENT_SHOWS_WORDS : SHOWS_ID));
        show(slow, !agent && width >= (broken ? BROKEN_SHOWS_SLOW : SHOWS_SLOW));
        show(more, width >= (agent ? AGENT_SHOWS_MORE : broken ? MOST : SHOWS_MORE));
        cutting.brief(narrow);
        stop.setText(narrow ? "" : "Stop");
        words();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
