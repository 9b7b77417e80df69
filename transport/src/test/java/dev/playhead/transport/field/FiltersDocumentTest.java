package dev.playhead.transport.field;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page about filters: its examples can be read, and it has all fields and no other.
class FiltersDocumentTest {
    private static final Path PAGE = Path.of("../docs/filters.md");
    private static final int EXAMPLES = 7;

    private static List<String> lines() throws IOException {
        return Files.readAllLines(PAGE);
    }

    @Test
    void everyExampleCanBeRead() throws IOException {
        var lines = lines();
        int from = lines.indexOf("```text") + 1;
        var examples = lines.subList(from, lines.indexOf("```")).stream()
                .map(line -> line.split(" {3,}", -1)[0])
                .toList();
        assertEquals(EXAMPLES, examples.size());
        for (var example : examples) {
            assertDoesNotThrow(() -> Filter.parse(example), example);
        }
    }

    @Test
    void everyFieldHasItsLine() throws IOException {
        var lines = lines();
        var fields = lines.subList(lines.indexOf("| Field | Values | Meaning |") + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(Fields.all().stream().map(FiltersDocumentTest::line).toList(), fields, "what the page must say");
    }

    private static String line(Field field) {
        String values = switch (field) {
            case Field.Text text -> "text";
            case Field.Number number -> number.unit().example();
            case Field.Flag flag -> "so or not";
        };
        return "| `" + field.name() + "` | " + values + " | " + field.meaning() + " |";
    }

    @Test
    void theReadmeLeadsThere() throws IOException {
        assertTrue(Files.readString(Path.of("../README.md")).contains("(docs/filters.md)"));
    }
}
