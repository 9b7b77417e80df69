package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.device.StatusText;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The stage where there is no room for cards: an icon for each device and a mark for how it is. An icon is kept and
/// changed in place: made anew with each state it would be styled anew, many times a second. FX thread.
final class StageIcons extends VBox {
    private final Map<Participant, Entry> entries = new HashMap<>();

    StageIcons() {
        super(12);
        getStyleClass().add("ph-stage-strip");
        setAlignment(Pos.TOP_CENTER);
    }

    void show(List<Comparison.Device> devices, long atNanos) {
        var shown = new ArrayList<Node>();
        for (var device : devices) {
            var entry = entries.computeIfAbsent(device.participant(), Entry::new);
            entry.show(device, atNanos);
            shown.add(entry);
        }
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
            entries.values().retainAll(shown);
        }
    }

    private static Node mark(SyncState state) {
        return switch (state) {
            case IN_SYNC -> Icon.CHECK.node(12);
            case LATE -> toned(Icon.SLOW, "ph-warn-icon");
            case MISSING -> toned(Icon.ERROR, "ph-fault-icon");
            case LOST -> toned(Icon.CUT, "ph-fault-icon");
            case AWAY -> Icon.CLOCK.node(12);
        };
    }

    private static Node toned(Icon icon, String tone) {
        var node = icon.node(12);
        node.getStyleClass().add(tone);
        return node;
    }

    /// One device.
    private static final class Entry extends Label {
        private final VBox picture;
        private final Tooltip tip = new Tooltip();
        private @Nullable SyncState state;

        Entry(Participant participant) {
            picture = new VBox(2, ParticipantIcon.of(participant));
            setGraphic(picture);
            setTooltip(tip);
        }

        void show(Comparison.Device device, long atNanos) {
            if (device.state() != state) {
                state = device.state();
                picture.getChildren().setAll(picture.getChildren().getFirst(), mark(device.state()));
            }
            var words = device.participant().name() + ", " + StatusText.of(device.connectionStatus(), atNanos);
            if (!words.equals(tip.getText())) {
                tip.setText(words);
                setAccessibleText(words);
            }
        }
    }
}
