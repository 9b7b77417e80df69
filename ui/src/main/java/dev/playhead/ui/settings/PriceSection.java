package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.theme.Icon;

/// Prices of models, for estimates.
///
/// @param table of the prices, in the section
record PriceSection(SettingSection section, PriceTable table) {
    static PriceSection of(SettingsStore settings) {
        var row = new SettingRow(
                "Model of a run", "header model", Nodes.label("of its messages", "ph-small", "ph-muted"));
        var table = new PriceTable(settings, row::problem);
        var section = new SettingSection("Prices", Icon.AGENT, "US dollars for a million tokens, for estimates")
                .with(table)
                .with(row);
        return new PriceSection(section, table);
    }
}
