package dev.playhead.ui.bar;

import dev.playhead.transport.api.Vitals;
import dev.playhead.ui.command.KeySign;
import dev.playhead.ui.control.ClockLabel;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The bar at the bottom: how broker, recording and painting are doing. FX thread.
public final class StatusBar extends HBox {
    private static final double WIDE = 1300;
    private static final long SECOND = 1_000_000_000;
    private static final long LITTLE_ROOM = 1_000_000_000;

    private final Region dot = new Region();
    private final Label state = Nodes.label("", "ph-second");
    private final Figure clients = new Figure("Clients");
    private final Figure rate = new Figure("Rate");
    private final Figure dropped = new Figure("Dropped");
    private final Figure reading = new Figure("Reading the recording");
    private final Figure file = new Figure("File");
    private final Figure disk = new Figure("Disk");
    private final Figure memory = new Figure("Memory");
    private final Label held = Nodes.label("", "ph-warn-text");
    private final Label problem = Nodes.label("", "ph-fault-text");
    private final Figure painting = new Figure("Painting");
    private final Label replay = Nodes.label("", "ph-accent-text");
    private final Label utc = Nodes.label("UTC", "ph-muted");
    private final Label name = Nodes.label("", "ph-muted");
    private final Button keys = new Button("keys", new KeySign("keys", "?"));
    private final HBox help = new HBox();
    private long countedFrom;
    private int pulses;
    private boolean idle;
    private boolean painted;

    /// `onKeys` shows the list of all keys.
    public StatusBar(Runnable onKeys) {
        getStyleClass().add("ph-status-bar");
        dot.getStyleClass().addAll("ph-dot", "ph-ok");
        var left = new HBox(6, dot, state);
        left.getStyleClass().add("ph-centred");
        getChildren().addAll(left, reading, clients, rate, dropped, file, disk, memory, held, problem, Nodes.space());
        keys.setId("all-keys");
        keys.getStyleClass().add("ph-status-button");
        keys.setAccessibleText("All keys");
        keys.setOnAction(e -> onKeys.run());
        Nodes.show(reading, false);
        held.setId("status-held");
        Nodes.show(held, false);
        Nodes.show(painting, false);
        Nodes.show(replay, false);
        getChildren().addAll(replay, painting, utc, name, help, keys);
        widthProperty().addListener(o -> fit());
    }

    /// Gives it the menu of help.
    public void help(MenuButton menu) {
        menu.setId("help");
        menu.getStyleClass().addAll("ph-status-button", "ph-status-menu");
        help.getChildren().setAll(menu);
        help.getStyleClass().add("ph-centred");
    }

    /// Returns the button that opens the list of all keys.
    public Node keysButton() {
        return keys;
    }

    private void fit() {
        boolean wide = !idle && getWidth() >= WIDE;
        Nodes.show(memory, wide);
        Nodes.show(painting, wide && painted && !replay.isVisible());
        Nodes.show(utc, !idle);
        Nodes.show(name, !idle);
    }

    /// There is no session to look at; what the broker says of itself is known all the same.
    public void idle(Optional<Vitals> broker) {
        idle = true;
        state.setText("Broker running");
        for (var figure : List.of(clients, dropped, disk)) {
            Nodes.show(figure, broker.isPresent());
        }
        Nodes.show(rate, false);
        Nodes.show(file, false);
        broker.ifPresent(this::common);
        fit();
    }

    private void common(Vitals vitals) {
        clients.set(Integer.toString(vitals.clients()));
        dropped.set(String.format(Locale.ROOT, "%,d", vitals.dropped()));
        dropped.fault(vitals.dropped() > 0);
        disk.set(Formats.bytes(vitals.diskFreeBytes()), "free");
        disk.warn(vitals.address() != null && vitals.diskFreeBytes() < LITTLE_ROOM);
    }

