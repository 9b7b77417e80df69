package dev.playhead.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.ui.device.ParticipantIcon.Look;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaletteLineTest {
    private static List<PaletteResult> results(PaletteGroup group, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PaletteResult.place(
                        group + " " + i, group, new Look(Icon.PIN, "ph-ink"), group.title() + i, "", "", () -> {}))
                .toList();
    }

    private static List<String> words(List<PaletteLine> lines) {
        return lines.stream()
                .map(line -> switch (line) {
                    case PaletteLine.Result(var result, var first) -> (first ? "*" : "") + result.title();
                    case PaletteLine.More(var group, var count, var atLeast) ->
                        (atLeast ? ">" : "") + count + " " + group.title();
                })
                .toList();
    }

    @Test
    void aGroupIsCutAfterSoManyButNotForASingleOne() {
        var six = results(PaletteGroup.RUNS, 6);
        assertEquals(List.of("*Runs0", "Runs1", "Runs2", "Runs3", "2 Runs"), words(PaletteLine.of(six, 4, false)));
        assertEquals(5, PaletteLine.of(results(PaletteGroup.RUNS, 5), 4, false).size());
        assertEquals(6, PaletteLine.of(six, PaletteSource.MOST, false).size());
    }

    @Test
    void whatIsNotCountedToItsEndIsAtLeastSoMuch() {
        var lines = PaletteLine.of(results(PaletteGroup.SERIALS, PaletteSource.MOST), 4, false);
        assertEquals(">196 Serials", words(lines).getLast());
    }

    @Test
    void whatWasChosenBeforeComesFirstWhileNothingIsAsked() {
        var all = new ArrayList<>(results(PaletteGroup.FINDINGS, 1));
        all.addAll(results(PaletteGroup.COMMANDS, 1));
        all.addAll(results(PaletteGroup.RECENT, 1));
        assertEquals(List.of("*Recent0", "*Commands0", "*Findings0"), words(PaletteLine.of(all, 4, true)));
        assertEquals(List.of("*Commands0", "*Findings0", "*Recent0"), words(PaletteLine.of(all, 4, false)));
    }
}
