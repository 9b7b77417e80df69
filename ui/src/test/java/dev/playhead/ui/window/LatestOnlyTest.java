package dev.playhead.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.pulse.LatestOnly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxToolkit.class)
class LatestOnlyTest {
    private final List<String> answers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void ofManyQuestionsThatWaitOnlyTheLatestIsAnswered() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var reader = new LatestOnly<Integer, String>(
                question -> {
                    begun.countDown();
                    await(goOn);
                    return "answer " + question;
                },
                answers::add,
                problem -> problems.add(problem.getMessage()));
        reader.ask(1);
        begun.await();
        for (int question = 2; question <= 50; question++) {
            reader.ask(question);
        }
        assertTrue(!reader.isIdle());
        goOn.countDown();
        Journey.until(reader::isIdle);
        assertEquals(List.of("answer 1", "answer 50"), FxToolkit.onFx(() -> List.copyOf(answers)));
    }

    @Test
    void whatCannotBeReadIsSaidAndTheNextQuestionIsAnswered() {
        var reader = new LatestOnly<Integer, String>(
                question -> {
                    switch (question) {
                        case 1 -> throw new IOException("the file is gone");
                        case 2 -> throw new IllegalStateException("it is broken");
                        default -> {
                            return "answer " + question;
                        }
                    }
                },
                answers::add,
                problem -> problems.add(problem.getMessage()));
        for (int question = 1; question <= 3; question++) {
            reader.ask(question);
            Journey.until(reader::isIdle);
        }
        assertEquals(List.of("the file is gone", "it is broken"), FxToolkit.onFx(() -> List.copyOf(problems)));
        assertEquals(List.of("answer 3"), FxToolkit.onFx(() -> List.copyOf(answers)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
