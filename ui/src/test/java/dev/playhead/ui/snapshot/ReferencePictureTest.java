package dev.playhead.ui.snapshot;

import dev.playhead.transport.api.LogSession;
import dev.playhead.transport.scenario.ScenarioReader;
import dev.playhead.transport.scenario.run.SimulatedRun;
import dev.playhead.ui.FxToolkit;
import dev.playhead.ui.compare.ExampleRecordings;
import dev.playhead.ui.library.ExampleLibrary;
import dev.playhead.ui.scenario.ScenarioPane;
import dev.playhead.ui.simulated.AddAgentPrompt;
import dev.playhead.ui.simulated.AddDevicePrompt;
import dev.playhead.ui.simulated.FakeSimulation;
import dev.playhead.ui.stage.FakeStory;
import dev.playhead.ui.theme.Theme;
import dev.playhead.ui.timeline.ExampleSession;
import dev.playhead.ui.welcome.Welcome;
import dev.playhead.ui.welcome.WelcomeActions;
import dev.playhead.ui.window.ExampleScenarios;
import dev.playhead.ui.window.FakeSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The window over a golden recording looks as it did: drawn anew and compared with the pictures in the
/// repository. When it is meant to look different, `-Dplayhead.drawPictures=true` draws them anew
/// (CONTRIBUTING.md); whoever does that looks at them.
@EnabledOnOs(
        value = OS.LINUX,
        disabledReason = "The references were drawn on Linux; other systems shape text otherwise.")
@ExtendWith(FxToolkit.class)
class ReferencePictureTest {
    private static final Path RECORDING = Path.of("../transport/src/test/resources/golden/v0.playhead.mcap");
    private static final long MOMENT = 600_000_000; // 0.6 s, amid the session
    private static final long END = 3_000_000_000L; // when publishes have been refused
    private static final ReferencePictures PICTURES = new ReferencePictures(270_000, ReferencePictures.STATUS_BAR);

