package dev.playhead.ui.serving;

import dev.playhead.transport.serving.Serving;
import dev.playhead.transport.serving.ServingState;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The parts of a window that show that its session is served to clients: a chip, a bar, and a pane that the chip
/// opens. FX thread.
public final class ServingParts {
    private static final long LOOKS_EVERY_MS = 100;

    private final ToggleButton chip = new ToggleButton("", Icon.BROADCAST.node(14));
    private final ServePane pane = new ServePane();
    private final ServeBar bar;
    private @Nullable Serving serving;
    private @Nullable Thread looking;

    /// @param onStop asked to end what is served
    public ServingParts(Consumer<Serving> onStop) {
        bar = new ServeBar(onStop);
        chip.setId("serving-chip");
        chip.getStyleClass().add("ph-serving-chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setTooltip(new Tooltip("Clients, your turns and timing"));
        chip.selectedProperty().addListener((o, before, now) -> {
            Nodes.show(pane, now && serving != null);
            look();
        });
        Nodes.show(chip, false);
    }

    /// Returns the chip, which stands left of the modes.
    public ToggleButton chip() {
        return chip;
    }

    /// Returns the bar, which stands below the top bar.
    public Node bar() {
        return bar;
    }

    /// Returns the pane that the chip opens, which lies over the lower part of the window.
    public Region pane() {
        return pane;
    }

    /// Shows the control of what is served; nothing for null.
    public void show(@Nullable Serving next) {
        if (next == serving) {
            return;
        }
        serving = next;
        bar.show(serving);
        pane.show(serving);
        Nodes.show(chip, serving != null);
        Nodes.show(pane, serving != null && chip.isSelected());
        if (looking != null) {
            looking.interrupt();
            looking = null;
        }
        if (serving != null) {
            look();
            looking = Thread.ofVirtual().name("serving-watch").start(this::keepLooking);
        }
    }

    // An animation would have the window paint itself sixty times a second, for words that change ten times.
    private void keepLooking() {
        try {
            while (true) {
                Thread.sleep(LOOKS_EVERY_MS);
                Platform.runLater(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nothing is served any more
        }
    }

    /// Shows how things are now.
    private void look() {
        ServingState state = bar.update();
        if (state != null) {
            chip.setText(ServeWords.clients(state));
            if (pane.isVisible()) {
                pane.update(state);
            }
        }
    }
}
