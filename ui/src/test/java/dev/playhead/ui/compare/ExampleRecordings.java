package dev.playhead.ui.compare;

import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.CouldNotRunException;
import dev.playhead.transport.scenario.run.SimulatedRun;
import java.io.IOException;
import java.nio.file.Path;

/// Two nights of one program, played in simulated time: the same devices and agents. In the second one answer reads
/// otherwise, one run is missing, one is new, two have changed places, and the planner writes slower.
public final class ExampleRecordings {
    private static final String CAST = """
            scenario: %s
            devices:
              laptop: { clientId: ann-laptop, channels: ["ai:trip", "ai:food", "ai:ferry"] }
              phone: { clientId: ann-phone, channels: ["ai:food", "ai:trip", "ai:ferry"], retry: 2s }
              tablet: { clientId: ann-tablet, channels: ["ai:ferry", "ai:trip", "ai:food"] }
            actors:
              planner:
                clientId: planner
                stream: { channel: "ai:trip", text: "%s", rate: %s, chunk: word }
              chef:
                clientId: chef
                stream: { channel: "ai:food", text: "%s", rate: 12/s, chunk: word }
              ferries:
                clientId: ferries
                stream: { channel: "ai:ferry", text: "%s", rate: 12/s, chunk: word }
            timeline:
              - { at: 9s, do: phone.drop }
            %s
            expect:
              - never: 'action == 99'
            """;
    private static final String PLAN = "Day 1 is for the palace and the old town, with lunch at the green market. Day 2"
            + " goes by boat to Bol and back in the evening.";
    private static final String DINNER = "Two vegan places are near the Riva, and both have a table at eight.";
    private static final String FERRY_A = "I found two seats on the 09:00 catamaran to Bol. The trip costs 14 euro per"
            + " person and takes 70 minutes. The return leaves Bol at 16:30 from the same pier. Shall I hold both seats"
            + " until noon?";
    private static final String FERRY_B = "I found two seats on the 10:30 ferry to Supetar. The trip costs 6 euro per"
            + " person and takes 50 minutes. The return leaves Supetar at 16:30 from the same pier. Shall I hold both"
            + " seats until noon?";

    private ExampleRecordings() {}

    /// Writes the first night to a folder.
    public static Path first(Path folder) {
        return played(folder.resolve("nightly-27.playhead.mcap"), "First night", 4, FERRY_A, "12/s", """
            - { at: 1s, do: 'laptop.send "Plan two days in Split."' }
            - { at: 7s, do: 'phone.send "Vegan dinner near the Riva"' }
            - { at: 12s, do: 'phone.send "Vegan dinner near the Riva"' }
            - { at: 16s, do: 'tablet.send "Book the ferry for two"' }
            - { at: 23s, do: 'laptop.send "Weather on Saturday?"' }
            - { at: 29s, do: 'laptop.send "Pack for one night"' }
            """);
    }

    /// Writes the second night to a folder.
    public static Path second(Path folder) {
        return played(folder.resolve("nightly-28.playhead.mcap"), "Second night", 5, FERRY_B, "8/s", """
            - { at: 1s, do: 'laptop.send "Plan two days in Split."' }
            - { at: 7s, do: 'phone.send "Vegan dinner near the Riva"' }
            - { at: 14s, do: 'tablet.send "Book the ferry for two"' }
            - { at: 20s, do: 'laptop.send "Pack for one night"' }
            - { at: 26s, do: 'laptop.send "Weather on Saturday?"' }
            - { at: 30s, do: 'tablet.send "Add a bus to the airport"' }
            """);
    }

    private static Path played(Path file, String name, int seed, String ferry, String rate, String timeline) {
        try {
            var text = CAST.formatted(
                    name, PLAN, rate, DINNER, ferry, timeline.indent(2).stripTrailing());
            return SimulatedRun.of(ScenarioReader.parse(text, name), seed).record(file);
        } catch (ScenarioException | CouldNotRunException | IOException e) {
            throw new AssertionError("The example cannot be played: " + e.getMessage(), e);
        }
    }
}
