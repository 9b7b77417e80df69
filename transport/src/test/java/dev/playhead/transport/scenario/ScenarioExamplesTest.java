package dev.playhead.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.scenario.run.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of the documents and the samples do what they say, with several seeds.
class ScenarioExamplesTest {
    private static final int SEEDS = 5;

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of("..", "samples", "scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> documented() throws IOException {
        return ScenarioSchemaTest.examples().stream()
                .filter(example -> !example.contains("external"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void samplesPass(Path file) throws Exception {
        passes(ScenarioReader.read(file));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void examplesOfTheDocumentPass(String text) throws Exception {
        passes(ScenarioReader.parse(text, "scenarios.md"));
    }

    private static void passes(Scenario scenario) throws Exception {
        for (long seed = scenario.seed(); seed < scenario.seed() + SEEDS; seed++) {
            var run = SimulatedRun.of(scenario, seed);
            assertTrue(run.isPassed(), run.judged()::toString);
            assertTrue(run.remarks().isEmpty(), run.remarks()::toString);
        }
    }
}
