package dev.playhead.ui.device;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.fault.FaultRule.Behaviour;
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
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One tile per device and agent, and the faults that are on. Read-only without controls. FX thread.
public final class DeviceStrip extends HBox {
    private static final double LEAST_TILE = 168;
    private static final double BESIDE_TILES = 180;
    private static final double WIDE = 1280;
    private static final String READ_ONLY = "Showing the devices as they were.\nFaults work in Live.";

    private final List<DeviceTile> tiles = new ArrayList<>();
    private final HBox parties = new HBox(8);
    private final MenuButton more = new MenuButton();
    private final HBox faults = new HBox(8);
    private final Label readOnly = new Label(READ_ONLY);
    private final Button restoreAll = new Button("Restore all");
    private List<FaultTrack> active = List.of();
    private List<Integer> outside = List.of();
    private @Nullable Controls controls;
    private int chosen = -1;

    public DeviceStrip() {
        super(8);
        getStyleClass().add("ph-device-strip");
        setAlignment(Pos.CENTER_LEFT);
        parties.setAlignment(Pos.CENTER_LEFT);
        parties.setMinWidth(0);
        faults.setAlignment(Pos.CENTER_RIGHT);
        readOnly.getStyleClass().addAll("ph-second", "ph-small");
        restoreAll.setId("restore-all");
        restoreAll.getStyleClass().add("ph-fault-outline");
        restoreAll.setTooltip(new Tooltip("Restore all (Ctrl 0)"));
        restoreAll.setOnAction(e -> restoreAll());
        more.setAccessibleText("More devices");
        setHgrow(parties, Priority.ALWAYS);
        for (Region fixed : List.of(readOnly, faults, restoreAll, more)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(parties, more, readOnly, faults, restoreAll);
        widthProperty().addListener(o -> {
            boolean wide = getWidth() >= WIDE;
            readOnly.setText(wide ? READ_ONLY : "Faults work\nin Live.");
            restoreAll.setText(wide ? "Restore all" : "Restore");
            restoreAll.setAccessibleText("Restore all");
            requestLayout();
        });
    }

    /// Forgets the parties of the session before.
    public void clear() {
        tiles.clear();
        parties.getChildren().clear();
        active = List.of();
        faults.getChildren().clear();
        chosen = -1;
    }

    /// Shows the parties as they stand; `liveControls` is null when nothing can be done.
    public void show(Timeline timeline, Moment moment, @Nullable Controls liveControls) {
        controls = liveControls;
        var wanted = timeline.parties().stream()
                .filter(p -> p.isDevice() || p.kind() == Party.Kind.AGENT)
                .toList();
        while (tiles.size() < wanted.size()) {
            tiles.add(new DeviceTile(wanted.get(tiles.size())));
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (tiles.get(i).isAgent() != (wanted.get(i).kind() == Party.Kind.AGENT)) {
                tiles.set(i, new DeviceTile(wanted.get(i))); // a device that turned out to be an agent
            }
            tiles.get(i).show(timeline, wanted.get(i), standing(moment, wanted.get(i)), moment.atNanos(), liveControls);
        }
        arrange(wanted, moment);
        long now = moment.atNanos();
        var on = timeline.faults().stream().filter(f -> f.span().contains(now)).toList();
        if (!on.equals(active)) {
            active = on;
            faults.getChildren().setAll(on.stream().map(this::chip).toList());
        }
        visible(readOnly, liveControls == null);
        visible(faults, liveControls != null);
        visible(restoreAll, liveControls != null && !on.isEmpty());
    }

    // As many tiles as fit; a faulty one is never among those that do not.
    private void arrange(List<Party> wanted, Moment moment) {
        double room = getWidth() <= 0 ? Double.MAX_VALUE : getWidth() - BESIDE_TILES;
        int most = (int) Math.max(2, room / LEAST_TILE);
        var shown = new ArrayList<Node>();
        var hidden = new ArrayList<Integer>();
        for (int i = 0; i < wanted.size(); i++) {
            var standing = standing(moment, wanted.get(i));
            boolean faulty = standing != null
                    && (StateWords.isBroken(standing.state()) || StateWords.isDegraded(standing.state()));
            int left = (int) wanted.subList(i + 1, wanted.size()).stream()
                    .filter(p -> {
                        var s = standing(moment, p);
                        return s != null && StateWords.isBroken(s.state());
                    })
                    .count();
            if (faulty || shown.size() + left < most) {
                shown.add(tiles.get(i));
            } else {
                hidden.add(i);
            }
        }
        if (!parties.getChildren().equals(shown)) {
            parties.getChildren().setAll(shown);
        }
        visible(more, !hidden.isEmpty());
        if (!hidden.equals(outside)) {
            outside = List.copyOf(hidden);
            more.setText("+" + hidden.size());
            more.getItems()
                    .setAll(hidden.stream().map(i -> item(wanted.get(i), i)).toList());
        }
    }

    private MenuItem item(Party party, int index) {
        var item = new MenuItem(party.name(), PartyIcon.of(party));
        item.setOnAction(e -> choose(index));
        return item;
    }

    /// Chooses the tile that the keyboard acts on; `index` counts from 0.
    public void choose(int index) {
        if (index >= 0 && index < tiles.size()) {
            chosen = index;
            for (int i = 0; i < tiles.size(); i++) {
                tiles.get(i).chosen(i == index);
            }
        }
    }

    /// Cuts the chosen device, or restores it when it is cut; held longer, only while held.
    public void cutChosen() {
        if (chosen >= 0 && chosen < tiles.size()) {
            tiles.get(chosen).pressCut();
        }
    }

    /// The key was let go.
    public void cutReleased() {
        if (chosen >= 0 && chosen < tiles.size()) {
            tiles.get(chosen).releaseCut();
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

    private Node chip(FaultTrack fault) {
        boolean loses = fault.rule().behaviour() instanceof Behaviour.Cut;
        var chip = new Button(fault.rule().id() + " " + fault.rule().label(), (loses ? Icon.CUT : Icon.SLOW).node(12));
        chip.getStyleClass().addAll("ph-chip", loses ? "ph-fault" : "ph-warn");
        chip.setTooltip(new Tooltip("End this fault"));
        chip.setAccessibleText("End " + fault.rule().label());
        chip.setOnAction(e -> {
            if (controls != null) {
                controls.restore(fault.rule().id());
            }
        });
        return chip;
    }

    private static void visible(Node node, boolean show) {
        node.setVisible(show);
        node.setManaged(show);
    }
}
