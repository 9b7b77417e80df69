package dev.playhead.ui.welcome;

import dev.playhead.ui.theme.Icon;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The first screen: where the broker is, how to reach it, a sample, and what was recorded before. FX
/// thread.
public final class WelcomeView extends StackPane {
    private static final double MOST = 1344;
    private static final double LEFT = 776;

    public WelcomeView(Welcome welcome) {
        getStyleClass().add("ph-welcome");
        var title = label("The broker is running. Point your app at it.", "ph-welcome-title");
        var sub = label(
                "Change the host and port in any Ably SDK. No account, no sign-up. Nothing leaves this machine.",
                "ph-welcome-sub");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var copy = new Button("Copy", Icon.COPY.node(14));
        copy.getStyleClass().addAll("ph-ghost", "ph-copy-address");
        copy.setAccessibleText("Copy the address");
        copy.setOnAction(e -> SnippetCard.copy(welcome.address()));
        var address = new HBox(new Label(welcome.address()), copy);
        address.getStyleClass().add("ph-big-address");
        address.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var top = new HBox(24, new VBox(8, title, sub), space, address);
        top.setAlignment(Pos.BOTTOM_LEFT);

        var snippet = new SnippetCard(welcome.address());
        snippet.setPrefWidth(LEFT);
        HBox.setHgrow(snippet, Priority.ALWAYS);
        var right = new VBox(
                16,
                sample(welcome.sample()),
                new RecentRecordings(welcome.recordings(), welcome.open()),
                new DropArea(welcome.open()));
        right.setPrefWidth(480);
        right.setMinWidth(360);
        var columns = new HBox(24, snippet, right);
        columns.setAlignment(Pos.TOP_LEFT);
        columns.setFillHeight(false);
        var page = new VBox(24, top, columns);
        page.setMaxWidth(MOST);
        page.setMaxHeight(Region.USE_PREF_SIZE);
        page.setPadding(new Insets(72, 32, 32, 32));
        setAlignment(page, Pos.TOP_CENTER);
        getChildren().add(page);
    }

    private static Node sample(Runnable start) {
        var button = new Button("Start sample", Icon.PLAY.node(12));
        button.setId("start-sample");
        button.getStyleClass().add("ph-primary");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> {
            button.setDisable(true);
            start.run();
        });
        var words = new VBox(
                2,
                label("Try the live sample", "ph-title"),
                label("Three devices, one agent, one cut. About a minute.", "ph-muted"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(words, space, button);
        row.getStyleClass().addAll("ph-card", "ph-sample-card");
        return row;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
