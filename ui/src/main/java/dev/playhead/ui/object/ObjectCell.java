package dev.playhead.ui.object;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.time.TimeScale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Line of the tree of objects on screen: it keeps its nodes and changes what they say. FX thread.
final class ObjectCell extends ListCell<ObjectRow> {
    static final double NAME = 200;
    static final double VALUE = 210;
    static final double BY = 22;
    private static final double INDENT = 16;

    private final Supplier<@Nullable ShownObjects> shown;
    private final StackPane fold = new StackPane();
    private final StackPane icon = new StackPane();
    private final Label name = Nodes.label("");
    private final HBox title = new HBox(6, fold, icon, name);
    private final Label value = Nodes.label("");
    private final HBox others = new HBox(4);
    private final HBox values = new HBox(8, value, others);
    private final StackPane by = new StackPane();
    private final StripView strip = new StripView();
    private final HBox row = new HBox(8, title, values, by, strip);

    ObjectCell(Supplier<@Nullable ShownObjects> shown, Consumer<ObjectRow> toggle) {
        this.shown = shown;
        for (var box : new HBox[] {title, values, others, row}) {
            box.setAlignment(Pos.CENTER_LEFT);
        }
        fix(fold, 12);
        fix(icon, 14);
        fix(title, NAME);
        fix(values, VALUE);
        fix(by, BY);
        name.setMinWidth(0);
        value.setMinWidth(24);
        others.setMinWidth(Region.USE_PREF_SIZE);
        strip.setMinWidth(60);
        HBox.setHgrow(strip, Priority.ALWAYS);
        fold.setOnMouseClicked(e -> {
            var item = getItem();
            if (item != null && item.isFoldable()) {
                toggle.accept(item);
                e.consume();
            }
        });
        setPrefWidth(0);
    }

    static void fix(Region region, double width) {
        region.setMinWidth(width);
        region.setPrefWidth(width);
        region.setMaxWidth(width);
    }

    @Override
    protected void updateItem(@Nullable ObjectRow item, boolean empty) {
        super.updateItem(item, empty);
        var of = shown.get();
        if (empty || item == null || of == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var node = item.node();
        boolean gone = node.kind() == ObjectNode.Kind.REMOVED || node.kind() == ObjectNode.Kind.NOTHING;
        fold.setTranslateX(item.depth() * INDENT);
        icon.setTranslateX(item.depth() * INDENT);
        name.setTranslateX(item.depth() * INDENT);
        name.setMaxWidth(Math.max(24, NAME - 38 - item.depth() * INDENT));
        fold.getChildren()
                .setAll(item.isFoldable() ? (item.open() ? Icon.DOWN : Icon.RIGHT).node(12) : new StackPane());
        icon.getChildren().setAll(icon(node));
        name.setText(node.name());
        name.getStyleClass().setAll("label", gone ? "ph-struck" : "ph-plain");
        value.setText(ObjectWords.value(node));
        value.getStyleClass()
                .setAll(
                        "label",
                        node.kind() == ObjectNode.Kind.COUNTER ? "ph-mono-12" : "ph-plain",
                        gone || node.kind() == ObjectNode.Kind.MAP ? "ph-muted" : "ph-main-text");
        value.setGraphic(node.kind() == ObjectNode.Kind.REMOVED ? muted(Icon.CLOSE, 12) : null);
        others.getChildren().clear();
        node.others().forEach(other -> others.getChildren().add(other(of.timeline(), other)));
        by.getChildren().setAll(by(of.timeline(), node));
        strip.paint((brush, width) -> new ObjectStrip(
                        of.track(), node, new TimeScale(of.fromNanos(), of.toNanos(), width), of.nanos())
                .paint(brush, of.palette()));
        setGraphic(row);
        setAccessibleText(words(of.timeline(), item));
    }

    private static Node icon(ObjectNode node) {
        return switch (node.kind()) {
            case MAP -> muted(Icon.FOLDER, 14);
            case COUNTER -> muted(Icon.PLUS, 14);
            case VALUE, REMOVED -> muted(Icon.FILE, 14);
            case CYCLE, NOTHING -> muted(Icon.LINK, 14);
        };
    }

    private static Node muted(Icon icon, double size) {
        var node = icon.node(size);
        node.getStyleClass().add("ph-muted-icon");
        return node;
    }

    private static Node other(Timeline timeline, ObjectNode.DeviceValue other) {
        var device = timeline.participants().get(other.participant());
        boolean fault = other.why() != ObjectNode.Why.ON_ITS_WAY;
        var has = Nodes.label(
                ObjectWords.value(other), "ph-mono", "ph-other-value", fault ? "ph-fault-text" : "ph-warn-text");
        has.setMaxWidth(96);
        var both = new HBox(3, ParticipantIcon.of(device), has);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private static Node by(Timeline timeline, ObjectNode node) {
        var last = node.last();
        return node.kind() == ObjectNode.Kind.MAP || last == null || last.author() < 0
                ? new StackPane()
                : ParticipantIcon.of(timeline.participants().get(last.author()));
    }

    private static String words(Timeline timeline, ObjectRow item) {
        var node = item.node();
        var words = new StringBuilder(ObjectWords.path(node))
                .append(", ")
                .append(ObjectWords.kind(node))
                .append(", ")
                .append(ObjectWords.value(node));
        var last = node.last();
        if (last != null && node.kind() != ObjectNode.Kind.MAP) {
            words.append(", by ").append(ObjectWords.author(timeline, last));
        }
        for (var other : node.others()) {
            words.append(", ")
                    .append(timeline.participants().get(other.participant()).name())
                    .append(" has ")
                    .append(ObjectWords.value(other));
        }
        if (item.isFoldable() && !item.open()) {
            words.append(", folded");
        }
        return words.toString();
    }
}
