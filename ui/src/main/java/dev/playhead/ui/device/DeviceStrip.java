package dev.playhead.ui.device;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Moment;
import dev.playhead.transport.insight.Party;
import dev.playhead.transport.insight.Standing;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One tile per device and agent, and the faults that are on. Read-only without controls. FX thread.
public final class DeviceStrip extends HBox {
    private final List<DeviceTile> tiles = new ArrayList<>();
    private final HBox parties = new HBox(8);
    private final HBox faults = new HBox(8);
    private final Label readOnly = new Label("Faults work in Live");
    private final Button restoreAll = new Button("Restore all");
    private List<FaultTrack> active = List.of();
    private @Nullable Controls controls;

    public DeviceStrip() {
        super(8);
        getStyleClass().add("ph-device-strip");
        setAlignment(Pos.CENTER_LEFT);
        parties.setAlignment(Pos.CENTER_LEFT);
        faults.setAlignment(Pos.CENTER_RIGHT);
        readOnly.getStyleClass().addAll("ph-muted", "ph-small");
        restoreAll.setId("restore-all");
        restoreAll.getStyleClass().add("ph-fault-outline");
        restoreAll.setTooltip(new Tooltip("Restore all (Ctrl 0)"));
        restoreAll.setOnAction(e -> restoreAll());
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        readOnly.setMinWidth(USE_PREF_SIZE);
        faults.setMinWidth(USE_PREF_SIZE);
        restoreAll.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(parties, space, readOnly, faults, restoreAll);
    }

    /// Shows the parties as they stand; `liveControls` is null when nothing can be done.
    public void show(Timeline timeline, Moment moment, @Nullable Controls liveControls) {
        controls = liveControls;
        var wanted = timeline.parties().stream()
                .filter(p -> p.isDevice() || p.kind() == Party.Kind.AGENT)
                .toList();
        while (tiles.size() < wanted.size()) {
            tiles.add(new DeviceTile(wanted.get(tiles.size())));
            parties.getChildren().setAll(tiles);
        }
        for (int i = 0; i < wanted.size(); i++) {
            tiles.get(i).show(timeline, wanted.get(i), standing(moment, wanted.get(i)), moment.atNanos(), liveControls);
        }
        long now = moment.atNanos();
        var on = timeline.faults().stream().filter(f -> f.span().contains(now)).toList();
        if (!on.equals(active)) {
            active = on;
            faults.getChildren().setAll(on.stream().map(DeviceStrip::chip).toList());
        }
        boolean readable = liveControls == null;
        visible(readOnly, readable);
        visible(restoreAll, !readable && !on.isEmpty());
    }

    /// Cuts a device, or restores it when it is cut. `index` counts tiles from 0; nothing happens outside of them.
    public void toggleCut(int index) {
        if (index >= 0 && index < tiles.size()) {
            tiles.get(index).toggleCut();
        }
    }

    public void restoreAll() {
        if (controls != null) {
            controls.restoreAll();
        }
    }

    private static @Nullable Standing standing(Moment moment, Party party) {
        return moment.standings().stream()
                .filter(s -> s.party() == party.index())
                .findFirst()
                .orElse(null);
    }

    private static Node chip(FaultTrack fault) {
        var chip = new Label(fault.rule().id() + " " + fault.rule().label(), Icon.CUT.node(12));
        chip.getStyleClass().addAll("ph-chip", "ph-fault");
        return chip;
    }

    private static void visible(Node node, boolean show) {
        node.setVisible(show);
        node.setManaged(show);
    }
}
