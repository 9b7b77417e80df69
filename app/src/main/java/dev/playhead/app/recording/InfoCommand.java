package dev.playhead.app.recording;

import dev.playhead.app.terminal.TimeFormats;
import dev.playhead.transport.api.SessionStatistics;
import dev.playhead.transport.log.ControlEntry;
import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import dev.playhead.transport.log.Observation;
import dev.playhead.transport.log.StateEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what is in a recording.
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Say what is in a recording; exit code 1 when something of it is lost.")
public final class InfoCommand implements Callable<Integer> {
    private static final int MOST_CHANNELS = 20;
    private static final int MOST_REMARKS = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.playhead.mcap).")
    private Path file;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        try (var log = LogFile.open(file)) {
            long in = 0;
            long sent = 0;
            long undelivered = 0;
            long requests = 0;
            Set<String> channels = new TreeSet<>();
            var remarks = new ArrayList<String>();
            for (long position = 0; position < log.size(); position++) {
                switch (log.read(position)) {
                    case Entry.FrameIn frame -> in += named(channels, frame.channel());
                    case Entry.FrameOut frame ->
                        sent += named(channels, frame.channel()) * frame.to().size();
                    case Entry.FrameUndelivered frame ->
                        undelivered += frame.from().size();
                    case Entry.RestIn request -> requests++;
                    case Entry.Note note -> remarks.add(note.text());
                    case Entry.Foreign message when !log.isPlayhead() -> named(channels, message.topic());
                    case StateEntry _,
                            ControlEntry _,
                            Entry.FrameHeld _,
                            Entry.HeldSettled _,
                            Entry.RestOut _,
                            Observation _ -> {}
                }
            }
            out.println("File       " + file + ", " + log.sizeBytes() + " bytes");
            if (log.size() > 0) {
                out.println("Began      " + TimeFormats.moment(log.read(0).atNanos()));
                out.println("Length     "
                        + TimeFormats.length(
                                log.read(log.size() - 1).atNanos() - log.read(0).atNanos()));
            }
            out.println("Entries    " + log.size());
            out.println("Frames     " + in + " in, " + sent + " out, " + undelivered + " not sent");
            out.println("REST       " + requests);
            out.println("Channels   " + (channels.isEmpty() ? "none" : channels.size()));
            channels.stream().limit(MOST_CHANNELS).forEach(channel -> out.println("           " + channel));
            if (channels.size() > MOST_CHANNELS) {
                out.println("           and " + (channels.size() - MOST_CHANNELS) + " more");
            }
            if (log.isPlayhead()) {
                StatisticsLines.of(SessionStatistics.of(log)).forEach(out::println);
            }
            remarks.stream().limit(MOST_REMARKS).forEach(remark -> out.println("Remark     " + remark));
            log.notes().forEach(note -> out.println("Note       " + note));
            var damage = log.damage();
            damage.forEach(problem -> out.println("Damage     " + problem));
            return damage.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int named(Set<String> channels, @Nullable String channel) {
        if (channel != null) {
            channels.add(channel);
        }
        return 1;
    }
}
