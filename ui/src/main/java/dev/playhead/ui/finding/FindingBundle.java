package dev.playhead.ui.finding;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.check.Finding;
import dev.playhead.transport.copy.NewFile;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.insight.Participant;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.mask.MaskedRecording;
import dev.playhead.ui.control.FileSaver;
import dev.playhead.ui.format.Formats;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A finding as one small file to attach to a bug: the part of the recording around what proves it, and a report for
/// people and one for programs, whose frames and entries are those of that part. Not for the FX thread.
public final class FindingBundle {
    static final String PART = "part.playhead.mcap";

    private static final long BEFORE_NANOS = 3_000_000_000L;
    private static final long AFTER_NANOS = 2_000_000_000L;

    private FindingBundle() {}

    /// Writes the bundle of a finding. The file is there as a whole or not at all.
    ///
    /// @param session that the finding is of, live or recorded
    /// @param file a ZIP file that is not there yet
    /// @throws IOException when the recording cannot be read, or the file is there or cannot be written
    public static void write(Session session, Finding finding, Path file) throws IOException {
        write(session, finding, Content.WHOLE, file);
    }

    /// Content of the part in a bundle.
    public enum Content {
        WHOLE,
        MASKED
    }

    /// Writes the bundle of a finding, as [#write(Session, Finding, Path)].
    ///
    /// @throws IOException when the recording cannot be read, or the file is there or cannot be written
    public static void write(Session session, Finding finding, Content content, Path file) throws IOException {
        NewFile.make(file, folder -> {
            var part = folder.resolve(PART);
            var timeline = session.timeline();
            var recorded = session.vitals().file();
            var name = Objects.requireNonNullElse(recorded.getFileName(), recorded);
            var range = around(timeline, finding);
            var note = note(name.toString(), timeline, range);
            var moved = switch (content) {
                case WHOLE -> session.cut(range, note, part);
                case MASKED -> maskedCut(session, range, note + " What was said is masked.", part);
            };
            var bundle = folder.resolve("bundle.zip");
            pack(bundle, part, finding, moved, timeline);
            return bundle;
        });
    }

    private static RecordingCut.Positions maskedCut(Session session, CutRange range, String note, Path part)
            throws IOException {
        var whole = part.resolveSibling("whole.mcap");
        var moved = session.cut(range, note, whole);
        MaskedRecording.copy(whole, part);
        return moved;
    }

    /// Returns the name that a bundle is offered under.
    public static String name(Finding finding) {
        return finding.rule() + ".zip";
    }

    /// Returns what is offered to people who save the bundle of a finding.
    public static FileSaver.Offer offer(Finding finding) {
        return new FileSaver.Offer("Save bundle", "The bundle", "ZIP", name(finding));
    }

    private static CutRange around(Timeline timeline, Finding finding) {
        long first = finding.atNanos();
        long last = finding.atNanos();
        var frames = timeline.frames();
        for (long position : finding.evidence()) {
            int row = Math.min(frames.rowOf(position), frames.count() - 1); // of the entry, or what comes next
            if (row >= 0) {
                first = Math.min(first, frames.atNanos(row));
                last = Math.max(last, frames.atNanos(row));
            }
        }
        long from = Math.max(timeline.startNanos(), first - BEFORE_NANOS);
        return CutRange.of(from, Math.max(from, last + AFTER_NANOS));
    }

    private static String note(String name, Timeline timeline, CutRange range) {
        long start = timeline.startNanos();
        return "A part of " + name + ", from " + Formats.clock(range.fromNanos() - start) + " to "
                + Formats.clock(Math.min(range.toNanos(), timeline.endNanos()) - start) + ".";
    }

    private static void pack(Path bundle, Path part, Finding finding, RecordingCut.Positions moved, Timeline timeline)
            throws IOException {
        try (var session = LogSession.open(part);
                var zip = new ZipOutputStream(Files.newOutputStream(bundle))) {
            session.awaitCaughtUp();
            var there = in(session.timeline(), finding, moved, timeline);
            var header = "One finding, at " + Formats.clock(finding.atNanos() - timeline.startNanos())
                    + " of the recording. "
                    + PART + " is the part of it around the finding: open it with Playhead. Frames and times below are"
                    + " those of the part.";
            for (var format : ReportFormat.values()) {
                zip.putNextEntry(new ZipEntry("finding." + format.extension()));
                zip.write(FindingsReport.of(session, there, header, format).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(PART));
            Files.copy(part, zip);
            zip.closeEntry();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted before everything was written");
        }
    }

    // The same finding, with the entries and participants of the part.
    private static Finding in(Timeline part, Finding finding, RecordingCut.Positions moved, Timeline whole) {
        List<Long> evidence = finding.evidence().stream()
                .map(moved::of)
                .filter(position -> position >= 0)
                .toList();
        int participant = finding.participant() < 0
                ? -1
                : part.participants().stream()
                        .filter(each -> isSame(each, whole.participants().get(finding.participant())))
                        .mapToInt(Participant::index)
                        .findFirst()
                        .orElse(-1);
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.title(),
                finding.sentence(),
                finding.remedy(),
                finding.atNanos(),
                finding.channel(),
                participant,
                evidence);
    }

    private static boolean isSame(Participant one, Participant other) {
        return one.name().equals(other.name()) && Objects.equals(one.clientId(), other.clientId());
    }
}
