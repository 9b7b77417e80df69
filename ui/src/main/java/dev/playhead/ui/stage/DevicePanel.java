package dev.playhead.ui.stage;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.Fault;
import dev.playhead.transport.fault.RuleId;
import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.DeviceFaults;
import dev.playhead.ui.device.MomentaryFaultButton;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A device on stage: its frame, how it stands, and large buttons for what can be done to it. FX thread.
final class DevicePanel extends Region {
    static final double BUTTONS = 78;
    static final double NAME = 40;
    private static final double SHOWS_WHOLE_WORDS = 520;

    private final Participant participant;
    private final DeviceFrame frame;
    private final Label key = Nodes.label("", "ph-key");
    private final HBox mark = new HBox();
    private final FigureLine state = new FigureLine("ph-stage-state");
    private final HBox head;
    private final StageButton cut = new StageButton("Cut", Icon.CUT, "stage-cut", "X");
    private final StageButton slow = new StageButton("Slow", Icon.SLOW, "stage-slow", "L");
    private final StageButton stop = new StageButton("Stop", Icon.STOP, "stage-stop", "S");
    private final HBox buttons = new HBox(12, cut, slow, stop);
    private final MomentaryFaultButton cutting;
    private final MomentaryFaultButton slowing;
    private volatile @Nullable Controls controls;
    private @Nullable DeviceOnStage shown;
    private @Nullable SyncState marked;
    private boolean chosen;

    /// @param onChoice run when somebody chooses it here
    DevicePanel(Participant participant, Runnable onChoice) {
        this.participant = participant;
        frame = new DeviceFrame(participant.kind());
        var name = Nodes.label(participant.name(), "ph-stage-name");
        name.setMinWidth(USE_PREF_SIZE);
        var icon = ParticipantIcon.look(participant).icon().node(20);
        icon.getStyleClass().add(ParticipantIcon.look(participant).tone());
        state.setMinWidth(0);
        head = new HBox(10, icon, name, key, Nodes.space(), mark, state);
        head.setAlignment(Pos.CENTER_LEFT);
        mark.setAlignment(Pos.CENTER);
        HBox.setMargin(state, new Insets(0, 0, 0, -4));
        buttons.getStyleClass().add("ph-stage-buttons");
        cut.setId("stage-cut-" + participant.index());
        slow.setId("stage-slow-" + participant.index());
        stop.setId("stage-stop-" + participant.index());
        for (var button : List.of(cut, slow, stop)) {
            HBox.setHgrow(button, Priority.ALWAYS);
            button.focusedProperty().addListener((o, before, now) -> {
                if (now) {
                    onChoice.run();
                }
            });
        }
        cutting = new MomentaryFaultButton(cut, () -> set(DeviceFaults.CUT), this::restore);
        slowing = new MomentaryFaultButton(slow, () -> set(DeviceFaults.SLOW), this::restore);
        stop.setOnAction(e -> stop());
        setOnMousePressed(e -> onChoice.run());
        getChildren().addAll(frame, head, buttons);
        getChildren().forEach(child -> child.setManaged(false));
        setAccessibleText(participant.name());
    }

    Participant participant() {
        return participant;
    }

    DeviceFrame frame() {
        return frame;
    }

    /// Returns how it stands in words. For tests.
    String state() {
        return state.text();
    }

