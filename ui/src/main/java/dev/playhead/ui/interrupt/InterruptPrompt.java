package dev.playhead.ui.interrupt;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.transport.interrupt.InterruptOutcome;
import dev.playhead.transport.interrupt.InterruptSettings;
import dev.playhead.ui.control.WindowPrompt;
import dev.playhead.ui.control.WrappedText;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Form that lies over a window before an interrupt is published: its text, as whom, and where the agent is woken. Says
/// what went wrong. FX thread.
public final class InterruptPrompt extends WindowPrompt {
    private static final double WIDTH = 480;

    private final InterruptKind kind;
    private final InterruptSubject subject;
    private final Controls controls;
    private final TextArea text = new TextArea();
    private final TextField as = new TextField();
    private final TextField wake = new TextField();

    /// Publishes at once what needs no more than a press, and asks for what else there is to say.
    public static void start(Node owner, InterruptKind kind, InterruptSubject subject, Controls controls) {
        var prompt = new InterruptPrompt(kind, subject, controls);
        prompt.over(owner, prompt.first());
        prompt.text.end();
        if (kind == InterruptKind.STOP) {
            prompt.send();
        }
    }

    private InterruptPrompt(InterruptKind kind, InterruptSubject subject, Controls controls) {
        super("interrupt", name(kind), subject.title(), name(kind), WIDTH);
        this.kind = kind;
        this.subject = subject;
        this.controls = controls;
        var settings = controls.interruptSettings();
        var about = new WrappedText("ph-second", "ph-small");
        about.setText(sentence(kind.words()));
        getChildren().add(about);
        text.setId("interrupt-text");
        text.setAccessibleText(kind.needsText() ? "Text" : "Reason, may be left empty");
        text.setPromptText(kind.needsText() ? "" : "Reason, may be left empty");
        text.setPrefRowCount(3);
        text.setText(kind == InterruptKind.EDIT ? subject.text() : "");
        if (kind.says()) {
            getChildren().add(text);
        }
        as.setId("interrupt-as");
        as.setText(settings.clientId());
        getChildren().add(field("As", as, "The clientId under which it is published"));
        wake.setId("interrupt-wake");
        wake.setText(Objects.requireNonNullElse(settings.wake(), ""));
        wake.setPromptText("http://localhost:3000/agent");
        if (kind.wakes()) {
            getChildren().add(field("Wake agent at", wake, "Where the application calls its agent of AI Transport"));
        }
        foot("Published by Playhead as you say, and recorded (Ctrl Enter).");
    }

    private static String name(InterruptKind kind) {
        return kind.title().replace("\u2026", "");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private Node first() {
        return kind.says() ? text : kind.wakes() && wake.getText().isEmpty() ? wake : sender();
    }

    @Override
    protected void send() {
        InterruptSettings how;
        try {
            how = controls.interruptSettings().as(as.getText().strip()).waking(wake.getText());
            sending("Publishing\u2026");
            controls.set(how);
            controls.interrupt(kind.of(text.getText()), subject.target(), how)
                    .whenComplete((outcome, failed) -> Platform.runLater(() -> done(outcome, failed)));
        } catch (IllegalArgumentException wrong) {
            failed(String.valueOf(wrong.getMessage()));
        }
    }

    private void done(@Nullable InterruptOutcome outcome, @Nullable Throwable failed) {
        if (failed != null) {
            var why = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            failed(String.valueOf(why.getMessage()));
        } else if (outcome == null || outcome.remarks().isEmpty()) {
            hide();
        } else {
            tell(String.join(" ", outcome.remarks()), "ph-warn-text");
        }
    }
}
