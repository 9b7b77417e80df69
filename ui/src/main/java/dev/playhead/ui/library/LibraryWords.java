package dev.playhead.ui.library;

import dev.playhead.transport.check.Severity;
import dev.playhead.transport.library.LibraryItem;
import dev.playhead.transport.library.LibraryItem.Reading;
import dev.playhead.transport.library.RecordingContent;
import dev.playhead.transport.library.RetentionRule;
import dev.playhead.ui.format.Formats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Words of the list of recordings.
final class LibraryWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LibraryWords() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// `11:20`.
    static String began(LibraryItem item) {
        return TIME.format(Instant.ofEpochMilli(item.beganMs()));
    }

    /// `28 Nov 2026, 11:20:00 to 11:24:36 UTC, 7,604 frames, 3.1 MB`.
    static String facts(LibraryItem item) {
        var size = Formats.bytes(item.sizeBytes());
        return item.content()
                .map(content -> MOMENT.format(Instant.ofEpochSecond(0, content.beganNanos())) + " to "
                        + CLOCK.format(Instant.ofEpochSecond(0, content.endNanos())) + " UTC, "
                        + Formats.count(content.frames(), "frame") + ", " + size)
                .orElse(size);
    }

    /// The line below the name: what is lost, else the note, else what there is to say of it.
    static String second(LibraryItem item) {
        var lost = lost(item);
        if (!lost.isEmpty()) {
            return lost;
        }
        if (!item.label().note().isEmpty()) {
            return item.label().note();
        }
        if (item.live()) {
            return "recording since " + began(item) + " UTC";
        }
        return item.reading() instanceof Reading.Pending ? "is being read" : "";
    }

    /// The loss of a recording, in a sentence; empty when nothing is.
    static String lost(LibraryItem item) {
        return switch (item.reading()) {
            case Reading.Unreadable(var why) -> why;
            case Reading.Done(var content) ->
                content.damage().isEmpty() ? "" : content.damage().getFirst();
            case Reading.Pending() -> "";
        };
    }

    static String source(LibraryItem item) {
        return switch (item.place()) {
            case RECORDED -> "recorded live";
            case REPLAYED -> "replayed";
            case IMPORTED -> "imported";
        };
    }

    static String length(LibraryItem item) {
        return item.content()
                .map(content -> Formats.shortClock(content.lengthNanos()))
                .orElse("");
    }

    static String frames(LibraryItem item) {
        return item.content().map(content -> Formats.number(content.frames())).orElse("");
    }

    /// `2 errors, 1 warning`, `nothing found`, `not checked`.
    static String findings(LibraryItem item) {
        return item.content().map(LibraryWords::findings).orElse("not checked");
    }

    private static String findings(RecordingContent content) {
        if (!content.isChecked()) {
            return "not checked";
        }
        int errors = content.findings(Severity.ERROR);
        int warnings = content.findings(Severity.WARNING);
        return errors + warnings == 0
                ? "nothing found"
                : Formats.count(errors, "error") + ", " + Formats.count(warnings, "warning");
    }

    /// All of a row, for people who hear it.
    static String row(LibraryItem item) {
        return String.join(
                ", ",
                List.of(
                        item.title(),
                        item.live() ? "live" : "began " + began(item),
                        "length " + length(item),
                        frames(item) + " frames",
                        findings(item),
                        source(item),
                        item.label().pinned() ? "pinned" : "not pinned",
                        Formats.bytes(item.sizeBytes()),
                        second(item)));
    }

    /// The question before a recording is deleted.
    static String deletion(LibraryItem item) {
        var length = length(item);
        return "Delete " + item.title() + (length.isEmpty() ? "" : ", " + length) + ", "
                + Formats.bytes(item.sizeBytes()) + "?"
                + (item.label().pinned() ? " It is pinned." : "")
                + " It cannot be brought back.";
    }

    /// The next recording that the rule asks for.
    static String next(RetentionRule.Plan plan) {
        if (!plan.due().isEmpty()) {
            var due = plan.due().getFirst();
            var words = due.reason() == RetentionRule.Reason.TOO_OLD ? "too old" : "too much";
            return "due: " + due.item().title() + ", " + words
                    + (plan.due().size() > 1 ? ", and " + (plan.due().size() - 1) + " more" : "");
        }
        return plan.next().stream()
                .findFirst()
                .map(next -> "next: " + SHORT_DAY.format(Instant.ofEpochMilli(next.atMs())) + ", "
                        + next.item().title())
                .orElse("nothing is due");
    }
}
