package dev.playhead.ui.welcome;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.stream.Collectors;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The lines that matter of the other snippets, one below the other: what somebody copies who has an app already. FX
/// thread.
final class OtherSnippets extends VBox {
    OtherSnippets(String address) {
        getStyleClass().add("ph-card");
        var session = Snippet.AI_TRANSPORT.lines(address).stream()
                .filter(line -> line.contains("createClientSession("))
                .map(line -> line.substring(line.indexOf("createClientSession(")))
                .collect(Collectors.joining());
        var java = Snippet.JAVA.lines(address).stream()
                .filter(Snippet::isConnection)
                .collect(Collectors.joining(" "));
        var first = row(
                Snippet.AI_TRANSPORT,
                session,
                "Pass the client from above. Your agent does the same. Nothing else changes.");
        first.getStyleClass().add("ph-first");
        getChildren().addAll(first, row(Snippet.JAVA, java, ""));
    }

    private static HBox row(Snippet snippet, String code, String note) {
        var title = Nodes.label(snippet.title(), "ph-strong");
        title.setMinWidth(92);
        var words = new VBox(Nodes.label(code, "ph-mono-12"));
        if (!note.isEmpty()) {
            words.getChildren().add(Nodes.label(note, "ph-muted", "ph-small"));
        }
        words.getStyleClass().add("ph-sdk-code");
        HBox.setHgrow(words, Priority.ALWAYS);
        var copy = Nodes.iconButton(Icon.COPY, "Copy the line for " + snippet.title(), () -> Nodes.copy(code));
        copy.getStyleClass().add("ph-sm");
        var row = new HBox(title, words, copy);
        row.getStyleClass().add("ph-sdk-row");
        return row;
    }
}
