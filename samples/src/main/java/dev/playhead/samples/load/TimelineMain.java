package dev.playhead.samples.load;

import static dev.playhead.samples.load.LoadMain.say;

import dev.playhead.transport.insight.FocusedMessage;
import dev.playhead.transport.insight.build.TimelineBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what a window costs while a session grows: the publishing of a timeline after each answer,
/// questions about moments, and the memory of a row. The session is a [SyntheticSession], so nothing else is
/// measured.
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = "Measure publishing, questions and memory of timelines.")
public final class TimelineMain implements Callable<Integer> {
    private static final int TIMES = 200;

    @Option(names = "--rows", split = ",", description = "Rows of the frames table. Default 10000,100000,1000000.")
    private List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);

    @Option(names = "--tokens", description = "Appends of an answer; 0 for messages that never grow. Default 20.")
    private int tokens = 20;

    // Sums up what the questions are answered, so that no compiler leaves one out.
    private long sum;

    /// A question about a moment, ns since 1970. The answer is a number, whatever it means.
    private interface Question {
        long at(long nanos);
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new TimelineMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        for (int rows : sizes) {
            long without = usedBytes();
            var builder = new TimelineBuilder();
            int all = measure(rows, builder);
            var timeline = builder.timeline(0);
            say("  memory                   %,.0f bytes a row", (double) (usedBytes() - without) / all);
            sum += timeline.entries() + builder.editedAt(0);
        }
        say("(%d)", sum);
        return 0;
    }

    // Everything but the builder is garbage when it returns.
    private int measure(int rows, TimelineBuilder builder) {
        var session = new SyntheticSession(SyntheticSession.Shape.ofTokens(tokens), builder::accept);
        long start = session.nanos();
        long began = System.nanoTime();
        for (int i = 0; session.rows() < rows; i++) {
            session.answer();
            if (i % 50 == 0) {
                sum += builder.timeline(session.nanos()).entries(); // as a window does that follows the session
            }
        }
        say("%,d rows, made in %.1f s", session.rows(), (System.nanoTime() - began) / 1e9);
        long now = session.nanos();
        ask("publish, nothing new", nanos -> builder.timeline(now).entries(), now, now);
        var publishes = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            session.answer();
            long nanos = session.nanos();
            publishes[i] = timed(moment -> builder.timeline(moment).entries(), nanos);
        }
        tell("publish after an answer", publishes);
        ask("connectionStatuses", nanos -> builder.connectionStatuses(nanos).size(), start, now);
        ask("subject", nanos -> builder.subject(nanos).isPresent() ? 1 : 0, start, now);
        ask("editedAt", builder::editedAt, start, now);
        ask("active runs", builder::activeRuns, start, now);
        ask("attachments of five devices", nanos -> attachments(builder, nanos), start, now);
        return session.rows();
    }

    private static long attachments(TimelineBuilder builder, long nanos) {
        FocusedMessage subject = builder.subject(nanos).orElse(null);
        long sum = 0;
        for (int device = 0; device < 5 && subject != null; device++) {
            sum += builder.attachmentStatus(device, subject, true, true, nanos).ordinal();
        }
        return sum;
    }

    private void ask(String what, Question question, long from, long to) {
        var random = new Random(1);
        var took = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            took[i] = timed(question, from + (long) (random.nextDouble() * (to - from)));
        }
        tell(what, took);
    }

    private long timed(Question question, long nanos) {
        long began = System.nanoTime();
        sum += question.at(nanos);
        return System.nanoTime() - began;
    }

    private static void tell(String what, long[] took) {
        long cold = took[0];
        Arrays.sort(took);
        say(
                "  %-24s first %,9.1f us, median %,9.1f us, p99 %,9.1f us",
                what, cold / 1e3, took[took.length / 2] / 1e3, took[took.length * 99 / 100] / 1e3);
    }

    private static long usedBytes() throws InterruptedException {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
