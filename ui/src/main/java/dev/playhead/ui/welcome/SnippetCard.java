package dev.playhead.ui.welcome;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Card that tells how to connect an app: a snippet per SDK, the lines that matter marked. FX thread.
final class SnippetCard extends VBox {
    private final String address;
    private final VBox code = new VBox();
    private Snippet shown = Snippet.JAVASCRIPT;

    SnippetCard(String address, WaitingForClients waiting) {
        this.address = address;
        getStyleClass().add("ph-card");
        var title = new Label("Connect your app");
        title.getStyleClass().add("ph-title");
        title.setMinWidth(USE_PREF_SIZE);
        var tabs = new HBox();
        tabs.getStyleClass().addAll("ph-segments", "ph-sm");
        var group = new ToggleGroup();
        for (var snippet : Snippet.values()) {
            var button = new ToggleButton(snippet.title());
            button.setToggleGroup(group);
            button.setSelected(snippet == shown);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(e -> {
                button.setSelected(true);
                show(snippet);
            });
            tabs.getChildren().add(button);
        }
        var copy = new Button("Copy", Icon.COPY.node(14));
        copy.getStyleClass().addAll("ph-primary", "ph-sm");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(e -> Nodes.copy(shown.text(address)));
        var bar = new HBox(8, title, Nodes.space(), tabs, copy);
        bar.getStyleClass().add("ph-snippet-bar");
        code.getStyleClass().add("ph-snippet");
        getChildren().addAll(bar, code, waiting);
        show(shown);
    }

    private void show(Snippet snippet) {
        shown = snippet;
        var lines = snippet.lines(address);
        var nodes = new Node[lines.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = line(i + 1, lines.get(i));
        }
        code.getChildren().setAll(Arrays.asList(nodes));
        code.setAccessibleText(snippet.text(address));
    }

    private static Node line(int number, String text) {
        var at = new Label(Integer.toString(number));
        at.getStyleClass().add("ph-line-number");
        var row = new HBox(at, new Label(text));
        if (text.contains("dev.key:secret") && text.contains("key:")) {
            var hint = new Label("any key works here");
            hint.getStyleClass().addAll("ph-muted", "ph-hint");
            row.getChildren().add(hint);
        }
        row.getStyleClass().add("ph-code-line");
        if (Snippet.isConnection(text)) {
            row.getStyleClass().add("ph-marked");
        }
        return row;
    }
}