    private static final String HOLDING = """
            scenario: An append for the phone is held
            devices:
              phone: { channels: ["ai:trip"] }
              laptop: { channels: ["ai:trip"] }
            actors:
              planner:
                stream: { channel: "ai:trip", text: "Take the first boat to Lokrum, and be back at four.", chunk: 1, rate: 4/s }
            timeline:
              - { at: 0s, fault: { kind: break, device: phone, filter: "change == APPEND", nth: 3 } }
              - { at: 0s, do: 'laptop.send "Plan a day in Dubrovnik"' }
              - { at: 20s, do: restore }
            expect:
              - sometimes: 'fault == break'
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "DARK,1180,700",
        "LIGHT,1180,700",
        "DARK,960,640",
        "LIGHT,960,640",
        "DARK_CONTRAST,1180,700",
        "LIGHT_CONTRAST,1180,700"
    })
    void theWindowOverARecording(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("timeline", theme, width, height);
        window("timeline", theme, width, height, MOMENT, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,960,640", "LIGHT,960,640"})
    void theMessagesOfARecording(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("messages", theme, width, height);
        window("messages", theme, width, height, MOMENT, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({
        "messages,DARK,1600,1000",
        "messages,LIGHT,1600,1000",
        "messages,DARK,1100,680",
        "messages,LIGHT,1100,680",
        "messages/versions,DARK,1600,1000",
        "messages/versions,LIGHT,1100,680",
        "connections,DARK,1600,1000",
        "connections,LIGHT,1600,1000",
        "connections,DARK,1100,680",
        "connections,LIGHT,1100,680",
        "rest,DARK,1600,1000",
        "rest,LIGHT,1600,1000",
        "rest,DARK,1100,680",
        "rest,LIGHT,1100,680",
        "runs,DARK,1600,1000",
        "runs,LIGHT,1600,1000",
        "runs,DARK,1100,680",
        "runs,LIGHT,1100,680",
        "presence,DARK,1600,1000",
        "presence,LIGHT,1600,1000",
        "presence,DARK,1100,680",
        "presence,LIGHT,1100,680",
        "faults,DARK,1600,1000",
        "faults,LIGHT,1600,1000",
        "faults,DARK,1100,680",
        "faults,LIGHT,1100,680",
        "stage,DARK,1600,1000",
        "stage,LIGHT,1600,1000",
        "stage,DARK,1100,680",
        "stage,LIGHT,1100,680"
    })
    void theStateOfARecording(String view, Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn(view, theme, width, height);
        window(view, theme, width, height, MOMENT, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1600,1000", "LIGHT,1600,1000", "DARK,1100,680", "LIGHT,1100,680"})
    void theFindingsOfARecording(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("findings", theme, width, height);
        window("findings", theme, width, height, END, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1240,820", "LIGHT,1240,820", "DARK,1100,680", "LIGHT,1100,680"})
    void twoRecordingsBesideEachOther(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("compare", theme, width, height);
        var other = ExampleRecordings.second(folder);
        try (var session = LogSession.open(ExampleRecordings.first(folder))) {
            session.awaitCaughtUp();
            WindowSnapshot.render(
                    session,
                    "compare",
                    theme,
                    width,
                    height,
                    Long.MAX_VALUE,
                    window -> window.compareWith(other),
                    drawn);
        }
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1180,700", "LIGHT,1180,700", "DARK,960,640", "LIGHT,960,640"})
    void thePaletteOverARecording(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("palette", theme, width, height);
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            long at = session.timeline().startNanos() + END;
            WindowSnapshot.render(session, "timeline", theme, width, height, at, window -> window.find("phone"), drawn);
        }
        PICTURES.isAsItWas(drawn);
    }

    /// Three seconds after an append for the phone was stopped.
    @ParameterizedTest
    @CsvSource({"DARK,1600,1000", "LIGHT,1600,1000", "DARK,1100,680", "LIGHT,1100,680"})
    void theHeldFramesOfARun(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("breakpoints", theme, width, height);
        var run = SimulatedRun.of(ScenarioReader.parse(HOLDING, "holding.yaml"), 42);
        try (var session = LogSession.open(run.record(folder.resolve("holding.playhead.mcap")))) {
            session.awaitCaughtUp();
            long at = session.timeline().held().getFirst().span().fromNanos() + 3_000_000_000L;
            WindowSnapshot.render(session, "faults", theme, width, height, at, drawn);
        }
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1100,680", "LIGHT,1100,680"})
    void whoIsSimulated(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("simulated", theme, width, height);
        var session = FakeSession.simulating(FakeSimulation.ofFour());
        WindowSnapshot.render(session, "faults", theme, width, height, Long.MAX_VALUE, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"agent,DARK,1100,680", "agent,LIGHT,1100,680", "device,LIGHT,1100,680"})
    void theFormThatAddsOne(String kind, Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("simulated-" + kind, theme, width, height);
        var session = FakeSession.simulating(FakeSimulation.ofFour());
        var simulation = session.simulation().orElseThrow();
        Consumer<Node> form = kind.equals("agent")
                ? root -> AddAgentPrompt.start(root, simulation, "ai:trip-42")
                : root -> AddDevicePrompt.start(root, simulation, "ai:trip-42");
        long now = Long.MAX_VALUE;
        WindowSnapshot.render(
                session,
                "faults",
                theme,
                width,
                height,
                now,
                window -> form.accept(window.scene().getRoot()),
                drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1600,1000", "LIGHT,1600,1000", "DARK,1100,680", "LIGHT,1100,680"})
    void theObjectsOfASession(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("objects", theme, width, height);
        WindowSnapshot.render(
                FakeSession.withObjects(), "objects", theme, width, height, ExampleSession.at(125.88), drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1600,1000", "LIGHT,1100,680"})
    void aStoryOverARecording(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("stage-story", theme, width, height);
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            long start = session.timeline().startNanos();
            var story = new FakeStory(new ArrayList<>());
            story.at("the phone lacks 80 characters", start, start + MOMENT / 2);
            WindowSnapshot.render(
                    session, "stage", theme, width, height, start + MOMENT, window -> window.tell(story), drawn);
        }
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,960,640", "LIGHT,960,640"})
    void theFirstScreen(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("welcome", theme, width, height);
        WindowSnapshot.welcome(
                new Welcome("localhost:9477", List.of(), WelcomeActions.NONE), theme, width, height, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1600,1000", "LIGHT,1600,1000", "DARK,1100,680", "LIGHT,1100,680"})
    void theListOfAllRecordings(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("sessions", theme, width, height);
        var library = new ExampleLibrary(folder).read();
        WindowSnapshot.sessions(
                new Welcome("localhost:9477", List.of(), library, WelcomeActions.NONE), theme, width, height, drawn);
        PICTURES.isAsItWas(drawn);
    }

    @ParameterizedTest
    @CsvSource({"DARK,1600,1000", "LIGHT,1600,1000", "DARK,1100,680", "LIGHT,1100,680"})
    void aScenarioThatFails(Theme theme, int width, int height) throws Exception {
        var drawn = ReferencePictures.drawn("scenarios", theme, width, height);
        var program = new ExampleScenarios(folder);
        var file = program.tunnel();
        WindowSnapshot.scenario(
                new Welcome("localhost:9477", List.of(), program),
                List.of(pane -> pane.open(file), ScenarioPane::runSeeds, ScenarioPane::run),
                theme,
                width,
                height,
                drawn);
        PICTURES.isAsItWas(drawn);
    }

    private static void window(String view, Theme theme, int width, int height, long afterNanos, Path file)
            throws Exception {
        try (var session = LogSession.open(RECORDING)) {
            session.awaitCaughtUp();
            long at = session.timeline().startNanos() + afterNanos;
            WindowSnapshot.render(session, view, theme, width, height, at, file);
        }
    }
}
