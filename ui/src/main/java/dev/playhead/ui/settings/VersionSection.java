package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingsVersion;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/// Version of the program and of what it runs on.
final class VersionSection {
    private VersionSection() {}

    static SettingSection of(SettingsHost host) {
        var copy = new Button("Copy details", Icon.COPY.node(14));
        copy.setId("copy-details");
        copy.getStyleClass().add("ph-sm");
        copy.setMinWidth(HBox.USE_PREF_SIZE);
        copy.setOnAction(e -> Nodes.copy(details(host)));
        return new SettingSection("Version", Icon.INFO, "nothing is sent out")
                .with(new SettingRow("Playhead", "version " + SettingsVersion.product(), copy));
    }

    static String details(SettingsHost host) {
        var file = host.settings().file().map(each -> each.path().toString()).orElse("in memory");
        return String.join(
                "\n",
                List.of(
                        "Playhead " + SettingsVersion.product(),
                        "Java " + System.getProperty("java.version", "?"),
                        "JavaFX " + System.getProperty("javafx.runtime.version", "?"),
                        System.getProperty("os.name", "?") + " " + System.getProperty("os.version", "?") + ", "
                                + System.getProperty("os.arch", "?"),
                        "Settings " + file));
    }
}
