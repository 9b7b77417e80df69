package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.Simulation;
import java.util.Map;
import javafx.scene.Node;

/// Form that adds a simulated device. FX thread.
public final class AddDevicePrompt extends AddPrompt {
    /// Shows it over the window of a node.
    ///
    /// @param channel to begin with
    public static void start(Node owner, Simulation simulation, String channel) {
        new AddDevicePrompt(simulation, channel).over(owner);
    }

    private AddDevicePrompt(Simulation simulation, String channel) {
        super("add-device", "Add device", "asks and stops when you say so", simulation);
        getChildren()
                .addAll(
                        row(
                                text(
                                        CastText.NAME,
                                        "Name",
                                        Choices.unused("phone", simulation),
                                        "phone",
                                        "Letters, digits, - and _"),
                                text(CastText.CLIENT_ID, "Client ID", "", "as its name", "")),
                        text(CastText.CHANNELS, "Channels", channel, "ai:trip, notes", "With commas between them"),
                        row(
                                text(
                                        CastText.REWIND,
                                        "Rewind",
                                        "",
                                        "2m, or 10 messages: 10",
                                        "How much of the past it asks for"),
                                choice(CastText.DIALECT, "Asks in", Choices.DIALECTS, "How its questions are written")),
                        row(
                                choice(CastText.FORMAT, "Frames in", Choices.FORMATS, "How its frames are written"),
                                flag(CastText.PRESENCE, "Enters the presence set")));
    }

    @Override
    CastText.Draft draft(Map<String, String> given) {
        return CastText.device(given);
    }
}
