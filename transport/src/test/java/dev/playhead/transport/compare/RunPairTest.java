package dev.playhead.transport.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.EventSeries;
import dev.playhead.transport.insight.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Runs of two recordings: each a question, and an answer of one message.
class RunPairTest {
    private static final long MS = 1_000_000;
    private static final long LIMIT = 100 * MS;

    /// A recording that is being written.
    private static final class Script {
        private final String name;
        private final List<ComparedMessage> messages = new ArrayList<>();
        private final List<ComparedRun> runs = new ArrayList<>();
        private long atMs = 1_000;

        Script(String name) {
            this.name = name;
        }

        Script asks(String agent, String question, String answer) {
            return asks(agent, question, answer, 500, 2_000);
        }

        /// @param firstMs from the question to the first text
        /// @param tookMs from the question to the end
        Script asks(String agent, String question, String answer, long firstMs, long tookMs) {
            int number = runs.size() + 1;
            var id = name + "-run-" + number;
            messages.add(message(number, "ann", null, question, atMs, atMs));
            messages.add(message(number, agent, id, answer, atMs + firstMs, atMs + tookMs));
            runs.add(new ComparedRun(
                    new Run(
                            id,
                            number,
                            ChannelId.shared("room"),
                            1,
                            0,
                            question,
                            atMs * MS,
                            (atMs + 100) * MS,
                            (atMs + firstMs) * MS,
                            (atMs + tookMs) * MS,
                            (atMs + tookMs) * MS,
                            Run.Status.COMPLETE,
                            EventSeries.NONE,
                            List.of(),
                            List.of(),
                            null,
                            List.of(),
                            1,
                            answer.length()),
                    agent,
                    "ann"));
            atMs += 10_000;
            return this;
        }

        private ComparedMessage message(int run, String author, String id, String text, long createdMs, long doneMs) {
            return new ComparedMessage(
                    "room",
                    name + String.format("%03d", messages.size()),
                    null,
                    author,
                    id,
                    "",
                    text,
                    false,
                    createdMs * MS,
                    doneMs * MS,
                    run,
                    3);
        }

        Side side() {
            return new Side(messages, runs, 0);
        }
    }

    private static Comparison compare(Script a, Script b) {
        return Comparison.of(a.side(), b.side());
    }

    private static String states(Comparison comparison) {
        return comparison.runs().stream()
                .map(run ->
                        run.either().run().question() + " " + run.state(LIMIT).words())
                .collect(Collectors.joining("; "));
    }

    @Test
    void theSameQuestionsAreTheSameRunsUnderOtherIdsAndLater() {
        var a = new Script("a").asks("planner", "Plan", "Two days.").asks("planner", "Ferry?", "At ten.");
        var b = new Script("b");
        b.atMs = 90_000;
        b.asks("planner", "Plan", "Two days.").asks("planner", "Ferry?", "At ten.");
        var comparison = compare(a, b);
        assertEquals("Plan same; Ferry? same", states(comparison));
        assertTrue(comparison.isAlike());
        assertEquals(
                List.of(2, 2),
                comparison.runs().stream().map(run -> run.messages().size()).toList());
    }

    @Test
    void aSecondAnswerIsOnOneSideOnlyAndMovesNobody() {
        var a = new Script("a")
                .asks("planner", "Dinner", "Riva.")
                .asks("planner", "Dinner", "Luxor.")
                .asks("planner", "Weather?", "Sun.");
        var b = new Script("b").asks("planner", "Dinner", "Riva!").asks("planner", "Weather?", "Sun.");
        assertEquals("Dinner changed; Dinner only in A; Weather? same", states(compare(a, b)));
        assertEquals("Dinner changed; Dinner only in B; Weather? same", states(compare(b, a)));
    }

    @Test
    void aToolThatIsCalledOnOneSideIsNotTheRunOfAnotherAgent() {
        var a = new Script("a").asks("planner", "Plan", "Two days.").asks("planner", "Bus?", "12.");
        var b = new Script("b")
                .asks("planner", "Plan", "Two days.")
                .asks("maps", "places", "3")
                .asks("planner", "Bus?", "12.");
        assertEquals("Plan same; places only in B; Bus? same", states(compare(a, b)));
    }

    @Test
    void anotherOrderMarksTheFewestRuns() {
        var a = new Script("a").asks("p", "1", "one").asks("p", "2", "two").asks("p", "3", "three");
        var b = new Script("b").asks("p", "3", "three").asks("p", "1", "one").asks("p", "2", "two");
        assertEquals("1 same; 2 same; 3 reordered", states(compare(a, b)));
    }

