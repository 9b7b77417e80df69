package dev.playhead.ui.detail;

import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.ui.device.ParticipantIcon;
import dev.playhead.ui.format.Formats;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// To whom a message went, how long it took, and what they had of it at the moment that is shown.
final class DeliveryTable extends GridPane {
    private static final int MOST = 40;

    private final ShownFrame frame;
    private final DetailActions actions;

    DeliveryTable(ShownFrame frame, DetailActions actions) {
        this.frame = frame;
        this.actions = actions;
        getStyleClass().add("ph-delivery-table");
        var ms = new ColumnConstraints(40);
        ms.setHalignment(HPos.RIGHT);
        var state = new ColumnConstraints();
        state.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(104), ms, new ColumnConstraints(74), state);
        var deliveries = frame.detail().deliveries();
        fill(deliveries.size() > MOST + 1 ? deliveries.subList(0, MOST) : deliveries);
    }

    private void fill(List<FrameDetail.Delivery> deliveries) {
        getChildren().clear();
        addRow(0, head("Delivered to"), head("ms"), head("Has version"), head("State"));
        int row = 1;
        for (var delivery : deliveries) {
            var tone = tone(delivery.state());
            String latency = delivery.latencyNanos() < 0
                    ? ""
                    : String.format(Locale.ROOT, "%.1f", delivery.latencyNanos() / 1e6);
            var words = cell(delivery.words(), tone);
            words.setTooltip(new Tooltip(delivery.words()));
            addRow(
                    row++,
                    who(delivery),
                    cell(latency, "ph-mono", "ph-second"),
                    cell(version(delivery), "ph-mono", tone),
                    words);
        }
        var all = frame.detail().deliveries();
        if (deliveries.size() < all.size()) {
            var more = new Button("Show all " + Formats.count(all.size(), "device"));
            more.getStyleClass().add("ph-sm");
            more.setOnAction(e -> fill(all));
            add(more, 0, row, 4, 1);
        }
    }

    private Node who(FrameDetail.Delivery delivery) {
        var participant = frame.timeline().participants().get(delivery.participant());
        if (delivery.row() >= 0 && delivery.row() != frame.detail().row()) {
            return new RowLink(frame, delivery.row(), participant.name(), actions);
        }
        var who = new Label(participant.name(), ParticipantIcon.of(participant));
        who.setMinHeight(24);
        return who;
    }

    private static String version(FrameDetail.Delivery delivery) {
        boolean old = switch (delivery.state()) {
            case OLDER, ON_ITS_WAY, MISSING -> true;
            case SAME, RESUMED, NOT_YET -> false;
        };
        return delivery.hasVersion() == 0 ? "none" : "v" + delivery.hasVersion() + (old ? " old" : "");
    }

    // Late is amber: nothing is lost.
    private static String tone(FrameDetail.Delivery.State state) {
        return switch (state) {
            case MISSING -> "ph-fault-text";
            case ON_ITS_WAY -> "ph-warn-text";
            case SAME, RESUMED, OLDER, NOT_YET -> "ph-second";
        };
    }

    private static Label head(String text) {
        return cell(text, "ph-muted", "ph-small");
    }

    private static Label cell(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
