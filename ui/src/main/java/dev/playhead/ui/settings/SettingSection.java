package dev.playhead.ui.settings;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A box of rows under a heading. FX thread.
final class SettingSection extends VBox {
    private final String title;
    private final Icon icon;
    private final List<SettingRow> rows = new ArrayList<>();
    private final VBox box = new VBox();

    /// @param hint beside the heading; empty for none
    SettingSection(String title, Icon icon, String hint) {
        super(4);
        this.title = title;
        this.icon = icon;
        setId("settings-" + title.toLowerCase(Locale.ROOT));
        var heading = new HBox(8, Nodes.label(title, "ph-strong", "ph-reading"), Nodes.space());
        heading.getStyleClass().add("ph-setting-heading");
        if (!hint.isEmpty()) {
            heading.getChildren().add(Nodes.label(hint, "ph-small", "ph-muted"));
        }
        box.getStyleClass().add("ph-setting-box");
        getChildren().addAll(heading, box);
    }

    SettingSection with(SettingRow... added) {
        for (var row : added) {
            if (box.getChildren().isEmpty()) {
                row.getStyleClass().add("ph-first");
            }
            rows.add(row);
            box.getChildren().add(row);
        }
        return this;
    }

    /// Adds what is no row of its own.
    SettingSection with(Node node) {
        box.getChildren().add(node);
        return this;
    }

    String title() {
        return title;
    }

    Icon icon() {
        return icon;
    }

    /// Returns how many rows have something wrong.
    int problems() {
        return (int) rows.stream().filter(SettingRow::isWrong).count();
    }

    /// Shows what is about these words; all of it when its heading is.
    void search(String query) {
        boolean whole = query.isEmpty() || title.toLowerCase(Locale.ROOT).contains(query);
        rows.forEach(row -> Nodes.show(row, whole || row.matches(query)));
        Nodes.show(this, whole || rows.stream().anyMatch(Node::isVisible));
    }
}
