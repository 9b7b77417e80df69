package dev.playhead.app.recording;

import dev.playhead.transport.copy.NewFile;
import dev.playhead.transport.cut.CutRange;
import dev.playhead.transport.cut.RecordingCut;
import dev.playhead.transport.filter.Glob;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.mask.MaskedRecording;
import dev.playhead.transport.replay.DeterminismCheck;
import dev.playhead.ui.format.Formats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes a part of a recording as a recording of its own.
@Command(
        name = "cut",
        mixinStandardHelpOptions = true,
        description = {
            "Write a part of a recording as a smaller one, which opens like any other. It begins with the state of its first"
                    + " moment (history, presence, objects, faults), says who was there and what had been said of what goes"
                    + " on, and has everything that happened then bit for bit, at its own time. Entries have other numbers.",
            "With --channel other channels are left out, of the state as well; what belongs to no channel stays. A re-run"
                    + " of such a part may differ where channels depend on each other; it is tried, and said.",
            "Exit code 0 when it was written, 1 when part of the recording is lost, 2 when it cannot be done. A file that"
                    + " is there is not overwritten."
        })
public final class CutCommand extends RecordingVerdict {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where it goes (.playhead.mcap).")
    private Path out;

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(
            names = "--channel",
            paramLabel = "GLOB",
            description = "Only channels of this name, in which * stands for anything. May be given several times.")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = "--mask",
            description = "Leave out what was said: texts become x, as long as they were, and numbers in payloads 1.")
    private boolean mask;

    /// Makes the verb; picocli sets its options.
    public CutCommand() {
        super("Not cut out");
    }

    @Override
    protected boolean judge(Path name, LogFile log, PrintWriter printed) throws IOException {
        long start = log.read(0).atNanos();
        long end = log.read(log.size() - 1).atNanos();
        var asked = range.of(start, end);
        var part = CutRange.of(asked.from(), asked.to());
        if (!channels.isEmpty()) {
            var globs = channels.stream().map(Glob::new).toList();
            part = part.ofChannels(channel -> globs.stream().anyMatch(glob -> glob.matches(channel)));
        }
        write(log, part, note(name, asked.from() - start, Math.min(asked.to(), end) - start));
        try (var written = LogFile.open(out)) {
            printed.printf(
                    Locale.ROOT,
                    "%s has %,d entries of %,d, in %,d bytes.%n",
                    out,
                    written.size(),
                    log.size(),
                    written.sizeBytes());
            var difference = DeterminismCheck.verify(written);
            printed.println(difference
                    .map(found -> "It does not run again to the same end: it differs at entry " + found.position()
                            + ". playhead verify says how.")
                    .orElse("It runs again to the same end."));
        }
        return true;
    }

    // Masked only when it is cut out: rules may be about what was said, so its first state comes from that.
    private void write(LogFile log, CutRange chosen, String note) throws IOException {
        if (!mask) {
            RecordingCut.write(log, chosen, note, out);
            return;
        }
        NewFile.make(out, folder -> {
            var part = folder.resolve("part.mcap");
            RecordingCut.write(log, chosen, note + " What was said is masked.", part);
            var masked = folder.resolve("masked.mcap");
            MaskedRecording.copy(part, masked);
            return masked;
        });
    }

    private String note(Path name, long begin, long last) {
        return "A part of " + Objects.requireNonNullElse(name.getFileName(), name) + ", from " + Formats.clock(begin)
                + " to " + Formats.clock(last)
                + (channels.isEmpty() ? "" : ", of channels " + String.join(", ", channels)) + ".";
    }
}
