package dev.playhead.ui.finding;

import dev.playhead.transport.api.FindingFields;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.copy.Json;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.format.Formats;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Report of the findings of a session at a moment, each with the frames that prove it, for other people and programs.
/// Reads the log: not for the FX thread.
public final class FindingsReport {
    private final Session session;
    private final Timeline timeline;
    private final List<FindingLine> lines;
    private final String header;

    private FindingsReport(Session session, Timeline timeline, List<FindingLine> lines, String header) {
        this.session = session;
        this.timeline = timeline;
        this.lines = lines;
        this.header = header;
    }

    private static String header(FindingsState state) {
        return Formats.count(state.lines().size(), "finding") + ", "
                + Formats.count(state.checks().rules().size(), "rule") + ", "
                + state.checks().silentRules() + " found nothing, at "
                + Formats.clock(state.nanos() - state.timeline().startNanos()) + " ("
                + Instant.ofEpochSecond(0, state.nanos()) + ")"
                + (state.checks().leftOut() > 0
                        ? ", " + state.checks().leftOut() + " more were found and not kept"
                        : "")
                + ".";
    }

    /// Writes a report.
    ///
    /// @throws IOException when the recording cannot be read
    public static String of(Session session, FindingsState state, ReportFormat format) throws IOException {
        return new FindingsReport(session, state.timeline(), state.lines(), header(state)).as(format);
    }

    /// Writes a report of one finding of a session.
    ///
    /// @param header what it begins with, in a sentence or more
    /// @throws IOException when the recording cannot be read
    static String of(Session session, Finding finding, String header, ReportFormat format) throws IOException {
        var timeline = session.timeline();
        var line = new FindingLine(0, finding, Formats.clock(finding.atNanos() - timeline.startNanos()));
        return new FindingsReport(session, timeline, List.of(line), header).as(format);
    }

    private String as(ReportFormat format) throws IOException {
        return switch (format) {
            case MARKDOWN -> markdown();
            case JSON -> json();
        };
    }

    private String markdown() throws IOException {
        var text = new StringBuilder("# Findings\n\n").append(escaped(header)).append('\n');
        for (var line : lines) {
            var finding = line.finding();
            text.append("\n## ").append(escaped(finding.title())).append("\n\n- ");
            text.append(finding.severity().word())
                    .append(", rule `")
                    .append(finding.rule())
                    .append("`, at ");
            text.append(line.clock()).append('\n');
            text.append("- ").append(escaped(finding.sentence())).append('\n');
            text.append("- What helps: ").append(escaped(finding.remedy())).append('\n');
            text.append("- Frames:\n");
            for (var evidence : evidence(finding)) {
                text.append("  - ").append(escaped(evidence.words())).append('\n');
            }
        }
        return text.toString();
    }

    private String json() throws IOException {
        var all = new ArrayList<String>();
        for (var line : lines) {
            var finding = line.finding();
            var fields = FindingFields.of(finding, timeline.startNanos(), timeline.participants());
            var evidence = new ArrayList<Map<String, @Nullable Object>>();
            for (var each : evidence(finding)) {
                var frame = new LinkedHashMap<String, @Nullable Object>();
                frame.put("entry", each.position());
                frame.put("frame", each.row() < 0 ? null : each.row() + 1);
                frame.put("words", each.words());
                evidence.add(frame);
            }
            fields.put("evidence", evidence);
            all.add(Json.object(fields));
        }
        return "[\n" + String.join(",\n", all) + "\n]\n";
    }

    private record Evidence(long position, int row, String words) {}

    private List<Evidence> evidence(Finding finding) throws IOException {
        var rows = EvidenceRows.of(timeline, finding);
        var all = new ArrayList<Evidence>();
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            long position = finding.evidence().get(i);
            all.add(new Evidence(position, row, row < 0 ? "entry " + position : words(row)));
        }
        return all;
    }

    private String words(int row) throws IOException {
        var frames = timeline.frames();
        int participant = frames.participant(row);
        return "#" + Formats.number(row + 1L) + " " + Formats.clock(frames.atNanos(row) - timeline.startNanos())
                + (participant < 0 ? "" : " " + name(participant)) + " " + frames.kind(row) + " "
                + session.summary(row);
    }

    private String name(int participant) {
        return timeline.participants().get(participant).name();
    }

    // What users wrote stays what it is: a line of text.
    private static String escaped(String text) {
        return text.replaceAll("\\R", " ").replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }
}
