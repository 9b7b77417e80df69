package dev.playhead.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnippetLinesTest {
    @ParameterizedTest
    @EnumSource
    void exactlyThreeLinesLeadToTheBrokerAndCarryItsAddress(Snippet snippet) {
        var marked = snippet.lines("broker.local:12345").stream()
                .filter(Snippet::isConnection)
                .toList();
        assertEquals(3, marked.size(), marked.toString());
        assertTrue(marked.stream().anyMatch(line -> line.contains("broker.local")), marked.toString());
        assertTrue(marked.stream().anyMatch(line -> line.contains("12345")), marked.toString());
        assertFalse(snippet.text("broker.local:12345").contains("${"));
    }

    @Test
    void aiTransportTakesTheSameClient() {
        assertTrue(Snippet.AI_TRANSPORT.text("localhost:1").contains("createClientSession({ client: ably"));
    }

    @Test
    void onlyRecordingsAreTakenFromWhatIsDropped() {
        var dropped = List.of(new File("notes.txt"), new File("one.mcap"), new File("TWO.MCAP"), new File("mcap"));
        assertEquals(List.of(Path.of("one.mcap"), Path.of("TWO.MCAP")), DropArea.recordings(dropped));
    }
}
