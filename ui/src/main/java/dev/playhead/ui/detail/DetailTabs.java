package dev.playhead.ui.detail;

import java.util.List;
import java.util.function.Function;

/// All tabs of the detail pane, in their order on its strip.
final class DetailTabs {
    private static final List<Function<DetailActions, DetailTab>> ALL =
            List.of(ExplainTab::new, FieldsTab::new, PayloadTab::new, VersionsTab::new, TimingTab::new);

    private static final List<Function<DetailActions, DetailTab>> OF_FRAME =
            List.of(PayloadTab::new, FieldsTab::new, FieldsTab::headers, TimingTab::new, ExplainTab::new);

    private DetailTabs() {}

    static List<DetailTab> of(DetailActions actions) {
        return ALL.stream().map(tab -> tab.apply(actions)).toList();
    }

    /// Those that look at the frame itself.
    static List<DetailTab> ofFrame(DetailActions actions) {
        return OF_FRAME.stream().map(tab -> tab.apply(actions)).toList();
    }
}
