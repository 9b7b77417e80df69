package dev.playhead.ui.palette;

import dev.playhead.transport.check.Finding;
import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Findings by title, sentence, rule and whom they concern, the newest first. Each leads to the first frame that proves
/// it.
final class FindingSource implements PaletteSource {
    @Override
    public PaletteGroup group() {
        return PaletteGroup.FINDINGS;
    }

    @Override
    public List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped) {
        var timeline = scope.session().timeline();
        var findings = scope.session().findings();
        var found = new ArrayList<PaletteResult>();
        for (int number = findings.size() - 1; number >= 0 && found.size() < MOST; number--) {
            var finding = findings.get(number);
            String who = RunSource.name(timeline, finding.participant());
            boolean known = finding.atNanos() <= scope.shownNanos();
            if (known && query.matches(finding.title() + " " + finding.sentence() + " " + finding.rule() + " " + who)) {
                int row = timeline.frames().rowOf(finding.evidence().getFirst());
                found.add(PaletteResult.place(
                        "finding:" + number,
                        group(),
                        look(finding),
                        finding.title(),
                        who,
                        Formats.clock(finding.atNanos() - timeline.startNanos()),
                        () -> scope.go(row, finding.atNanos())));
            }
        }
        return found;
    }

    private static Look look(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> new Look(Icon.ERROR, "ph-fault-icon");
            case WARNING -> new Look(Icon.WARNING, "ph-warn-icon");
            case NOTE -> new Look(Icon.INFO, "ph-ink");
        };
    }
}
