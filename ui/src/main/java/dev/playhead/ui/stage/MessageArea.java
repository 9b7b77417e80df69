package dev.playhead.ui.stage;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The messages on a screen, from the top while there is room, else with the newest in sight. It has its place by hand:
/// a text that grows lays nothing out but this. FX thread.
final class MessageArea extends Region {
    private static final double FADE = 18;

    private final VBox column = new VBox(14);
    private final Rectangle clip = new Rectangle();
    private final Label earlier = Nodes.label("", "ph-muted", "ph-small");
    // Over the upper edge, where a message may be cut.
    private final Region fade = new Region();
    private final Map<String, MessageNode> nodes = new HashMap<>(); // by serial
    private final String size;
    // How far somebody has scrolled back, px.
    private double back;

    /// @param size style class of the texts
    MessageArea(String size) {
        this.size = size;
        setManaged(false);
        setClip(clip);
        fade.getStyleClass().add("ph-screen-fade");
        fade.setManaged(false);
        fade.setMouseTransparent(true);
        getChildren().addAll(column, fade);
        addEventHandler(ScrollEvent.SCROLL, e -> {
            scroll(e.getDeltaY());
            e.consume();
        });
    }

    void show(ScreenMessages messages) {
        var wanted = new ArrayList<Node>();
        if (messages.earlier() > 0) {
            earlier.setText("\u2026 " + Formats.count(messages.earlier(), "message") + " before these");
            wanted.add(earlier);
        }
        for (var message : messages.messages()) {
            var node = nodes.get(message.serial());
            if (node == null || node.look() != message.look()) {
                node = new MessageNode(message.look(), size);
                nodes.put(message.serial(), node);
            }
            node.show(message);
            wanted.add(node);
        }
        if (!column.getChildren().equals(wanted)) {
            column.getChildren().setAll(wanted);
            nodes.values().retainAll(wanted);
            requestLayout();
        }
    }

    /// The nodes of its messages, from the top. For tests.
    List<MessageNode> messages() {
        return column.getChildren().stream()
                .filter(MessageNode.class::isInstance)
                .map(MessageNode.class::cast)
                .toList();
    }

    /// Scrolls back by so many px, or on when negative.
    void scroll(double by) {
        back += by;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double high = column.prefHeight(getWidth());
        double over = Math.max(0, high - getHeight());
        back = Math.clamp(back, 0, over);
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        fade.setVisible(back < over);
        fade.resizeRelocate(0, 0, getWidth(), FADE);
        column.resizeRelocate(0, Math.rint(back - over), getWidth(), high);
    }
}
