package dev.playhead.ui.welcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The first screen: where the broker is, how to reach it, and what was recorded before. FX thread.
public final class WelcomeView extends VBox {
    public WelcomeView(Welcome welcome) {
        super(16);
        getStyleClass().add("ph-welcome");
        var title = new Label("The broker is running. Point your app at it.");
        title.getStyleClass().add("ph-welcome-title");
        var sub = new Label("Change the host and port in any Ably SDK. Nothing leaves this machine.");
        sub.getStyleClass().addAll("ph-reading", "ph-second");
        var address = new Label(welcome.address());
        address.getStyleClass().add("ph-address");
        var copyAddress = new Button("Copy address");
        copyAddress.setOnAction(e -> copy(welcome.address()));
        var code = new TextArea();
        code.setEditable(false);
        code.setPrefRowCount(14);
        code.setMaxWidth(800);
        code.getStyleClass().add("ph-code");
        code.setAccessibleText("Snippet");
        var tabs = new HBox();
        tabs.getStyleClass().add("ph-segments");
        var group = new ToggleGroup();
        for (String[] tab : new String[][] {{"JavaScript", "javascript"}, {"Java", "java"}}) {
            var button = new ToggleButton(tab[0]);
            button.setToggleGroup(group);
            button.setOnAction(e -> {
                button.setSelected(true);
                code.setText(snippet(tab[1], welcome.address()));
            });
            tabs.getChildren().add(button);
        }
        group.getToggles().getFirst().setSelected(true);
        code.setText(snippet("javascript", welcome.address()));
        var copyCode = new Button("Copy");
        copyCode.getStyleClass().add("ph-primary");
        copyCode.setOnAction(e -> copy(code.getText()));
        getChildren().addAll(title, sub, new HBox(12, address, copyAddress), new HBox(8, tabs, copyCode), code);
        var recent = new Label("Recent recordings");
        recent.getStyleClass().add("ph-strong");
        var choose = new Button("Open recording");
        choose.setOnAction(e -> welcome.choose().run());
        getChildren().addAll(recent);
        for (var file : welcome.recordings().stream().limit(4).toList()) {
            var button = new Button(String.valueOf(file.getFileName()));
            button.setOnAction(e -> welcome.open().accept(file));
            getChildren().add(button);
        }
        getChildren().add(choose);
    }

    /// The text of a snippet with the real address in it.
    static String snippet(String name, String address) {
        int colon = address.lastIndexOf(':');
        try (InputStream text = WelcomeView.class.getResourceAsStream(name + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("The snippet " + name + " is missing from this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${host}", address.substring(0, colon))
                    .replace("${port}", address.substring(colon + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the snippet " + name, e);
        }
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
