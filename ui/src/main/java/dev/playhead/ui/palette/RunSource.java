package dev.playhead.ui.palette;

import dev.playhead.transport.insight.Run;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.state.RunState;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Runs by number, id, question, asker and agent, the newest first. Each leads to its start.
final class RunSource implements PaletteSource {
    @Override
    public PaletteGroup group() {
        return PaletteGroup.RUNS;
    }

    @Override
    public List<PaletteResult> find(PaletteScope scope, PaletteQuery query, BooleanSupplier stopped) {
        var timeline = scope.session().timeline();
        var found = new ArrayList<PaletteResult>();
        for (var run : timeline.runs().reversed()) {
            if (stopped.getAsBoolean() || found.size() == MOST) {
                break;
            }
            String title = "Run " + run.number();
            String note = note(timeline, run);
            if (run.startedNanos() <= scope.shownNanos() && query.matches(title + " " + note + " " + run.id())) {
                var state = RunState.of(timeline, run, scope.shownNanos());
                int row = timeline.frames().arrivalAt(run.startedNanos(), run.agent());
                found.add(new PaletteResult(
                        "run:" + run.number(),
                        group(),
                        new Look(Icon.AGENT, "ph-ink"),
                        title,
                        note,
                        state.words(),
                        state.tone(),
                        List.of(),
                        "",
                        () -> scope.go(row, run.startedNanos())));
            }
        }
        return found;
    }

    private static String note(Timeline timeline, Run run) {
        String note = name(timeline, run.agent());
        if (run.asker() >= 0) {
            note += note.isEmpty() ? "" : ", ";
            note += "asked by " + name(timeline, run.asker());
        }
        return run.question().isEmpty() ? note : note + ", \u201c" + run.question() + "\u201d";
    }

    static String name(Timeline timeline, int participant) {
        return participant < 0 ? "" : timeline.participants().get(participant).name();
    }
}
