package dev.playhead.transport.insight.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.RestRequests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestRequestsTest {
    @Test
    void everyRequestOfARecordingHasItsAnswer() throws Exception {
        try (var session = LogSession.open(Path.of("src/test/resources/golden/v1.playhead.mcap"))) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var frames = timeline.frames();
            var rest = timeline.rest();
            var calls = new ArrayList<String>();
            for (int i = 0; i < rest.size(); i++) {
                assertEquals(Frames.Way.IN, frames.way(rest.row(i)));
                calls.add(frames.kind(rest.row(i)) + " " + rest.target(i) + " " + rest.status(i) + " "
                        + (rest.answeredNanos(i) >= frames.atNanos(rest.row(i))));
            }
            assertEquals(
                    List.of(
                            "POST /apps 201 true",
                            "POST /channels/chat/messages?key=a.b:*** 201 true",
                            "POST /channels/chat/messages 401 true",
                            "POST /channels/chat/messages?key=a.b:*** 400 true",
                            "GET /nothing/is/here?key=a.b:*** 404 true",
                            "GET /channels/chat/messages?key=a.b:*** 200 true",
                            "GET /time 200 true"),
                    calls);
        }
    }

    @Test
    void everyAnswerIsSaidInAFewWords() throws Exception {
        try (var session = LogSession.open(Path.of("src/test/resources/golden/v1.playhead.mcap"))) {
            session.awaitCaughtUp();
            var timeline = session.timeline();
            var rest = timeline.rest();
            var answers = new ArrayList<String>();
            for (int i = 0; i < rest.size(); i++) {
                int row = rest.answerRow(i);
                assertEquals(Frames.Way.OUT, timeline.frames().way(row));
                assertEquals(Integer.toString(rest.status(i)), timeline.frames().kind(row));
                assertEquals(
                        i + 1,
                        rest.countUntil(timeline.frames(), timeline.frames().atNanos(rest.row(i))));
                answers.add(rest.answer(i));
            }
            assertEquals(
                    List.of(
                            "283 bytes",
                            "1 serial",
                            "refused, 40101 No credentials were given; use a key (any key works unless --strict) or a token.",
                            "refused, 40001 The body is not valid JSON.",
                            "refused, 40400 Nothing is served at GET /nothing/is/here.",
                            "3 messages",
                            "15 bytes"),
                    answers);
        }
    }

    @Test
    void whatWasPublishedStaysAsItWas() {
        var writer = new RestRequests.Writer();
        assertEquals(RestRequests.NONE, writer.published());
        for (int i = 0; i < 20; i++) {
            writer.add(i * 2, "/time?" + i);
        }
        var before = writer.published();
        writer.add(40, "/stats");
        writer.answered(3, 200, 7, 8, "1 serial");
        assertEquals(20, before.size());
        assertEquals("/time?19", before.target(19));
        assertEquals(200, before.status(3), "an answer becomes known");
        assertEquals(8, before.answerRow(3));
        assertEquals("1 serial", before.answer(3));
        assertEquals(-1, before.answerRow(4));
        assertEquals(7, before.answeredNanos(3));
        assertEquals(0, writer.published().status(20));
        assertEquals(40, writer.published().row(20));
    }
}
