package dev.playhead.ui.simulated;

import dev.playhead.transport.participant.Simulation;
import dev.playhead.ui.control.Nodes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/// Form that adds a simulated agent. FX thread.
public final class AddAgentPrompt extends AddPrompt {
    private static final String ANSWER =
            "Take the first boat to Lokrum, swim on the rocky east side, and be back in town by four.";
    private static final long MOST_BYTES = 4 << 20;
    private static final int ROWS = 3;

    private final TextArea answer = new TextArea(ANSWER);

    /// Shows it over the window of a node.
    ///
    /// @param channel to begin with
    public static void start(Node owner, Simulation simulation, String channel) {
        new AddAgentPrompt(simulation, channel).over(owner);
    }

    private AddAgentPrompt(Simulation simulation, String channel) {
        super("add-agent", "Add agent", "answers every question on its channel", simulation);
        answer.setPrefRowCount(ROWS);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        var file = new Button("From file\u2026");
        file.setId("add-file");
        file.setOnAction(e -> choose());
        getChildren()
                .addAll(
                        row(
                                text(
                                        CastText.NAME,
                                        "Name",
                                        Choices.unused("agent", simulation),
                                        "agent",
                                        "Letters, digits, - and _"),
                                text(CastText.CLIENT_ID, "Client ID", "", "as its name", "")),
                        row(
                                text(CastText.CHANNEL, "Channel", channel, "ai:trip", "Where it answers"),
                                choice(CastText.FORMAT, "Frames in", Choices.FORMATS, "How its frames are written")),
                        field("Answer", known(CastText.TEXT, answer, ""), "Said to every question"),
                        row(
                                small(CastText.RATE, "Rate", "20/s", "20/s", "Tokens in a time: 20/s or 90/m"),
                                small(CastText.CHUNK, "Chunk", "word", "word", "word, line or a number of characters"),
                                small(CastText.JITTER, "Jitter", "30%", "30%", "How much the pace varies"),
                                flag(CastText.PRESENCE, "Presence"),
                                file),
                        Nodes.label("Errors, by the number of the token; empty for none", "ph-second", "ph-small"),
                        errors(
                                small(CastText.DIE, "Dies at", "", "20", "Its process ends with that token"),
                                small(CastText.DUPLICATE, "Repeats", "", "7", "That token is published twice"),
                                small(CastText.STALL_AT, "Stalls at", "", "5", "The token that comes late"),
                                small(CastText.STALL_FOR, "for", "", "4s", "How long it stalls")),
                        errors(
                                small(CastText.BURST_AT, "Burst at", "", "5", "The first token that is held back"),
                                small(CastText.BURST_TOKENS, "tokens", "", "20", "How many come at once"),
                                flag(CastText.NO_TERMINATOR, "No terminator"),
                                flag(CastText.IGNORE_STOP, "Ignores a stop")));
    }

    private static HBox errors(Node... parts) {
        var row = new HBox(12, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle("Text that the agent answers");
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            Thread.startVirtualThread(() -> read(file));
        }
    }

    private void read(File file) {
        try {
            if (file.length() > MOST_BYTES) {
                throw new IOException("it has more than " + (MOST_BYTES >> 20) + " MB");
            }
            var read = Files.readString(file.toPath());
            Platform.runLater(() -> answer.setText(read));
        } catch (IOException e) {
            Platform.runLater(() ->
                    failed(file + " cannot be read as a text in UTF-8: " + e.getMessage() + ". Choose another file."));
        }
    }

    @Override
    CastText.Draft draft(Map<String, String> given) {
        return CastText.agent(given);
    }
}
