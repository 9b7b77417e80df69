package dev.playhead.ui.interrupt;

import dev.playhead.transport.api.Controls;
import dev.playhead.ui.control.RestingCaret;
import dev.playhead.ui.control.WindowPrompt;
import dev.playhead.ui.control.WrappedText;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Form with a frame as JSON that can be edited and is then published anew. FX thread.
final class ResendPrompt extends WindowPrompt {
    private static final double WIDTH = 620;
    private static final int ROWS = 16;

    private final Controls controls;
    private final TextArea frame = new TextArea();
    private final TextField as = new TextField();

    /// Shows it over the window of a node.
    ///
    /// @param draft JSON of the frame to begin with
    /// @param about which frame it was
    /// @param words what becomes of it
    static void start(Node owner, String draft, String about, String words, Controls controls) {
        var prompt = new ResendPrompt(draft, about, words, controls);
        prompt.over(owner, prompt.frame);
        prompt.frame.positionCaret(0);
    }

    private ResendPrompt(String draft, String about, String words, Controls controls) {
        super("resend", "Send again", about, "Send", WIDTH);
        this.controls = controls;
        var becomes = new WrappedText("ph-second", "ph-small");
        becomes.setText(words);
        frame.setId("resend-frame");
        frame.setAccessibleText("The frame as JSON");
        frame.getStyleClass().add("ph-mono-12");
        frame.setPrefRowCount(ROWS);
        frame.setText(draft);
        RestingCaret.of(frame);
        as.setId("resend-as");
        as.setText(controls.interruptSettings().clientId());
        getChildren().addAll(becomes, frame, field("As", as, "The clientId under which it is published"));
        foot("Published anew, over a connection of its own, and recorded (Ctrl Enter).");
    }

    @Override
    protected void send() {
        try {
            var how = controls.interruptSettings().as(as.getText().strip());
            sending("Sending\u2026");
            controls.set(how);
            controls.publish(frame.getText(), how.clientId())
                    .whenComplete((serials, failed) -> Platform.runLater(() -> {
                        if (failed == null) {
                            hide();
                        } else {
                            failed(why(failed));
                        }
                    }));
        } catch (IllegalArgumentException wrong) {
            failed(String.valueOf(wrong.getMessage()));
        }
    }

    private static String why(Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return String.valueOf(cause.getMessage());
    }
}
