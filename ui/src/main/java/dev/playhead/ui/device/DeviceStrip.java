package dev.playhead.ui.device;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.insight.ConnectionStatus;
import dev.playhead.transport.insight.FaultTrack;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.SessionState;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final double GAP = 8;
    private static final double EDGES = 24;
    private static final double FITS_BEFORE_LAYOUT = 1_600;
    private static final double WIDE = 1280;
    private static final String READ_ONLY = "Showing the devices as they were.\nFaults work in Live.";

    private static final int MOST_IN_MENU = 200;

    // By index of the participant; only of those that are or were shown.
    private final Map<Integer, DeviceTile> tiles = new HashMap<>();
    private List<Participant> known = List.of();
    private final HBox participants = new HBox(8);
    private final MenuButton more = new MenuButton();
    private final HBox faults = new HBox(8);
    private final Label readOnly = new Label(READ_ONLY);
    private final Button restoreAll = new Button("Restore all");
    private List<FaultTrack> active = List.of();
    private List<Participant> outside = List.of();
    private @Nullable Controls controls;
    // Index of a participant.
    private int chosen = -1;

    public DeviceStrip() {
        super(8);
        getStyleClass().add("ph-device-strip");
        setAlignment(Pos.CENTER_LEFT);
        participants.setAlignment(Pos.CENTER_LEFT);
        participants.setMinWidth(0);
        faults.setAlignment(Pos.CENTER_RIGHT);
        readOnly.getStyleClass().addAll("ph-second", "ph-small");
        restoreAll.setId("restore-all");
        restoreAll.getStyleClass().add("ph-fault-outline");
        KeySign.tip(restoreAll, "Restore all", "restore-all", "Ctrl 0");
        restoreAll.setOnAction(e -> restoreAll());
        more.getStyleClass().add("ph-strip-more");
        Theme.dressMenu(more);
        more.setAccessibleText("More devices");
        more.getItems().setAll(new MenuItem()); // without one it does not open, and nobody would ask for the others
        more.setOnShowing(e -> more.getItems().setAll(items()));
        setHgrow(participants, Priority.ALWAYS);
        for (Region fixed : List.of(readOnly, faults, restoreAll, more)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(participants, more, readOnly, faults, restoreAll);
        widthProperty().addListener(o -> {
            boolean wide = getWidth() >= WIDE;
            readOnly.setText(wide ? READ_ONLY : "Faults work\nin Live.");
            restoreAll.setText(wide ? "Restore all" : "Restore");
            restoreAll.setAccessibleText("Restore all");
            requestLayout();
        });
    }

    /// Forgets the participants of the session before.
    public void clear() {
        tiles.clear();
        participants.getChildren().clear();
        known = List.of();
        outside = List.of();
        active = List.of();
        faults.getChildren().clear();
        chosen = -1;
    }

    /// Shows the participants as they stand; `liveControls` is null when nothing can be done.
    public void show(Timeline timeline, SessionState moment, @Nullable Controls liveControls) {
        controls = liveControls;
        var wanted = timeline.participants().stream()
                .filter(p -> p.isDevice() || p.kind() == Participant.Kind.AGENT)
                .toList();
        known = wanted;
        var connectionStatuses = new HashMap<Integer, ConnectionStatus>();
        moment.connectionStatuses()
                .forEach(connectionStatus -> connectionStatuses.put(connectionStatus.participant(), connectionStatus));
        // What stands beside the tiles takes its room first.
        faults(timeline, moment.atNanos(), liveControls != null);
        var fitting = arrange(wanted, connectionStatuses, false);
        if (!outside.isEmpty()) {
            fitting = arrange(wanted, connectionStatuses, true);
        }
        var shown = new ArrayList<Node>();
        for (var participant : fitting) {
            var tile = tile(participant);
            tile.show(
                    timeline, participant, connectionStatuses.get(participant.index()), moment.atNanos(), liveControls);
            shown.add(tile);
        }
        if (!participants.getChildren().equals(shown)) {
            participants.getChildren().setAll(shown);
        }
    }

    private void faults(Timeline timeline, long now, boolean live) {
        var on = timeline.faults().stream().filter(f -> f.span().contains(now)).toList();
        if (!on.equals(active)) {
            active = on;
            faults.getChildren().setAll(on.stream().map(this::chip).toList());
            applyCss(); // the new chips have their width
        }
        visible(readOnly, !live);
        visible(faults, live);
        visible(restoreAll, live && !on.isEmpty());
    }

    private double besideTiles(boolean withMore) {
        double beside = EDGES;
        for (Region fixed : List.of(readOnly, faults, restoreAll)) {
            beside += fixed.isManaged() ? fixed.prefWidth(-1) + GAP : 0;
        }
        return beside + (withMore ? more.prefWidth(-1) + GAP : 0);
    }

    private DeviceTile tile(Participant participant) {
        var tile = tiles.get(participant.index());
        if (tile == null || tile.isAgent() != (participant.kind() == Participant.Kind.AGENT)) {
            tile = new DeviceTile(participant); // new, or a device that turned out to be an agent
            tile.chosen(participant.index() == chosen);
            tiles.put(participant.index(), tile);
        }
        return tile;
    }

    // As many as fit. A faulty one and the chosen one come before those that are well; nothing is asked twice, since
    // there may be thousands.
    private List<Participant> arrange(
            List<Participant> wanted, Map<Integer, ConnectionStatus> connectionStatuses, boolean withMore) {
        double room = getWidth() <= 0 ? FITS_BEFORE_LAYOUT : getWidth() - besideTiles(withMore) + GAP;
        int most = (int) Math.max(2, room / (LEAST_TILE + GAP));
        long first =
                wanted.stream().filter(p -> comesFirst(p, connectionStatuses)).count();
        var shown = new ArrayList<Participant>();
        var hidden = new ArrayList<Participant>();
        long firstLeft = first;
        for (var participant : wanted) {
            boolean isFirst = comesFirst(participant, connectionStatuses);
            firstLeft -= isFirst ? 1 : 0;
            boolean fits = isFirst ? shown.size() < most : shown.size() + firstLeft < most;
            (fits ? shown : hidden).add(participant);
        }
        visible(more, !hidden.isEmpty());
        outside = hidden;
        long broken = hidden.stream()
                .filter(p -> isBroken(connectionStatuses.get(p.index())))
                .count();
        more.setText(broken == 0 ? "+" + hidden.size() : "+" + hidden.size() + ", " + broken + " with a fault");
        more.getStyleClass().remove("ph-fault-on");
        if (broken > 0) {
            more.getStyleClass().add("ph-fault-on");
        }
        return shown;
    }

    private boolean comesFirst(Participant participant, Map<Integer, ConnectionStatus> connectionStatuses) {
        var connectionStatus = connectionStatuses.get(participant.index());
        return participant.index() == chosen
                || isBroken(connectionStatus)
                || connectionStatus != null && StatusText.isDegraded(connectionStatus.state());
    }

    private static boolean isBroken(@Nullable ConnectionStatus connectionStatus) {
        return connectionStatus != null && StatusText.isBroken(connectionStatus.state());
    }

    private List<MenuItem> items() {
        var items = new ArrayList<MenuItem>();
        for (var participant : outside.subList(0, Math.min(MOST_IN_MENU, outside.size()))) {
            var item = new MenuItem(participant.name(), ParticipantIcon.of(participant));
            item.setOnAction(e -> chooseParty(participant.index()));
            items.add(item);
        }
        if (outside.size() > MOST_IN_MENU) {
            var rest = new MenuItem((outside.size() - MOST_IN_MENU) + " more are on the lanes");
            rest.setDisable(true);
            items.add(rest);
        }
        return items;
    }

    /// Chooses the device that the keyboard acts on, and brings it into sight; `index` counts from 0.
    public void choose(int index) {
        if (index >= 0 && index < known.size()) {
            chooseParty(known.get(index).index());
        }
    }

    /// Returns the participant index of the chosen device; -1 when none is chosen.
    public int chosen() {
        return chosen;
    }

    private void chooseParty(int participant) {
        chosen = participant;
        tiles.forEach((index, tile) -> tile.chosen(index == participant));
    }

    /// Cuts the chosen device, or restores it when it is cut; held longer, only while held.
    public void cutChosen() {
        var tile = tiles.get(chosen);
        if (tile != null) {
            tile.pressCut();
        }
    }

    /// The key was let go.
    public void cutReleased() {
        var tile = tiles.get(chosen);
        if (tile != null) {
            tile.releaseCut();
        }
    }

    public void restoreAll() {
        if (controls != null) {
            controls.restoreAll();
        }
    }

    private Node chip(FaultTrack fault) {
        var what = fault.rule().fault();
        boolean loses = what.loses();
        var icon = loses ? Icon.CUT : what.slows() ? Icon.SLOW : Icon.WARNING;
        var chip = new Button(fault.rule().id() + " " + fault.rule().label(), icon.node(12));
        chip.getStyleClass().addAll("ph-chip", loses ? "ph-fault" : "ph-warn");
        chip.setTooltip(new Tooltip(what.words() + "\nClick to end this fault"));
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
