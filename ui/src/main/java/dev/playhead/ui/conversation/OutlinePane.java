package dev.playhead.ui.conversation;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What a channel has at the playhead, to choose a message from: as a list. FX thread.
public final class OutlinePane extends BorderPane {
    private final MessageList list;
    private final Label title = Nodes.label("Messages", "ph-strong");
    private final Label footer = Nodes.label("", "ph-muted", "ph-small");

    /// @param onChosen told the serial of a message that somebody has chosen
    /// @param onOpen told the serial of a message that somebody wants to look at closely
    public OutlinePane(Consumer<String> onChosen, Consumer<String> onOpen) {
        list = new MessageList(onChosen, onOpen);
        getStyleClass().addAll("ph-panel", "ph-outline-pane");
        var header = new HBox(8, title, Nodes.space());
        header.getStyleClass().add("ph-panel-header");
        footer.setMaxWidth(Double.MAX_VALUE);
        footer.getStyleClass().add("ph-outline-footer");
        setTop(header);
        setCenter(list);
        setBottom(footer);
        setMinWidth(0);
    }

    /// Returns the node that takes the focus.
    public Region focusTarget() {
        return list;
    }

    /// Shows a channel at a moment.
    ///
    /// @param chosen serial of the message that is chosen; null for none
    public void show(ReadChannel read, @Nullable String chosen) {
        var lines = read.lines();
        footer.setText(Formats.count(lines.count(), "message") + ", " + Formats.count(lines.versions(), "version"));
        list.show(lines, chosen);
    }

    /// Forgets what is shown: another channel or session comes.
    public void clear() {
        list.clear();
        footer.setText("");
    }
}
