package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// Port of the broker, and pages that may use it. Holds from the next start. FX thread.
final class BrokerSection {
    private final SettingsHost host;
    private final SettingSection section = new SettingSection("Broker", Icon.SERVER, "");
    private final TextField port;
    private final Label now = Nodes.label("", "ph-second");
    private final Button keep = new Button();
    private final SettingRow portRow;
    private final FlowPane origins = new FlowPane(4, 4);
    private final TextField origin;
    private final SettingRow originRow;

    BrokerSection(SettingsHost host) {
        this.host = host;
        port = SettingControls.field("set-broker-port", "Port", 72, this::takePort);
        keep.getStyleClass().add("ph-sm");
        keep.setId("keep-port");
        keep.setMinWidth(HBox.USE_PREF_SIZE);
        keep.setOnAction(e -> takePort(Long.toString(portNow())));
        var ports = new FlowPane(8, 8, port, now, keep);
        ports.getStyleClass().add("ph-centred");
        ports.setPrefWrapLength(180);
        portRow = new SettingRow("Port", "after the next start", ports)
                .backToStandard(host.settings(), SettingCatalog.PORT);
        origin = SettingControls.field("add-origin", "Page to trust", 150, text -> {});
        origin.setPromptText("https://app.example");
        origin.setOnAction(e -> addOrigin());
        origins.setPrefWrapLength(200);
        originRow = new SettingRow("Trusted pages", "after the next start", origins)
                .backToStandard(host.settings(), SettingCatalog.TRUSTED_ORIGINS);
        section.with(portRow, originRow);
        host.settings().listen(changed -> show());
        show();
    }

    SettingSection section() {
        return section;
    }

    private long portNow() {
        return host.address()
                .map(address -> address.substring(address.lastIndexOf(':') + 1))
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private void takePort(String text) {
        try {
            host.settings().set(SettingCatalog.PORT, Long.parseLong(text));
            show();
        } catch (IllegalArgumentException e) {
            portRow.problem("\"" + text + "\" is no port. A port is a whole number from 1 to 65,535. The broker keeps "
                    + host.settings().get(SettingCatalog.PORT) + ".");
        }
    }

    void show() {
        long wanted = host.settings().get(SettingCatalog.PORT);
        long listens = portNow();
        if (!port.isFocused() || port.getText().equals(Long.toString(wanted))) {
            port.setText(Long.toString(wanted));
        }
        now.setText(listens == 0 ? "" : "now on " + listens);
        boolean differs = listens != 0 && listens != wanted;
        keep.setText("Keep " + listens);
        Nodes.show(keep, differs);
        portRow.problem("");
        origins.getChildren().clear();
        for (var each : host.settings().get(SettingCatalog.TRUSTED_ORIGINS)) {
            var chip = new Button(each, Icon.CLOSE.node(12));
            chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            chip.setAccessibleText("Trust " + each + " no longer");
            chip.getStyleClass().add("ph-chip");
            chip.setOnAction(e -> {
                var left = new ArrayList<>(host.settings().get(SettingCatalog.TRUSTED_ORIGINS));
                left.remove(each);
                host.settings().set(SettingCatalog.TRUSTED_ORIGINS, left);
            });
            origins.getChildren().add(chip);
        }
        origins.getChildren().add(origin);
    }

    private void addOrigin() {
        var text = origin.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        try {
            SettingCatalog.checkOrigin(text);
            var all = new ArrayList<>(host.settings().get(SettingCatalog.TRUSTED_ORIGINS));
            if (!all.contains(text)) {
                all.add(text);
            }
            origin.clear();
            originRow.problem("");
            host.settings().set(SettingCatalog.TRUSTED_ORIGINS, all);
            origin.requestFocus();
        } catch (IllegalArgumentException e) {
            originRow.problem(String.valueOf(e.getMessage()));
        }
    }
}
