package dev.playhead.ui.window;

import dev.playhead.ui.device.DeviceStrip;
import dev.playhead.ui.frame.FramesTable;
import dev.playhead.ui.timeline.LanesView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do.
final class Commands {
    private static final long MS = 1_000_000;
    private static final double ZOOM = 0.8;

    private final WindowModel model;
    private final LanesView lanes;
    private final DeviceStrip devices;
    private final FramesTable frames;
    private final List<Command> all = new ArrayList<>();

    Commands(WindowModel model, LanesView lanes, DeviceStrip devices, FramesTable frames) {
        this.model = model;
        this.lanes = lanes;
        this.devices = devices;
        this.frames = frames;
        plain("play", "Play, pause", "Space", KeyCode.SPACE, e -> model.playPause());
        plain("back", "100 ms back (Shift 10 ms, Alt 500 ms)", "Left", KeyCode.LEFT, e -> model.step(-step(e)));
        plain("forward", "100 ms forward", "Right", KeyCode.RIGHT, e -> model.step(step(e)));
        plain("previous", "Previous frame", ",", KeyCode.COMMA, e -> toFrame(-1));
        plain("next", "Next frame", ".", KeyCode.PERIOD, e -> toFrame(1));
        plain(
                "start",
                "To the start",
                "Home",
                KeyCode.HOME,
                e -> model.goTo(lanes.viewport().startNanos()));
        plain("latest", "Latest; again: follow live", "End", KeyCode.END, e -> model.latest());
        plain("zoom-in", "Zoom in", "W", KeyCode.W, e -> zoom(ZOOM));
        plain("zoom-out", "Zoom out", "S", KeyCode.S, e -> zoom(1 / ZOOM));
        plain("pan-left", "Earlier", "A", KeyCode.A, e -> pan(-0.1));
        plain("pan-right", "Later", "D", KeyCode.D, e -> pan(0.1));
        plain("centre", "Centre what is chosen", "F", KeyCode.F, e -> lanes.centre());
        for (int i = 1; i <= 9; i++) {
            int index = i - 1;
            var code = KeyCode.valueOf("DIGIT" + i);
            plain("device-" + i, "Choose device " + i, Integer.toString(i), code, e -> devices.choose(index));
        }
        plain("cut", "Cut or restore the chosen device (hold: while held)", "X", KeyCode.X, e -> devices.cutChosen());
        all.add(new Command(
                "restore-all", "Restore all", "Ctrl 0", KeyCode.DIGIT0, true, true, e -> devices.restoreAll()));
    }

    /// Adds a command that needs no session. The key is written as people read it: `Ctrl 1`, `Shift F6`,
    /// `?`.
    void add(String id, String words, String key, Runnable action) {
        boolean control = key.startsWith("Ctrl ");
        var name = key.substring(key.lastIndexOf(' ') + 1);
        var code = switch (name) {
            case "?" -> KeyCode.SLASH;
            case "1" -> KeyCode.DIGIT1;
            default -> KeyCode.valueOf(name.toUpperCase(Locale.ROOT));
        };
        all.add(new Command(id, words, key, code, control, true, e -> action.run()));
    }

    /// Does what a pressed key stands for; false when it stands for nothing within reach.
    boolean pressed(KeyEvent event, KeyReach reach) {
        for (var command : all) {
            if (command.matches(event) && reach.allows(command)) {
                command.action().run(event);
                return true;
            }
        }
        return false;
    }

    /// A key was let go: what lasts only while held ends.
    void released(KeyEvent event) {
        if (event.getCode() == KeyCode.X) {
            devices.cutReleased();
        }
    }

    List<Command> all() {
        return List.copyOf(all);
    }

    private void plain(String id, String words, String key, KeyCode code, Command.Action action) {
        all.add(new Command(id, words, key, code, false, false, action));
    }

    private static long step(KeyEvent event) {
        return (event.isShiftDown() ? 10 : event.isAltDown() ? 500 : 100) * MS;
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
