package dev.playhead.ui.stage;

import dev.playhead.transport.insight.Participant;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Screen of a device as somebody would see it: a chat with its title, its messages and the field below them. Parts
/// have their places by hand. FX thread.
final class DeviceScreen extends Region {
    private static final double TITLE = 40;
    private static final double FIELD = 36;
    private static final double SIDE = 132;
    private static final double SIDE_FROM = 520;

    private final boolean laptop;
    private final Label title = Nodes.label("", "ph-screen-title");
    private final Label place = Nodes.label("Message", "ph-second");
    private final StackPane stop = new StackPane(Icon.STOP.node(10));
    private final HBox field = new HBox(place, Nodes.space(), stop);
    private final Label chats = Nodes.label("Chats", "ph-screen-title");
    private final VBox side = new VBox(8, chats);
    private final MessageArea area;
    private List<String> channels = List.of();

    DeviceScreen(Participant.Kind kind) {
        laptop = kind == Participant.Kind.LAPTOP || kind == Participant.Kind.DEVICE;
        area = new MessageArea(
                laptop ? "ph-screen-laptop" : kind == Participant.Kind.TABLET ? "ph-screen-tablet" : "ph-screen-phone");
        getStyleClass().add("ph-screen");
        title.setAlignment(kind == Participant.Kind.TABLET ? Pos.CENTER_LEFT : Pos.CENTER);
        title.getStyleClass().add("ph-screen-bar");
        field.getStyleClass().add("ph-screen-field");
        field.setAlignment(Pos.CENTER_LEFT);
        stop.getStyleClass().add("ph-screen-stop");
        side.getStyleClass().add("ph-screen-side");
        for (Node part : List.of(title, side, field)) {
            part.setManaged(false);
            part.setMouseTransparent(true);
        }
        getChildren().addAll(title, side, area, field);
    }

    /// @param channel name of the one that is shown
    /// @param all names of those that the device is attached to
    /// @param connected whether the app could send
    void show(String channel, List<String> all, ScreenMessages messages, boolean connected) {
        boolean other = !channel.equals(title.getText());
        if (other) {
            title.setText(channel);
        }
        if (other || !all.equals(channels)) {
            channels = List.copyOf(all);
            side.getChildren().setAll(chats);
            for (var name : all) {
                var entry = Nodes.label(name, "ph-screen-chat");
                entry.setMaxWidth(Double.MAX_VALUE);
                if (name.equals(channel)) {
                    entry.getStyleClass().add("ph-on");
                }
                side.getChildren().add(entry);
            }
            requestLayout();
        }
        place.setText(connected ? "Message" : "No connection");
        boolean grows = connected
                && !messages.messages().isEmpty()
                && messages.messages().getLast().streaming();
        stop.setVisible(grows);
        area.show(messages);
    }

    MessageArea area() {
        return area;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double wide = getWidth() - left - snappedRightInset();
        double high = getHeight() - top - snappedBottomInset();
        boolean hasSide = laptop && wide >= SIDE_FROM;
        side.setVisible(hasSide);
        title.setVisible(!hasSide);
        if (hasSide) {
            side.resizeRelocate(left, top, SIDE, high);
        }
        double pad = laptop ? 20 : 16;
        double x = left + (hasSide ? SIDE : 0) + pad;
        double room = Math.max(0, wide - (hasSide ? SIDE : 0) - 2 * pad);
        double from = top + (hasSide ? pad : TITLE + 12);
        title.resizeRelocate(left, top, wide, TITLE);
        double fieldTop = top + high - pad - FIELD;
        field.resizeRelocate(x, fieldTop, room, FIELD);
        area.resizeRelocate(x, from, room, Math.max(0, fieldTop - 12 - from));
    }
}
