package dev.playhead.ui.device;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.theme.Icon;
import javafx.scene.Node;

/// The icon of a participant in its identity colour.
public final class ParticipantIcon {
    private ParticipantIcon() {}

    public static Node of(Participant participant) {
        Icon icon = switch (participant.kind()) {
            case LAPTOP -> Icon.LAPTOP;
            case PHONE -> Icon.PHONE;
            case TABLET -> Icon.TABLET;
            case DEVICE -> Icon.SCREEN;
            case AGENT -> Icon.AGENT;
            case PLAYHEAD -> Icon.MARK;
            case REST -> Icon.SERVER;
        };
        Node node = icon.node(14);
        node.getStyleClass().add(participant.isDevice() ? "ph-id" + ((participant.number() - 1) % 6 + 1) : "ph-ink");
        return node;
    }
}
