package dev.playhead.ui.device;

import dev.playhead.transport.insight.Party;
import dev.playhead.ui.theme.Icon;
import javafx.scene.Node;

/// The icon of a party in its identity colour.
public final class PartyIcon {
    private PartyIcon() {}

    public static Node of(Party party) {
        Icon icon = switch (party.kind()) {
            case LAPTOP -> Icon.LAPTOP;
            case PHONE -> Icon.PHONE;
            case TABLET -> Icon.TABLET;
            case DEVICE -> Icon.SCREEN;
            case AGENT -> Icon.AGENT;
            case PLAYHEAD -> Icon.MARK;
            case REST -> Icon.SERVER;
        };
        Node node = icon.node(14);
        node.getStyleClass().add(party.isDevice() ? "ph-id" + ((party.number() - 1) % 6 + 1) : "ph-ink");
        return node;
    }
}
