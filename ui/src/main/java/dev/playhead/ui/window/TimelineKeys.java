package dev.playhead.ui.window;

import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.CommandScope;
import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.FramesTable;
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
        viewport.pan(Math.round((viewport.toNanos() - viewport.fromNanos()) * share));
    }
}
