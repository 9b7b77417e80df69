package dev.playhead.ui.window;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.timeline.LaneSteering;
import dev.playhead.ui.timeline.LanesView;
import java.util.ArrayList;
import java.util.List;

/// Keys of the timeline: step through frames, move the lanes, cut devices.
final class TimelineKeys {
    private static final double ZOOM = 0.8;

    private final CommandScope here;
    private final WindowModel model;
    private final LanesView lanes;
    private final FramesTable frames;
    private final List<Command> all = new ArrayList<>();

    TimelineKeys(CommandScope here, WindowModel model, LanesView lanes, DeviceStrip devices, FramesTable frames) {
        this.here = here;
        this.model = model;
        this.lanes = lanes;
        this.frames = frames;
        add("previous", "Previous frame", ",", held -> toFrame(-1));
        add("next", "Next frame", ".", held -> toFrame(1));
        add("zoom-in", "Zoom in", "W", held -> zoom(ZOOM));
        add("zoom-out", "Zoom out", "S", held -> zoom(1 / ZOOM));
        add("pan-left", "Earlier", "A", held -> pan(-0.1));
        add("pan-right", "Later", "D", held -> pan(0.1));
        add("centre", "Centre what is chosen", "F", held -> lanes.centre());
        all.addAll(ofLanes(here, lanes.steering()));
        for (int i = 1; i <= 9; i++) {
            int index = i - 1;
            add("device-" + i, "Choose device " + i, Integer.toString(i), held -> devices.choose(index));
        }
        add("cut", "Cut or restore the chosen device (hold: while held)", "X", held -> devices.cutChosen());
        all.set(all.size() - 1, all.getLast().untilReleased(devices::cutReleased));
    }

    List<Command> all() {
        return List.copyOf(all);
    }

    private void add(String id, String words, String key, Command.Action action) {
        all.add(Command.of(id, words, key, here, action));
    }

    private void toFrame(int by) {
        int row = frames.neighbour(model.shownNanos(), by);
        if (row >= 0) {
            model.stepTo(frames.atNanos(row));
            frames.select(row);
        }
    }

    private void zoom(double factor) {
        lanes.viewport().zoom(lanes.viewport().playheadNanos(), factor);
    }

    private void pan(double share) {
        var viewport = lanes.viewport();
        viewport.pan(Math.round(viewport.lengthNanos() * share));
    }

    /// Keys that arrange the lanes. They act on the lane or group whose name has the focus.
    private static List<Command> ofLanes(CommandScope timeline, LaneSteering lanes) {
        var onName = new CommandScope(
                () -> timeline.isHere() && lanes.hasCurrent(), "on the name of a lane in Timeline", timeline.view());
        var changed = new CommandScope(
                () -> timeline.isHere() && lanes.lanes().canUndo(),
                "in Timeline, once lanes were changed",
                timeline.view());
        return List.of(
                // Before the one that the same letter does without Shift.
                Command.of(
                        "choose-channels",
                        "Choose the channels that have lanes",
                        "Shift C",
                        timeline,
                        held -> lanes.chooseChannels()),
                Command.of(
                        "lane-collapse",
                        "Collapse the lane or group, or expand it",
                        "C",
                        onName,
                        held -> lanes.collapse(lanes.current())),
                Command.of("lane-pin", "Pin the lane, or unpin it", "P", onName, held -> lanes.pin(lanes.current())),
                // Before those that the same arrow moves.
                Command.of("lane-higher", "Make the lane higher", "Shift Alt Down", onName, held -> lanes.grow(1)),
                Command.of("lane-lower", "Make the lane lower", "Shift Alt Up", onName, held -> lanes.grow(-1)),
                Command.of(
                        "lane-up",
                        "Move the lane or group up",
                        "Alt Up",
                        onName,
                        held -> lanes.move(lanes.current(), -1)),
                Command.of(
                        "lane-down",
                        "Move the lane or group down",
                        "Alt Down",
                        onName,
                        held -> lanes.move(lanes.current(), 1)),
                Command.of(
                        "fold-idle",
                        "Fold idle time, or unfold it",
                        "G",
                        timeline,
                        held -> lanes.lanes().change(lanes.lanes().arrangement().idleToggled())),
                Command.of(
                        "undo-lanes",
                        "Take the last change of the lanes back",
                        "Ctrl Z",
                        changed,
                        held -> lanes.lanes().undo()));
    }
}