    /// @param keySign the key that chooses it, where that is not plain to see; else empty
    void show(DeviceOnStage device, String keySign, @Nullable Controls usable) {
        controls = usable;
        shown = device;
        if (!keySign.equals(key.getText()) || key.isVisible() == keySign.isEmpty()) {
            key.setText(keySign);
            Nodes.show(key, !keySign.isEmpty());
        }
        frame.fault(device.isFault());
        state.show(device.state());
        mark(device);
        boolean usableNow = usable != null;
        cutting.show(
                device.cut(), usableNow && (device.present() || device.cut() != null), "Cut", "Restore", "ph-fault-on");
        slowing.show(
                device.slow(),
                usableNow && device.cut() == null && (device.present() || device.slow() != null),
                "Slow",
                "Slowed",
                "ph-warn-on");
        stop.setDisable(!canStop(device, usable));
        cut.icon(device.cut() == null ? Icon.CUT : Icon.RESTORE);
        keys();
        cut.tip(reason(usable, device.cut() != null ? "Restore (X)" : "Cut until restored (X); hold: while held"));
        slow.tip(reason(
                usable,
                device.cut() != null
                        ? "A device that is cut cannot be slowed"
                        : "Slow by " + DeviceFaults.SLOW.latencyMs() + " ms until restored (L); hold: while held"));
        stop.tip(reason(
                usable,
                device.run() == null
                        ? "No answer to stop"
                        : device.reachable() ? "Stop the answer (S)" : "A device without a connection stops nothing"));
        var words = participant.name() + ", " + device.state();
        if (!words.equals(getAccessibleText())) {
            setAccessibleText(words);
            cut.setAccessibleText((device.cut() == null ? "Cut " : "Restore ") + words);
            slow.setAccessibleText("Slow " + participant.name());
            stop.setAccessibleText("Stop the answer on " + participant.name());
        }
    }

    private static boolean canStop(DeviceOnStage device, @Nullable Controls usable) {
        return usable != null && device.run() != null && device.reachable();
    }

    private static String reason(@Nullable Controls usable, String words) {
        return usable == null ? "Faults work in Live" : words;
    }

    private void keys() {
        cut.keyed(chosen);
        slow.keyed(chosen);
        stop.keyed(chosen);
    }

    // A changed style class costs a new look at all rules, so only a change is one.
    private void mark(DeviceOnStage device) {
        if (device.sync() == marked && !mark.getChildren().isEmpty()) {
            return;
        }
        marked = device.sync();
        Icon icon = Icon.CLOCK;
        var tone = "ph-second";
        if (marked != null) {
            switch (marked) {
                case IN_SYNC -> icon = Icon.CHECK;
                case LATE -> {
                    icon = Icon.SLOW;
                    tone = "ph-warn";
                }
                case MISSING -> {
                    icon = Icon.ERROR;
                    tone = "ph-fault";
                }
                case LOST -> {
                    icon = Icon.CUT;
                    tone = "ph-fault";
                }
                case AWAY -> {}
            }
        }
        mark.getChildren().setAll(icon.node(16));
        head.getStyleClass().setAll(tone.equals("ph-second") ? "ph-stage-head" : "ph-stage-head" + tone.substring(2));
    }

    private @Nullable CompletableFuture<RuleId> set(Fault fault) {
        var usable = controls;
        return usable == null ? null : usable.set(participant.index(), fault);
    }

    // On any thread.
    private void restore(RuleId rule) {
        var usable = controls;
        if (usable != null) {
            usable.restore(rule);
        }
    }

    /// Says whether keys act on it, and shows which.
    void chosen(boolean is) {
        if (is != chosen) {
            chosen = is;
            if (is) {
                buttons.getStyleClass().add("ph-chosen");
            } else {
                buttons.getStyleClass().remove("ph-chosen");
            }
            keys();
        }
    }

    MomentaryFaultButton cutting() {
        return cutting;
    }

    MomentaryFaultButton slowing() {
        return slowing;
    }

    /// Stops the answer that is under way; nothing happens when there is none or the device cannot.
    void stop() {
        var usable = controls;
        var device = shown;
        if (device != null && usable != null && canStop(device, usable)) {
            usable.stop(Objects.requireNonNull(device.run()));
        }
    }

    @Override
    protected void layoutChildren() {
        double wide = getWidth();
        double high = getHeight();
        stop.setText(wide >= SHOWS_WHOLE_WORDS ? "Stop answer" : "Stop");
        frame.resizeRelocate(0, 0, wide, Math.max(0, high - BUTTONS - NAME - 8));
        head.resizeRelocate(0, high - BUTTONS - NAME, wide, NAME);
        buttons.resizeRelocate(-8, high - BUTTONS, wide + 16, BUTTONS);
    }
}
