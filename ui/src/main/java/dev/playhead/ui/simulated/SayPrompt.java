package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.SimulatedParticipant;
import dev.playhead.transport.participant.Simulation;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.ui.control.WindowPrompt;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/// Form that asks what a simulated participant is to say. FX thread.
final class SayPrompt extends WindowPrompt {
    private static final double WIDTH = 480;

    private final SimulatedParticipant who;
    private final Verb verb;
    private final Simulation simulation;
    private final TextArea text = new TextArea();

    static void start(Node owner, SimulatedParticipant who, Verb verb, Simulation simulation) {
        var prompt = new SayPrompt(who, verb, simulation);
        prompt.over(owner, prompt.text);
    }

    private SayPrompt(SimulatedParticipant who, Verb verb, Simulation simulation) {
        super(
                "say",
                SimulatedDeeds.words(verb).replace("\u2026", ""),
                who.name() + " on " + who.channels().getFirst(),
                SimulatedDeeds.button(verb),
                WIDTH);
        this.who = who;
        this.verb = verb;
        this.simulation = simulation;
        text.setId("say-text");
        text.setAccessibleText("Text");
        text.setPrefRowCount(3);
        getChildren().add(text);
        foot("Published by " + who.name() + ", and recorded (Ctrl Enter).");
    }

    @Override
    protected void send() {
        sending("Sending\u2026");
        simulation
                .act(who.name(), verb, text.getText())
                .whenComplete((done, failed) -> Platform.runLater(() -> {
                    if (failed == null) {
                        hide();
                    } else {
                        failed(AddPrompt.why(failed));
                    }
                }));
    }
}
