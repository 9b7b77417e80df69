package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Folder of the recordings, and the room that is left there. FX thread; the disk is read beside it.
final class FilesSection {
    private final SettingsHost host;
    private final SettingSection section = new SettingSection("Files", Icon.FOLDER, "");
    private final TextField folder;
    private final SettingRow row;

    FilesSection(SettingsHost host) {
        this.host = host;
        folder = SettingControls.field("set-files-data", "Folder of the recordings", 120, this::take);
        host.library()
                .ifPresent(library -> folder.setPromptText(library.data().path().toString()));
        var choose = new Button("Choose");
        choose.setId("choose-folder");
        choose.getStyleClass().add("ph-sm");
        choose.setMinWidth(HBox.USE_PREF_SIZE);
        choose.setOnAction(e -> host.chooseFolder().ifPresent(chosen -> take(chosen.toString())));
        HBox.setHgrow(folder, Priority.ALWAYS);
        var control = new HBox(8, folder, choose);
        control.getStyleClass().add("ph-centred");
        HBox.setHgrow(control, Priority.ALWAYS);
        row = new SettingRow("Data folder", "after the next start", control)
                .backToStandard(host.settings(), SettingCatalog.DATA_DIRECTORY);
        var free = Nodes.label("", "ph-mono");
        section.with(row, new SettingRow("Free on this disk", "warns at 1 GB", free));
        host.library()
                .ifPresent(library -> Thread.startVirtualThread(() -> {
                    long bytes = library.freeBytes();
                    Platform.runLater(() -> free.setText(bytes == 0 ? "cannot tell" : Formats.bytes(bytes)));
                }));
        host.settings().listen(changed -> show());
        show();
    }

    SettingSection section() {
        return section;
    }

    private void show() {
        if (!folder.isFocused()) {
            folder.setText(host.settings().get(SettingCatalog.DATA_DIRECTORY));
        }
    }

    private void take(String text) {
        if (text.equals(host.settings().get(SettingCatalog.DATA_DIRECTORY))) {
            row.problem("");
            return;
        }
        try {
            var path = Path.of(text);
            if (!text.isEmpty() && !path.isAbsolute()) {
                row.problem("Write the whole path of the folder, from the root of the disk.");
            } else if (!text.isEmpty() && Files.exists(path) && !Files.isDirectory(path)) {
                row.problem(text + " is a file. Choose a folder.");
            } else {
                row.problem("");
                host.settings().set(SettingCatalog.DATA_DIRECTORY, text);
                folder.setText(text);
            }
        } catch (InvalidPathException e) {
            row.problem("\"" + text + "\" is no path on this system.");
        }
    }
}
