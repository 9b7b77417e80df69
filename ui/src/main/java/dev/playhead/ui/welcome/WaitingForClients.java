package dev.playhead.ui.welcome;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Says that nobody has connected yet, and leads to the broker's session when somebody has. FX thread.
final class WaitingForClients extends HBox {
    private final WelcomeActions actions;
    private final Label state = new Label("", Icon.BROADCAST.node(16));
    private final Label then = new Label();
    private final Button live = new Button("Show live timeline");

    WaitingForClients(WelcomeActions actions) {
        super(8);
        this.actions = actions;
        getStyleClass().add("ph-waiting");
        state.getStyleClass().add("ph-strong");
        state.setMinWidth(USE_PREF_SIZE);
        then.getStyleClass().add("ph-muted");
        live.setId("show-live");
        live.getStyleClass().addAll("ph-ghost", "ph-sm");
        live.setMinWidth(USE_PREF_SIZE);
        live.setOnAction(e -> actions.showLive());
        getChildren().addAll(state, then, Nodes.space(), live);
        refresh();
    }

    void refresh() {
        boolean has = actions.hasLive();
        state.setText(has ? "Apps have connected" : "Waiting for the first connection");
        then.setText(
                has
                        ? "Everything is recorded from the first byte."
                        : "It will appear here at once. Recording starts with the first byte.");
        Nodes.show(live, has);
    }
}
