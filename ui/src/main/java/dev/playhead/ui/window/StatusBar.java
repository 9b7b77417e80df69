package dev.playhead.ui.window;

import dev.playhead.transport.api.Vitals;
import dev.playhead.ui.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The bar at the bottom: how broker, recording and painting are doing. FX thread.
final class StatusBar extends HBox {
    private static final double WIDE = 1300;
    private static final long SECOND = 1_000_000_000;

    private final Region dot = new Region();
    private final Label state = Parts.label("", "ph-second");
    private final Figure clients = new Figure("Clients");
    private final Figure rate = new Figure("Rate");
    private final Figure dropped = new Figure("Dropped");
    private final Figure file = new Figure("File");
    private final Figure memory = new Figure("Memory");
    private final Label problem = Parts.label("", "ph-fault-text");
    private final Figure painting = new Figure("Painting");
    private final Label name = Parts.label("", "ph-muted");
    private long countedFrom;
    private int pulses;
    private boolean idle;

    StatusBar() {
        getStyleClass().add("ph-status-bar");
        dot.getStyleClass().addAll("ph-dot", "ph-ok");
        var left = new HBox(6, dot, state);
        left.getStyleClass().add("ph-centred");
        getChildren().addAll(left, clients, rate, dropped, file, memory, problem, Parts.space());
        getChildren().addAll(painting, Parts.label("UTC", "ph-muted"), name);
        widthProperty().addListener(o -> fit());
    }

    private void fit() {
        Parts.show(memory, !idle && getWidth() >= WIDE);
        Parts.show(painting, !idle && getWidth() >= WIDE);
    }

    /// There is no session to say anything of.
    void idle() {
        idle = true;
        state.setText("Broker running");
        for (var figure : List.of(clients, rate, dropped, file)) {
            Parts.show(figure, false);
        }
        fit();
    }

    void show(Vitals vitals) {
        if (idle) {
            idle = false;
            for (var figure : List.of(clients, rate, dropped, file)) {
                Parts.show(figure, true);
            }
            fit();
        }
        boolean live = vitals.address() != null;
        state.setText(live ? "Broker running" : "Recording, opened");
        dot.getStyleClass().remove("ph-ok");
        if (live) {
            dot.getStyleClass().add("ph-ok");
        }
        Parts.show(clients, live);
        Parts.show(rate, live);
        clients.set(Integer.toString(vitals.clients()));
        rate.set(String.format(Locale.ROOT, "%,d frames/s", vitals.framesPerSecond()));
        dropped.set(String.format(Locale.ROOT, "%,d", vitals.dropped()));
        file.set(Words.bytes(vitals.fileBytes()) + ", disk " + Words.bytes(vitals.diskFreeBytes()) + " free");
        var runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        memory.set((used >> 20) + " of " + (runtime.maxMemory() >> 20) + " MB");
        name.setText(String.valueOf(vitals.file().getFileName()));
    }

    /// Counts a pulse that painted; says the rate once a second, and in amber when painting falls behind.
    void painted(long nowNanos) {
        pulses++;
        if (countedFrom == 0) {
            countedFrom = nowNanos;
        } else if (nowNanos - countedFrom >= SECOND) {
            long fps = Math.round(pulses * (double) SECOND / (nowNanos - countedFrom));
            painting.set(fps + " fps");
            painting.warn(fps < 30);
            pulses = 0;
            countedFrom = nowNanos;
        }
    }

    /// Something could not be read; empty when all is well again.
    void problem(String words) {
        problem.setText(words);
    }

    /// A word and the number beside it.
    private static final class Figure extends HBox {
        private final Label number = Parts.label("", "ph-mono", "ph-second");

        Figure(String word) {
            super(4);
            getStyleClass().add("ph-centred");
            getChildren().addAll(Parts.label(word, "ph-muted"), number);
        }

        void set(String text) {
            number.setText(text);
        }

        void warn(boolean warns) {
            number.getStyleClass().remove("ph-warn-text");
            if (warns) {
                number.getStyleClass().add("ph-warn-text");
            }
        }
    }
}
