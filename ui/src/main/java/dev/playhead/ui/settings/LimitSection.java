package dev.playhead.ui.settings;

import dev.playhead.transport.settings.SettingCatalog;
import dev.playhead.transport.settings.SettingsStore;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import javafx.scene.layout.Region;

/// Limits from when on something counts as late.
final class LimitSection {
    private static final long MS = 1_000_000;

    private LimitSection() {}

    static SettingSection of(SettingsStore settings) {
        var late = new ChoiceButton<Long>(
                "Late after",
                "",
                ms -> Formats.limit(ms * MS),
                ms -> null,
                ms -> settings.set(SettingCatalog.LATE_AFTER_MS, ms));
        late.setId("set-limits-lateAfterMs");
        late.getStyleClass().add("ph-sm");
        late.setMinWidth(Region.USE_PREF_SIZE);
        Runnable show = () -> late.show(SettingCatalog.LATE_LIMITS_MS, settings.get(SettingCatalog.LATE_AFTER_MS));
        settings.listen(changed -> show.run());
        show.run();
        return new SettingSection("Limits", Icon.SLIDERS, "")
                .with(new SettingRow("Late after", "Findings: who got what", late)
                        .backToStandard(settings, SettingCatalog.LATE_AFTER_MS));
    }
}
