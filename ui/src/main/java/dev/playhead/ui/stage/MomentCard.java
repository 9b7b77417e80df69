package dev.playhead.ui.stage;

import dev.playhead.transport.insight.SessionState;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Card of what the server held at a moment, in numbers. FX thread.
final class MomentCard extends VBox {
    private final FlowPane members = new FlowPane(6, 4);
    private final Label runs = label("ph-mono");
    private final WrappedText messages = new WrappedText("ph-mono");
    private final WrappedText serial = new WrappedText("ph-mono");
    private @Nullable List<String> shown;

    MomentCard() {
        getStyleClass().add("ph-card");
        var title = label("ph-strong");
        title.setText("State at this moment");
        var header = new HBox(8, Icon.CLOCK.node(14), title);
        header.getStyleClass().add("ph-card-header");
        var grid = new GridPane(16, 8);
        grid.getStyleClass().add("ph-card-body");
        var present = name("Members");
        GridPane.setValignment(present, VPos.TOP);
        grid.addRow(0, present, members);
        grid.addRow(1, name("Active runs"), runs);
        grid.addRow(2, name("Messages"), messages);
        grid.addRow(3, name("Last serial"), serial);
        members.setPrefWrapLength(150);
        getChildren().addAll(header, grid);
        setMinHeight(USE_PREF_SIZE);
    }

    void show(SessionState moment) {
        if (!moment.members().equals(shown)) {
            shown = moment.members();
            members.getChildren()
                    .setAll(moment.members().stream().map(MomentCard::chip).toList());
            if (moment.members().isEmpty()) {
                members.getChildren().setAll(name("nobody"));
            }
        }
        runs.setText(moment.activeRuns() + " of " + moment.startedRuns() + " so far");
        messages.setText(String.format(
                Locale.ROOT,
                "%,d, %d edited, %d deleted",
                moment.messages(),
                moment.editedMessages(),
                moment.deletedMessages()));
        serial.setText(moment.lastSerial().isEmpty() ? "none" : moment.lastSerial());
    }

    private static Label chip(String member) {
        var chip = label("ph-chip");
        chip.setText(member);
        return chip;
    }

    private static Label name(String words) {
        var label = label("ph-second");
        label.setText(words);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
