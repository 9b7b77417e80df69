package dev.playhead.transport.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.core.breakpoint.HeldFrames;
import dev.playhead.transport.filter.FrameFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about faults says of breakpoints what they are.
class BreakDocumentTest {
    private static final Path PAGE = Path.of("../docs/faults.md");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @Test
    void theFieldsOfTheirFiltersAreThose() throws Exception {
        var text = Files.readString(PAGE);
        var from = text.indexOf("the\nfields ") + 4;
        var sentence = text.substring(from, text.indexOf('.', from));
        List<String> fields =
                WORD.matcher(sentence).results().map(found -> found.group(1)).toList();
        assertEquals(FrameFilter.fields(), fields);
    }

    @Test
    void theLimitIsThat() throws Exception {
        var limit = String.format(Locale.ROOT, "%,d frames wait", HeldFrames.MOST);
        assertTrue(Files.readString(PAGE).contains(limit), limit);
    }
}
