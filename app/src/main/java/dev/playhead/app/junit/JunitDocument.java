package dev.playhead.app.junit;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A document of JUnit XML.
public final class JunitDocument {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private JunitDocument() {}

    /// Returns the document.
    ///
    /// @param name of all of it, the command that made it
    /// @param className of its cases
    public static String of(String name, String className, List<JunitSuite> suites) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"")
                .append(XmlText.attribute(name))
                .append("\" ")
                .append(counts(suites))
                .append(">\n");
        for (var suite : suites) {
            xml.append("  <testsuite name=\"")
                    .append(XmlText.attribute(suite.name()))
                    .append("\" timestamp=\"")
                    .append(TIMESTAMP.format(suite.began()))
                    .append("\" ")
                    .append(counts(List.of(suite)))
                    .append(">\n");
            suite.cases().forEach(each -> append(each, className, xml));
            xml.append("  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static String counts(List<JunitSuite> suites) {
        var took = suites.stream().map(JunitSuite::took).reduce(Duration.ZERO, Duration::plus);
        return String.format(
                Locale.ROOT,
                "tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%.3f\"",
                suites.stream().mapToInt(suite -> suite.cases().size()).sum(),
                suites.stream()
                        .mapToLong(suite -> suite.count(JunitCase.FAILURE))
                        .sum(),
                suites.stream()
                        .mapToLong(suite -> suite.count(JunitCase.SKIPPED))
                        .sum(),
                took.toNanos() / 1e9);
    }

    private static void append(JunitCase each, String className, StringBuilder xml) {
        xml.append("    <testcase classname=\"")
                .append(XmlText.attribute(className))
                .append("\" name=\"")
                .append(XmlText.attribute(each.name()))
                .append("\" time=\"0\"");
        if (each.problem() == null && each.output().isEmpty()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n");
        if (each.problem() != null) {
            xml.append("      <")
                    .append(each.problem())
                    .append(" message=\"")
                    .append(XmlText.attribute(each.message()))
                    .append('"');
            if (each.text().isEmpty()) {
                xml.append("/>\n");
            } else {
                xml.append(" type=\"")
                        .append(XmlText.attribute(each.name()))
                        .append("\">")
                        .append(XmlText.content(each.text()))
                        .append("</")
                        .append(each.problem())
                        .append(">\n");
            }
        }
        if (!each.output().isEmpty()) {
            xml.append("      <system-out>")
                    .append(XmlText.content(each.output()))
                    .append("</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }
}