    /// Shows how broker and recording do now.
    public void show(Vitals vitals) {
        if (idle) {
            idle = false;
            for (var figure : List.of(clients, rate, dropped, file, disk)) {
                Nodes.show(figure, true);
            }
            fit();
        }
        boolean live = vitals.address() != null;
        state.setText(live ? "Broker running" : "Recording, opened");
        if (live != dot.getStyleClass().contains("ph-ok")) {
            if (live) {
                dot.getStyleClass().add("ph-ok");
            } else {
                dot.getStyleClass().remove("ph-ok");
            }
        }
        Nodes.show(clients, live);
        Nodes.show(rate, live);
        common(vitals);
        rate.set(String.format(Locale.ROOT, "%,d", vitals.framesPerSecond()), "frames/s");
        file.set(Formats.bytes(vitals.fileBytes()));
        var runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        memory.set(Long.toString(used >> 20), "of", (runtime.maxMemory() >> 20) + " MB");
        name.setText(String.valueOf(vitals.file().getFileName()));
    }

    /// Shows how much of a long recording has been read, 0 to 1.
    public void progress(double share) {
        reading.set(Long.toString(Math.round(Math.floor(share * 100))), "%");
        Nodes.show(reading, share < 1);
    }

    /// There are no pulses until something happens.
    public void rests() {
        countedFrom = 0;
        pulses = 0;
    }

    /// Counts a pulse that painted; says the rate once a second, and in amber when painting falls
    /// behind.
    public void painted(long nowNanos) {
        pulses++;
        if (countedFrom == 0) {
            countedFrom = nowNanos;
        } else if (nowNanos - countedFrom >= SECOND) {
            long fps = Math.round(pulses * (double) SECOND / (nowNanos - countedFrom));
            painting.set(Long.toString(fps), "fps");
            if (!painted) {
                painted = true;
                fit();
            }
            painting.warn(fps < 30);
            pulses = 0;
            countedFrom = nowNanos;
        }
    }

    /// Shows how many frames wait at breakpoints; nothing for none.
    public void held(long frames) {
        held.setText(frames == 0 ? "" : frames + " held");
        Nodes.show(held, frames > 0);
    }

    /// Something could not be read; empty when all is well again.
    public void problem(String words) {
        problem.setText(words);
    }

    /// Shows how fast the past goes by now, 1 as it happened; 0 when it does not.
    public void replaying(double speed) {
        replay.setText("Replaying at " + Formats.times(speed));
        Nodes.show(replay, speed > 0);
        fit();
    }

    /// A word and what is measured: numbers and words by turns, the numbers in the mono family.
    private static final class Figure extends HBox {
        private final List<Consumer<String>> pieces = new ArrayList<>();
        private final List<ObservableList<String>> styles = new ArrayList<>();

        Figure(String word) {
            super(4);
            getStyleClass().add("ph-centred");
            getChildren().add(Nodes.label(word, "ph-muted"));
        }

        void set(String... texts) {
            while (pieces.size() < texts.length) {
                if (pieces.size() % 2 == 0) {
                    var number = new ClockLabel("ph-mono", "ph-second");
                    add(number, number::setText, number.textStyles());
                } else {
                    var word = Nodes.label("", "ph-muted");
                    add(word, word::setText, word.getStyleClass());
                }
            }
            for (int i = 0; i < texts.length; i++) {
                pieces.get(i).accept(texts[i]);
            }
        }

        private void add(Node node, Consumer<String> text, ObservableList<String> style) {
            pieces.add(text);
            styles.add(style);
            getChildren().add(node);
        }

        void warn(boolean warns) {
            tone("ph-warn-text", warns);
        }

        void fault(boolean faulty) {
            tone("ph-fault-text", faulty);
        }

        // Only a change is one: each costs a new look at all rules.
        private void tone(String style, boolean on) {
            for (var classes : styles) {
                if (on && !classes.contains(style)) {
                    classes.add(style);
                } else if (!on) {
                    classes.remove(style);
                }
            }
        }
    }
}
