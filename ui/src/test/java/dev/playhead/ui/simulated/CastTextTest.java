package dev.playhead.ui.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.scenario.Agent;
import dev.playhead.transport.scenario.Cast;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is filled in means what it would mean in a scenario.
class CastTextTest {
    private static final Map<String, String> AGENT =
            Map.of("name", "bot", "channel", "ai:trip", "text", "one two", "rate", "20/s", "chunk", "word");

    private static Cast ready(CastText.Draft draft) {
        return assertInstanceOf(CastText.Draft.Ready.class, draft).cast();
    }

    private static List<CastText.Problem> wrong(CastText.Draft draft) {
        return assertInstanceOf(CastText.Draft.Wrong.class, draft).problems();
    }

    private static Map<String, String> agent(String... more) {
        var all = new HashMap<>(AGENT);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void aDevice() {
        var cast = ready(CastText.device(Map.of(
                "name", "phone",
                "channels", "ai:trip, notes",
                "rewind", "2m",
                "presence", "true",
                "format", "msgpack",
                "dialect", "plain")));
        assertEquals(Scenario.Dialect.PLAIN, cast.dialect());
        assertEquals(
                List.of(new Device.Simulated(
                        "phone", "phone", List.of("ai:trip", "notes"), 500, "2m", true, Format.MSGPACK)),
                cast.devices());
    }

    @Test
    void anAgentWithAllItsErrors() {
        var cast = ready(CastText.agent(agent(
                "clientId",
                "ann",
                "die",
                "9",
                "duplicate",
                "2",
                "stall-at",
                "3",
                "stall-for",
                "4s",
                "burst-at",
                "5",
                "burst-tokens",
                "6",
                "no-terminator",
                "true",
                "ignore-stop",
                "true",
                "jitter",
                "0%")));
        assertEquals(
                List.of(new Agent(
                        "bot",
                        "ann",
                        "ai:trip",
                        List.of("one ", "two"),
                        50,
                        0,
                        false,
                        Format.JSON,
                        new Agent.Mistakes(9, 2, new Agent.Stall(3, 4_000), new Agent.Burst(5, 6), true, true),
                        0,
                        List.of())),
                cast.agents());
    }

    @Test
    void anyTextIsSaidAsItIs() {
        var text = "He said: \"a\\b\"\n\t- # {x}\u2028\u0001 \ud83d\ude00";
        var cast = ready(CastText.agent(agent("text", text, "chunk", "100")));
        assertEquals(List.of(text), cast.agents().getFirst().tokens());
    }

    @Test
    void whatIsWrongIsToldWithItsFieldAllAtOnce() {
        var problems = wrong(CastText.agent(agent(
                "name",
                "my bot",
                "channel",
                " ",
                "rate",
                "fast",
                "chunk",
                "wrd",
                "die",
                "0",
                "stall-at",
                "3",
                "jitter",
                "much")));
        assertEquals(
                List.of("channel", "chunk", "die", "jitter", "name", "rate", "stall-for"),
                problems.stream()
                        .map(CastText.Problem::field)
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsMissingIsSaidInTheWordsOfTheForm() {
        assertEquals(
                List.of(new CastText.Problem("channels", "Write the channels that it attaches to.")),
                wrong(CastText.device(Map.of("name", "phone"))));
        assertEquals(
                List.of(
                        new CastText.Problem("channel", "Write the channel on which it answers."),
                        new CastText.Problem("text", "Write what it answers.")),
                wrong(CastText.agent(Map.of("name", "bot"))));
    }
}
