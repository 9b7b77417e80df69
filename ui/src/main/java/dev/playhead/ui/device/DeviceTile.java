package dev.playhead.ui.device;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Party;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Standing;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.words.Words;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One device or agent: its name, how it stands, and its buttons. FX thread.
final class DeviceTile extends HBox {
    private static final long SLOW_MS = 400;

    private final int party;
    private final boolean agent;
    private final Label state = new Label();
    private final Button cut = new Button("Cut", Icon.CUT.node(14));
    private final Button slow = new Button("", Icon.SLOW.node(14));
    private final Button stop = new Button("Stop", Icon.STOP.node(12));
    private @Nullable Controls controls;
    private @Nullable RuleId rule;
    private @Nullable Run running;

    DeviceTile(Party who) {
        party = who.index();
        agent = who.kind() == Party.Kind.AGENT;
        getStyleClass().add("ph-tile");
        var name = new Label(who.name());
        name.getStyleClass().add("ph-strong");
        name.setMinWidth(USE_PREF_SIZE);
        String client = who.clientId();
        var id = new Label(agent ? "agent" : client == null ? "" : client);
        id.getStyleClass().addAll("ph-muted", "ph-small");
        var first = new HBox(6, name, id);
        first.setAlignment(Pos.BASELINE_LEFT);
        state.getStyleClass().add("ph-small");
        state.setMinWidth(130);
        state.setGraphicTextGap(5);
        var words = new VBox(first, state);
        words.setAlignment(Pos.CENTER_LEFT);
        setHgrow(words, Priority.ALWAYS);
        cut.setId("cut-" + who.index());
        slow.setId("slow-" + who.index());
        stop.setId("stop-" + who.index());
        slow.setAccessibleText("Slow " + who.name() + " by 400 ms");
        slow.setTooltip(new Tooltip("Slow by 400 ms until restored"));
        cut.setTooltip(new Tooltip("Cut until restored (X)"));
        for (Button button : new Button[] {cut, slow, stop}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        cut.setOnAction(e -> toggleCut());
        slow.setOnAction(e -> {
            if (controls != null) {
                controls.slow(party, SLOW_MS);
            }
        });
        stop.setOnAction(e -> {
            if (controls != null && running != null) {
                controls.stop(running.channel(), running.id());
            }
        });
        getChildren().addAll(PartyIcon.of(who), words);
        if (agent) {
            getChildren().add(stop);
        } else {
            getChildren().addAll(cut, slow);
        }
    }

    void show(Timeline timeline, Party who, @Nullable Standing standing, long atNanos, @Nullable Controls usable) {
        controls = usable;
        rule = standing == null ? null : standing.rule();
        running = timeline.runs().stream()
                .filter(r -> r.agent() == party && r.startedNanos() > 0 && r.startedNanos() <= atNanos)
                .filter(r -> r.endedNanos() == 0 || r.endedNanos() > atNanos)
                .reduce((before, after) -> after)
                .orElse(null);
        boolean broken = standing != null
                && (standing.state() == Standing.State.CUT || standing.state() == Standing.State.FAILED);
        getStyleClass().removeAll("ph-fault", "ph-warn");
        if (broken) {
            getStyleClass().add("ph-fault");
        } else if (standing != null
                && (standing.state() == Standing.State.SLOW || standing.state() == Standing.State.STALLED)) {
            getStyleClass().add("ph-warn");
        }
        String text = agent && running != null ? "streaming run " + running.number() : words(standing, atNanos);
        if (!text.equals(state.getText())) {
            state.setText(text);
            state.setGraphic(mark(standing));
            setAccessibleText(who.name() + ", " + text);
        }
        state.getStyleClass().removeAll("ph-fault-text", "ph-second");
        state.getStyleClass().add(broken ? "ph-fault-text" : "ph-second");
        boolean faulty = rule != null;
        cut.setText(faulty ? "Restore" : "Cut");
        cut.setDisable(usable == null);
        cut.getStyleClass().remove("ph-fault-on");
        if (faulty) {
            cut.getStyleClass().add("ph-fault-on");
        }
        slow.setDisable(usable == null || faulty);
        stop.setDisable(usable == null || running == null);
    }

    void toggleCut() {
        if (controls == null || agent) {
            return;
        }
        if (rule != null) {
            controls.restore(rule);
        } else {
            controls.cut(party);
        }
    }

    /// What DESIGN calls the state, in words.
    static String words(@Nullable Standing standing, long atNanos) {
        if (standing == null) {
            return "not there yet";
        }
        String since = Words.seconds(Math.max(0, atNanos - standing.sinceNanos()));
        return switch (standing.state()) {
            case CONNECTING -> "connecting";
            case CONNECTED -> "connected" + latency(standing);
            case CUT -> "cut " + since + ", " + standing.behind() + " behind";
            case LOST -> "connection lost " + since + ", " + standing.behind() + " behind";
            case SLOW -> "slow" + latency(standing);
            case STALLED -> "no frames for " + since;
            case RECOVERED -> "resumed";
            case SUSPENDED -> "suspended " + since;
            case FAILED -> "failed";
            case GONE -> "gone";
        };
    }

    private static String latency(Standing standing) {
        return standing.latencyNanos() < 0
                ? ""
                : String.format(Locale.ROOT, ", %d ms", standing.latencyNanos() / 1_000_000);
    }

    private static Node mark(@Nullable Standing standing) {
        if (standing != null && standing.state() == Standing.State.CUT) {
            Node icon = Icon.CUT.node(12);
            icon.getStyleClass().add("ph-fault-icon");
            return icon;
        }
        var dot = new javafx.scene.layout.Region();
        dot.getStyleClass().add("ph-dot");
        if (standing != null && standing.state() == Standing.State.CONNECTED) {
            dot.getStyleClass().add("ph-ok");
        }
        return dot;
    }
}
