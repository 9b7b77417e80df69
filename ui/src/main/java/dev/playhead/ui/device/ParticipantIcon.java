package dev.playhead.ui.device;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.theme.Icon;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The icon of a participant in its identity colour.
public final class ParticipantIcon {
    private ParticipantIcon() {}

    /// Look of a participant; many look the same.
    ///
    /// @param tone style class of its identity colour
    public record Look(Icon icon, String tone) {
        /// Makes a new node.
        public Node node() {
            Node node = icon.node(14);
            node.getStyleClass().add(tone);
            return node;
        }
    }

    /// Makes the icon; one that is simulated has a dashed ring.
    public static Node of(Participant participant) {
        var node = look(participant).node();
        if (!participant.isSimulated()) {
            return node;
        }
        var ring = new StackPane(node);
        ring.getStyleClass().add("ph-simulated-ring");
        ring.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return ring;
    }

    public static Look look(Participant participant) {
        Icon icon = switch (participant.kind()) {
            case LAPTOP -> Icon.LAPTOP;
            case PHONE -> Icon.PHONE;
            case TABLET -> Icon.TABLET;
            case DEVICE -> Icon.SCREEN;
            case AGENT -> Icon.AGENT;
            case PLAYHEAD -> Icon.MARK;
            case REST -> Icon.SERVER;
        };
        return new Look(icon, participant.isDevice() ? "ph-id" + ((participant.number() - 1) % 6 + 1) : "ph-ink");
    }
}
