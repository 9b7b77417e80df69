package dev.playhead.app.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.api.CheckReport;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.check.RuleVerdicts;
import dev.playhead.transport.check.Severity;
import dev.playhead.transport.check.Verdict;
import dev.playhead.transport.copy.WholeFile;
import dev.playhead.transport.insight.Participant;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The report of `check` that CI systems read.
class JunitReportTest {
    @TempDir
    private Path folder;

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Finding finding(String rule, Severity severity, String sentence) {
        return new Finding(rule, severity, "Title", sentence, "Do this.", 1_500_000_000L, null, 0, List.of(4L, 7L));
    }

    private static CheckReport report(Finding... findings) {
        var verdicts = List.of(
                new RuleVerdicts("held", "It held", "nothing", Map.of(0, new Verdict.Pass(3)), Map.of()),
                new RuleVerdicts(
                        "broken", "It held", "nothing", Map.of(0, new Verdict.Fail(1, List.of(4L, 7L))), Map.of()),
                new RuleVerdicts("untold", "It held", "nothing <was> sent", Map.of(), Map.of()),
                new RuleVerdicts("noted", "It held", "nothing", Map.of(0, new Verdict.Fail(1, List.of(4L))), Map.of()));
        var phone = new Participant(0, 1, Participant.Kind.PHONE, "Phone", "", "phone", null);
        return new CheckReport(0, 10, 4, verdicts, List.of(findings), 0, List.of(phone));
    }

    private static Document document(String sentence, String... damage) throws Exception {
        var report = report(
                finding("broken", Severity.ERROR, sentence),
                finding("broken", Severity.WARNING, "The second."),
                finding("noted", Severity.NOTE, "Worth knowing."));
        return parsed(JunitReport.of(report, "a.playhead.mcap", List.of(damage), Duration.ofMillis(1_250)));
    }

    private static Element testCase(Document document, String name) {
        return elements(document, "testcase").stream()
                .filter(each -> each.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachRuleIsATestCase() throws Exception {
        var document = document("It broke.");
        assertEquals(4, elements(document, "testcase").size());
        assertFalse(testCase(document, "held").hasChildNodes());
        var failures = elements(document, "failure");
        assertEquals(1, failures.size(), "one failure a case: more are not read by all");
        assertEquals("It broke.", failures.getFirst().getAttribute("message"));
        assertEquals("broken", failures.getFirst().getAttribute("type"));
        assertEquals("""
                00:01.500 error: It broke.
                What to do: Do this.
                Entries 4, 7

                00:01.500 warning: The second.
                What to do: Do this.
                Entries 4, 7""", failures.getFirst().getTextContent());
        var skipped = elements(document, "skipped");
        assertEquals(1, skipped.size());
        assertEquals(
                "Cannot tell, since nothing <was> sent.", skipped.getFirst().getAttribute("message"));
        assertEquals("untold", ((Element) skipped.getFirst().getParentNode()).getAttribute("name"));
    }

    @Test
    void whatIsOnlyWorthKnowingFailsNothing() throws Exception {
        var noted = testCase(document("It broke."), "noted");
        assertEquals(0, noted.getElementsByTagName("failure").getLength());
        assertTrue(noted.getElementsByTagName("system-out")
                .item(0)
                .getTextContent()
                .startsWith("00:01.500 note: Worth knowing."));
    }

    @Test
    void theCountsAreThoseOfTheCases() throws Exception {
        var document = document("It broke.");
        for (var name : List.of("testsuites", "testsuite")) {
            var suite = elements(document, name).getFirst();
            assertEquals("4", suite.getAttribute("tests"));
            assertEquals("1", suite.getAttribute("failures"));
            assertEquals("0", suite.getAttribute("errors"));
            assertEquals("1", suite.getAttribute("skipped"));
            assertEquals("1.250", suite.getAttribute("time"));
        }
        assertEquals("testsuites", document.getDocumentElement().getTagName());
        assertEquals(
                "a.playhead.mcap", elements(document, "testsuite").getFirst().getAttribute("name"));
        assertEquals(
                "1970-01-01T00:00:00",
                elements(document, "testsuite").getFirst().getAttribute("timestamp"));
        for (var each : elements(document, "testcase")) {
            assertEquals("playhead.check", each.getAttribute("classname"));
            assertTrue(each.hasAttribute("time"));
        }
    }

    @Test
    void whatStrangersWroteCannotBreakTheDocument() throws Exception {
        var evil =
                "]]></failure><testcase name=\"x\"/> & '\"\u0000\u001b[2J\u0085\ufffe\uffff\ud800 \ud83d\ude00\r\nnext";
        var document = document(evil);
        assertEquals(4, elements(document, "testcase").size());
        assertEquals(
                "]]></failure><testcase name=\"x\"/> & '\"\\u0000\\u001b[2J\\u0085\\ufffe\\uffff\\ud800 \ud83d\ude00\\u000d\nnext",
                elements(document, "failure").getFirst().getAttribute("message"));
    }

    @Test
    void whatIsLostOfTheRecordingFails() throws Exception {
        var lost = testCase(document("It broke.", "Chunk 3 is damaged.", "The tail is missing."), "whole-recording");
        var failure = (Element) lost.getElementsByTagName("failure").item(0);
        assertEquals("Chunk 3 is damaged.", failure.getAttribute("message"));
        assertEquals("Chunk 3 is damaged.\nThe tail is missing.", failure.getTextContent());
    }

    @Test
    void aRuleWhoseFindingsAreBeyondThoseKeptFailsAsWell() throws Exception {
        var xml = JunitReport.of(report(), "a", List.of(), Duration.ZERO);
        assertEquals(2, elements(parsed(xml), "failure").size());
    }

    @Test
    void moreThanAPersonReadsIsCounted() throws Exception {
        var many = new Finding[60];
        for (int i = 0; i < many.length; i++) {
            many[i] = finding("broken", Severity.ERROR, "Number " + i + ".");
        }
        var text = elements(parsed(JunitReport.of(report(many), "a", List.of(), Duration.ZERO)), "failure")
                .getFirst()
                .getTextContent();
        assertTrue(text.contains("Number 49.") && !text.contains("Number 50."), text);
        assertTrue(text.endsWith("And 10 more."), text);
    }

    @Test
    void theFileIsThereAsAWholeAndNothingBesideIt() throws Exception {
        var file = folder.resolve("reports/deep/check.xml");
        WholeFile.write(file, "one");
        WholeFile.write(file, "two");
        assertEquals("two", Files.readString(file));
        try (var beside = Files.list(file.getParent())) {
            assertEquals(List.of(file), beside.toList());
        }
    }
}