    @Test
    void anotherQuestionInTheSamePlaceIsAChange() {
        var a = new Script("a")
                .asks("p", "1", "one")
                .asks("p", "Bus to Split", "12")
                .asks("p", "3", "three");
        var b = new Script("b")
                .asks("p", "1", "one")
                .asks("p", "Train to Split", "12")
                .asks("p", "3", "three");
        assertEquals("1 same; Bus to Split changed; 3 same", states(compare(a, b)));
    }

    @Test
    void slowerIsByTheClockOfTheRunAndFromTheLimitOn() {
        var a = new Script("a").asks("p", "1", "x", 500, 2_000).asks("p", "2", "x", 500, 2_000);
        var b = new Script("b").asks("p", "1", "x", 1_960, 3_460).asks("p", "2", "x", 500, 2_099);
        var comparison = compare(a, b);
        assertEquals("1 slower; 2 same", states(comparison));
        assertEquals(1_460 * MS, comparison.runs().getFirst().firstTextLaterNanos());
        assertEquals(99 * MS, comparison.runs().getLast().slowerNanos());
        assertEquals("1 same; 2 same", states(compare(b, a)));
    }

    @Test
    void idsThatAreCountedSayNothingOfOtherQuestions() {
        var a = new Script("x").asks("p", "1", "one").asks("p", "2", "two");
        var b = new Script("x").asks("p", "2", "two").asks("p", "1", "one");
        assertEquals("1 reordered; 2 same", states(Comparison.of(named(a, "a"), named(b, "b"))));
    }

    /// The same with serials of its own; ids of messages are counted.
    private static Side named(Script script, String serials) {
        var messages = new ArrayList<ComparedMessage>();
        for (var message : script.messages) {
            messages.add(new ComparedMessage(
                    message.channel(),
                    serials + message.serial(),
                    "id-" + messages.size(),
                    message.author(),
                    message.run(),
                    message.name(),
                    message.text(),
                    false,
                    message.createdNanos(),
                    message.doneNanos(),
                    message.runNumber(),
                    message.versions()));
        }
        return new Side(messages, script.runs, 0);
    }

    @Test
    void countsOfAllStatesAddUpInWordsAndForPrograms() {
        var a = new Script("a").asks("p", "1", "x").asks("p", "2", "The 09:00 boat to Bol.");
        var b = new Script("b")
                .asks("p", "1", "x")
                .asks("p", "2", "The 10:30 boat to Bol.")
                .asks("q", "3", "y");
        var comparison = compare(a, b);
        var lines = new ComparisonLines(true, LIMIT);
        var words = lines.words(comparison, "one", "other");
        assertTrue(words.contains("3 runs: 1 only in B, 1 changed, 1 same."), words::toString);
        assertTrue(words.stream().anyMatch(line -> line.endsWith(" (1 word)")), words::toString);
        var summary = lines.json(comparison).getLast();
        assertTrue(
                summary.contains("\"runs\":{\"all\":3,\"onlyA\":0,\"onlyB\":1,\"changed\":1,\"reordered\":0,"
                        + "\"slower\":0,\"cannotTell\":0,\"same\":1}"),
                summary);
    }

    @Test
    void aMessageThatNobodyCanMatchIsUntoldAndNotLost() {
        var pair = new MessagePair(
                new ComparedMessage("room", "s", null, "ann", null, "", "x", false, 0, 0), null, false, true, 0, 0);
        assertEquals(PairState.CANNOT_TELL, pair.state(LIMIT));
        var comparison = new Comparison(List.of(pair), List.of(new RunPair(null, null, false, List.of(pair))));
        assertFalse(comparison.isAlike());
        var words = new ComparisonLines(true, LIMIT).words(comparison, "one", "other");
        assertTrue(words.getLast().endsWith("0 lost, 0 added, 0 changed, 0 moved, 1 untold."), words::toString);
    }

    @Test
    void anAnswerToTheSameQuestionIsTheSameOneWhateverItSays() {
        var a = talk("q1", "one", "q2", "two", "q3", "three");
        var b = talk("q2", "deux", "q3", "trois");
        var pairs = Comparison.of(a, b).pairs().stream()
                .map(pair -> (pair.a() == null ? "-" : pair.a().text()) + "/"
                        + (pair.b() == null ? "-" : pair.b().text()))
                .collect(Collectors.joining(" "));
        assertEquals("q1/- one/- q2/q2 two/deux q3/q3 three/trois", pairs);
    }

    private static Side talk(String... texts) {
        var messages = new ArrayList<ComparedMessage>();
        for (int i = 0; i < texts.length; i++) {
            var author = i % 2 == 0 ? "ann" : "agent";
            messages.add(
                    new ComparedMessage("room", texts[1] + i, null, author, null, "", texts[i], false, i * MS, i * MS));
        }
        return new Side(messages);
    }
}
