package dev.playhead.transport.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.fault.Break;
import dev.playhead.transport.fault.Duplicate;
import dev.playhead.transport.fault.FaultSpec;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thousands of schedules of connects, cuts, resumes, publishes, edits, appends, presence, tokens that
/// expire, faults and restarts. Whatever happens: no gap, no duplicate, in order; RESUMED only when it is
/// true; the text of a device is the broker's after every change that it is given; the presence set is the
/// broker's; every publish is answered exactly once; the same inputs have the same effects, also when a copy
/// of the broker takes over. And what insight says of any moment of the log is so: the text of every device,
/// the members, how everybody stands, what is missing.
///
/// A failure names its seed: put it into `foundSeedsStayFixed`, or into the test beside it.
class SimulationTest {
    private static final int STEPS = 300;
    private static final int BLOCKS = 4;
    private static final int SCHEDULES = 1000;
    private static final int READING = 200;
    private static final int DUPLICATING = 100;
    private static final int KEEPING = 100;
    /// Some five messages.
    private static final long KEPT_BYTES = 4_000;

    private static final int NEW_SCHEDULES = 20;
    /// The profile `simulation` goes on for so long, from seeds that are new every time.
    private static final long SECONDS = Long.getLong("simulation.seconds", 0);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyInvariantHoldsAfterEveryStep(int block) {
        for (long seed = block; seed < SCHEDULES; seed += BLOCKS) {
            Schedule.run(seed, STEPS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 6, 19, 106, 288, 335})
    void foundSeedsStayFixed(long seed) {
        Schedule.run(seed, 2 * STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1795909907546L,
                1795909907967L,
                1795911000596L,
                1795911003146L,
                1795911003583L,
                1795911005973L,
                1795920002986L
            })
    void foundSeedsWithReadersStayFixed(long seed) {
        Schedule.runWithReaders(seed, STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1795930000008L,
                1795930000329L,
                1795930000621L,
                1795930001300L,
                1795930002140L,
                1795928851961L,
                1795970008856L
            })
    void foundSeedsThatKeepLittleStayFixed(long seed) {
        Schedule.runKeeping(seed, STEPS, KEPT_BYTES);
    }

    /// The text that insight says a device has is the one that it holds.
    @Test
    void insightKnowsWhatEveryDeviceHas() {
        int compared = 0;
        for (long seed = 0; seed < READING; seed++) {
            compared += Schedule.runWithReaders(seed, STEPS);
        }
        assertTrue(compared > 20 * READING, compared + " texts were compared");
    }

    /// What comes twice costs nothing: no gap, no loss, in order.
    @Test
    void duplicatesLoseNothing() {
        int repeats = 0;
        for (long seed = 0; seed < DUPLICATING; seed++) {
            repeats += Schedule.runWithDuplicates(seed, STEPS, new Duplicate(40));
        }
        assertTrue(repeats > DUPLICATING, repeats + " came twice");
    }

    /// A client that comes back for what is gone is told so, and lacks nothing that it was not told of.
    @Test
    void whatWaitsAtBreakpointsComesInItsOrder() {
        var both = (Break) FaultSpec.now("break way=both percent=20").fault();
        int released = 0;
        for (long seed = 1; seed <= 40; seed++) {
            released += Schedule.runWithBreakpoints(seed, STEPS, both);
        }
        assertTrue(released > 100, released + " frames were released");
    }

    @Test
    void whatIsDroppedIsSaidToBeLost() {
        int told = 0;
        for (long seed = 0; seed < KEEPING; seed++) {
            told += Schedule.runKeeping(seed, STEPS, KEPT_BYTES);
        }
        assertTrue(told > KEEPING / 4, told + " times somebody was told that continuity is lost");
    }

    /// A message that is sent again after a restart is answered as before, and may have grown meanwhile.
    @Test
    void whatIsSentAgainAfterARestartIsNoNewText() {
        Schedule.runKeeping(1_795_944_397_173L, STEPS, KEPT_BYTES);
    }

    /// A message may go in the very turn that adds to it: nobody reads what was added, and it is a version all the
    /// same.
    @Test
    void whatGoesAsItGrowsHasThatVersionToo() {
        Schedule.runKeeping(1_796_016_324_011L, STEPS, KEPT_BYTES);
    }

    /// Who has left and entered again is present, though the answer to the leave waits until after the enter.
    @Test
    void whoEntersAgainBeforeTheAnswerToItsLeaveIsPresent() {
        Schedule.runKeeping(1_796_020_666_218L, STEPS, KEPT_BYTES);
    }

    /// A publish may let go the answers of others, whose frames have the same number.
    @Test
    void answersOfOthersAreNotTakenForOnesOwn() {
        Schedule.run(1_796_037_131_861L, STEPS);
    }

    /// An append that is answered before the version it becomes a part of is a version, though its message goes before.
    @Test
    void whatIsAnsweredBeforeItsVersionCounts() {
        Schedule.runKeeping(1_796_037_619_156L, STEPS, KEPT_BYTES);
    }

    /// Whoever leaves a channel reads nothing more of it, and begins anew when it comes back without an answer.
    @Test
    void whoHasLeftBeginsAnew() {
        Schedule.runWithReaders(1_795_946_190_070L, STEPS);
    }

    /// Each run of the tests tries some that no run has tried before; the profile goes on from there.
    @Test
    void aLongRunFindsNothing() {
        long first = System.currentTimeMillis();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (long seed = first; seed - first < NEW_SCHEDULES || System.nanoTime() - end < 0; seed++) {
            Schedule.run(seed, STEPS);
            Schedule.runWithReaders(seed, STEPS);
            Schedule.runKeeping(seed, STEPS, KEPT_BYTES);
        }
    }
}
