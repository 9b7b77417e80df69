package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingsVersion;
import dev.playhead.ui.command.Held;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.help.ProductFacts;
import dev.playhead.ui.theme.Icon;
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
        var licences = new Button("Licences");
        licences.setId("show-licences");
        licences.getStyleClass().add("ph-sm");
        licences.setMinWidth(HBox.USE_PREF_SIZE);
        licences.setOnAction(e -> host.commands()
                .find("about")
                .ifPresent(command -> command.action().run(Held.NOTHING)));
        return new SettingSection("Version", Icon.INFO, "nothing is sent out")
                .with(new SettingRow("Playhead", "version " + SettingsVersion.product(), new HBox(8, licences, copy)));
    }

    private static String details(SettingsHost host) {
        return ProductFacts.current(
                        host.settings(),
                        host.library().map(library -> library.data().path()))
                .text();
    }
}
