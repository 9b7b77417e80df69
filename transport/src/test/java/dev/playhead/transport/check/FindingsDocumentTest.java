package dev.playhead.transport.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.catalog.Checkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page about findings has a section for each rule, and no other.
class FindingsDocumentTest {
    private static final Path PAGE = Path.of("../docs/findings.md");

    @Test
    void eachRuleHasItsSectionInTheOrderOfTheList() throws IOException {
        var sections = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
        assertEquals(Checkers.all().stream().map(Checker::rule).toList(), sections);
    }

    @Test
    void eachSectionBeginsWithTheQuestionOfItsRule() throws IOException {
        var lines = Files.readAllLines(PAGE);
        var wrong = new ArrayList<String>();
        for (var rule : Checkers.all()) {
            int heading = lines.indexOf("### " + rule.rule());
            var question = ((VerdictRule) rule).question();
            if (heading < 0 || !lines.get(heading + 2).startsWith("*" + question + ".* ")) {
                wrong.add(rule.rule() + ": " + question);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theReadmeLeadsThere() throws IOException {
        assertTrue(Files.readString(Path.of("../README.md")).contains("(docs/findings.md)"));
    }
}
