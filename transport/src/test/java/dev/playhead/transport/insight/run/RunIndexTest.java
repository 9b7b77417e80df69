package dev.playhead.transport.insight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Run;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunIndexTest {
    private static final ChannelId CHANNEL = ChannelId.shared("chat");
    private static final long SECOND = 1_000_000_000L;

    private final RunIndex runs = new RunIndex();
    private final Set<Integer> gone = new HashSet<>();

    private List<Run> published(long nanos) {
        return runs.published(gone::contains, nanos);
    }

    private int message(String name, long nanos, Map<String, String> headers) {
        var message = Message.builder()
                .name(name)
                .serial("serial " + nanos)
                .data(new Data.Text("text"))
                .build();
        return runs.created(CHANNEL, 1, message, new AiHeaders(headers, Map.of()), nanos);
    }

    @Test
    void aMessageThatSaysNothingMoreHasEndedAndGoesOnWhenItSaysMore() {
        int run = runs.plain(CHANNEL, 1, "m", SECOND, 5);
        assertEquals(Run.Status.STREAMING, published(2 * SECOND).get(run).status());
        assertEquals(1, runs.activeAt(2 * SECOND));
        var ended = published(11 * SECOND);
        assertEquals(Run.Status.COMPLETE, ended.get(run).status());
        assertEquals(SECOND, ended.get(run).endedNanos());
        assertEquals(0, runs.activeAt(2 * SECOND));
        runs.grew(run, 12 * SECOND, 3);
        assertEquals(Run.Status.STREAMING, published(12 * SECOND).get(run).status());
        assertEquals(1, runs.activeAt(2 * SECOND));
        assertEquals(Run.Status.COMPLETE, ended.get(run).status(), "what was published stays");
    }

    @Test
    void aRunIsAnOrphanWhileItsAgentIsAway() {
        int run = message("ai-run-start", SECOND, Map.of("run-id", "r"));
        int plain = runs.plain(CHANNEL, 1, "m", SECOND, 5);
        assertEquals(Run.Status.STARTED, published(SECOND).get(run).status());
        gone.add(1);
        runs.agentMoved(1);
        assertEquals(Run.Status.ORPHANED, published(SECOND).get(run).status());
        assertEquals(Run.Status.COMPLETE, published(SECOND).get(plain).status());
        gone.clear();
        runs.agentMoved(1);
        assertEquals(Run.Status.STARTED, published(SECOND).get(run).status());
        assertEquals(Run.Status.STREAMING, published(SECOND).get(plain).status());
        message("ai-run-end", 2 * SECOND, Map.of("run-id", "r"));
        published(2 * SECOND);
        gone.add(1);
        runs.agentMoved(1);
        assertEquals(Run.Status.COMPLETE, published(2 * SECOND).get(run).status());
    }

    @Test
    void whoStopsAQuestionStopsTheRunThatAnswersIt() {
        message("ai-input", SECOND, Map.of("codec-message-id", "q"));
        int run = message("ai-run-start", 2 * SECOND, Map.of("run-id", "r", "input-codec-message-id", "q"));
        message(RunIndex.CANCEL, 3 * SECOND, Map.of("input-codec-message-id", "q"));
        var stopped = published(3 * SECOND).get(run);
        assertEquals(new Run.Stop(3 * SECOND, 1), stopped.stop());
        assertEquals("text", stopped.question());
        assertEquals(SECOND, stopped.askedNanos());
    }

    @Test
    void aStopThatComesBeforeItsRunIsKept() {
        message(RunIndex.CANCEL, SECOND, Map.of("input-codec-message-id", "q"));
        int run = message("ai-run-start", 2 * SECOND, Map.of("run-id", "r", "input-codec-message-id", "q"));
        assertEquals(new Run.Stop(SECOND, 1), published(2 * SECOND).get(run).stop());
    }

    @Test
    void aRunThatIsSuspendedIsSoUntilItGoesOn() {
        int run = message("ai-run-start", SECOND, Map.of("run-id", "r"));
        message("ai-run-suspend", 2 * SECOND, Map.of("run-id", "r"));
        var suspended = published(3 * SECOND).get(run);
        message("ai-run-resume", 4 * SECOND, Map.of("run-id", "r"));
        assertEquals(true, suspended.suspensions().getFirst().isOpen());
        assertEquals(
                4 * SECOND,
                published(5 * SECOND).get(run).suspensions().getFirst().toNanos());
    }

    @Test
    void countsAreThoseOfAWalkOverAllRuns() {
        var random = new Random(5);
        long now = SECOND;
        for (int i = 0; i < 600; i++) {
            now += random.nextLong(2 * SECOND);
            switch (random.nextInt(5)) {
                case 0 -> message("ai-run-start", now, Map.of("run-id", "r" + i));
                case 1 -> message("ai-run-end", now, Map.of("run-id", "r" + random.nextInt(i + 1)));
                // The message that begins to grow may be an old one.
                case 2 -> runs.plain(CHANNEL, i % 3, "m" + i, now - random.nextLong(20 * SECOND), 1);
                case 3 -> {
                    int agent = random.nextInt(3);
                    if (!gone.add(agent)) {
                        gone.remove(agent);
                    }
                    runs.agentMoved(agent);
                }
                default -> {
                    for (var run : published(now)) {
                        if (run.isPlain() && random.nextInt(20) == 0) {
                            runs.grew(run.number() - 1, now, 1);
                        }
                    }
                }
            }
            var all = published(now);
            long at = random.nextLong(now + SECOND);
            assertEquals(all.stream().filter(run -> run.startedNanos() <= at).count(), runs.startedBy(at));
            assertEquals(
                    all.stream()
                            .filter(run -> run.startedNanos() <= at && (run.endedNanos() == 0 || run.endedNanos() > at))
                            .count(),
                    runs.activeAt(at));
            assertSame(all, published(now), "nothing has changed");
        }
    }
}
