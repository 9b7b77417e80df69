package dev.playhead.app.sample;

import dev.playhead.ui.stage.Story.Step;
import java.util.List;

/// Words of the story of the demo.
final class StoryText {
    static final List<Step> STEPS = List.of(
            new Step(
                    "Three devices join one conversation",
                    List.of(
                            "Phone, laptop and tablet of one person are attached to one channel. Each is a real client"
                                    + " with a connection of its own to the broker in this process; nothing is drawn"
                                    + " that was not sent.",
                            "The planner is an agent. It answers with a text that is written already, token by token,"
                                    + " as a model does.")),
            new Step(
                    "One question, and the answer streams to all of them",
                    List.of(
                            "The laptop has asked; the answer grows on all three at once.",
                            "On the lanes below each tick is one frame that was written to the socket of that device.",
                            "The agent waits in the middle of its answer until you go on.")),
            new Step(
                    "The phone goes into a tunnel while the answer streams",
                    List.of(
                            "A rule cuts the phone, as X does: its socket is reset and it cannot come back.",
                            "Red on its screen is what it lacks. M hides that: this is all its owner would see.",
                            "Laptop and tablet go on. Nobody but Playhead knows what the phone has missed.")),
            new Step(
                    "The phone comes back and gets what it has missed",
                    List.of(
                            "The rule has ended. The phone reconnected by itself and resumed: the broker replayed what"
                                    + " it had missed, and only that.",
                            "Go back a step with PgUp: the same moment, as it was.")),
            new Step(
                    "The tablet stops the answer, and all stand at the same word",
                    List.of(
                            "The tablet published a stop; the agent heard it and ended its run.",
                            "All three devices end with the same character. It is a fact, compared with what the"
                                    + " server holds, not an impression.")));

    static final String QUESTION = SampleText.TRIP_QUESTION;
    static final String ANSWER = SampleText.TRIP;

    private StoryText() {}
}
