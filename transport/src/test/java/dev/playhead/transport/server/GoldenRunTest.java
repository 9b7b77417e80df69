package dev.playhead.transport.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.LogFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What makes the golden recordings of the next version of the format works, though it is needed rarely.
class GoldenRunTest {
    @TempDir
    Path directory;

    @Test
    void nearlyEverythingHappensInIt() throws Exception {
        var into = directory.resolve("golden");
        new GoldenRun(directory.resolve("data"), into, "next").run();
        var kinds = new HashSet<Class<?>>();
        try (var log = LogFile.open(into.resolve("next.playhead.mcap"))) {
            for (long position = 0; position < log.size(); position++) {
                kinds.add(log.read(position).getClass());
            }
        }
        try (var part = LogFile.open(into.resolve("next-part.playhead.mcap"))) {
            for (long position = 0; position < part.size(); position++) {
                kinds.add(part.read(position).getClass());
            }
        }
        var happens = Set.of(
                Entry.Earlier.class,
                Entry.Reauthenticated.class,
                Entry.Rejected.class,
                Entry.FrameUndelivered.class,
                Entry.HeldSettled.class,
                Entry.FrameHeld.class,
                Entry.HeldEnded.class,
                Entry.RuleSet.class,
                Entry.TransportEffect.class,
                Entry.Closed.class);
        assertTrue(kinds.containsAll(happens), () -> "only " + kinds);
    }
}
