package dev.playhead.ui.welcome;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The first screen: where the broker is, how to reach it, a sample, and what was recorded before. FX
/// thread.
public final class WelcomeView extends ScrollPane {
    private static final double MOST = 1344;
    private static final double LEFT = 776;

    private final WelcomeActions actions;
    private final WaitingForClients waiting;
    private final SampleCard sample;

    public WelcomeView(Welcome welcome) {
        actions = welcome.actions();
        waiting = new WaitingForClients(actions);
        sample = new SampleCard(actions::startSample);
        getStyleClass().add("ph-well");
        setFitToWidth(true);
        setFitToHeight(true);
        var title = Nodes.label("The broker is running. Point your app at it.", "ph-welcome-title");
        var sub = Nodes.label(
                "Change the host and port in any Ably SDK. No account, no sign-up. Nothing leaves this machine.",
                "ph-welcome-sub");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var copy = new Button("Copy", Icon.COPY.node(14));
        copy.getStyleClass().addAll("ph-ghost", "ph-copy-address");
        copy.setAccessibleText("Copy the address");
        copy.setOnAction(e -> Nodes.copy(welcome.address()));
        var address = new HBox(new Label(welcome.address()), copy);
        address.getStyleClass().add("ph-big-address");
        address.setMinWidth(Region.USE_PREF_SIZE);
        var top = new HBox(24, new VBox(8, title, sub), Nodes.space(), address);
        top.setAlignment(Pos.BOTTOM_LEFT);

        var left = new VBox(16, new SnippetCard(welcome.address(), waiting), new OtherSnippets(welcome.address()));
        left.setPrefWidth(LEFT);
        HBox.setHgrow(left, Priority.ALWAYS);
        var drop = new DropArea(actions::open);
        VBox.setVgrow(drop, Priority.ALWAYS);
        var right = new VBox(16, sample, new RecentRecordings(welcome.recordings(), actions::open), drop);
        right.setPrefWidth(480);
        right.setMinWidth(360);
        var columns = new HBox(24, left, right);
        columns.setAlignment(Pos.TOP_LEFT);
        var page = new VBox(24, top, columns);
        page.setMaxWidth(MOST);
        page.setMaxHeight(Region.USE_PREF_SIZE);
        page.setPadding(new Insets(72, 32, 32, 32));
        var content = new StackPane(page);
        content.setAlignment(Pos.TOP_CENTER);
        content.getStyleClass().add("ph-welcome");
        setContent(content);
    }

    /// Returns the actions of this screen.
    public WelcomeActions actions() {
        return actions;
    }

    /// The view is about to be seen, in these colours.
    public void show(Palette palette) {
        sample.show(palette);
        waiting.refresh();
    }
}
