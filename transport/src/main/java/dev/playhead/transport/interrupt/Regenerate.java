package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Another answer to the same question, beside the one there is. On a plain channel the question is published once
/// more.
public record Regenerate() implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.REGENERATE;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        var why = Refusals.unwritable(scene);
        if (why != null) {
            return why;
        }
        if (scene.dialect() == WireDialect.PLAIN) {
            return scene.questionBefore(answer(scene)) == null ? "Nobody can tell which question it answers." : null;
        }
        var run = scene.run();
        if (run == null) {
            return Refusals.NO_RUN;
        }
        if (run.state() != ChannelRun.State.OVER) {
            return "This run is not over; stop it first.";
        }
        var answer = answerOf(scene, run);
        if (answer == null) {
            return "This run has no answer that could be given again.";
        }
        return run.parentOf(answer) == null ? "Nobody can tell which question it answers." : null;
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        if (scene.dialect() == WireDialect.PLAIN) {
            var question = Objects.requireNonNull(scene.questionBefore(answer(scene)));
            return List.of(new Publication.Create(
                    Message.builder()
                            .name(question.name())
                            .data(question.data())
                            .encoding(question.encoding())
                            .extras(question.extras())
                            .build(),
                    null));
        }
        var run = Objects.requireNonNull(scene.run());
        var answer = Objects.requireNonNull(answerOf(scene, run));
        var parent = Objects.requireNonNull(run.parentOf(answer));
        return List.of(new InputMessages(scene.speaker()).regenerate(run.anchorOf(answer), parent));
    }

    // Null stands for the end of the channel.
    private static @Nullable Message answer(ChannelScene scene) {
        return scene.growing();
    }

    private static @Nullable String answerOf(ChannelScene scene, ChannelRun run) {
        var chosen = scene.chosen();
        var id = chosen != null && "ai-output".equals(chosen.name())
                ? AiHeaders.of(chosen).get("codec-message-id")
                : null;
        return id == null ? run.firstAnswer() : id;
    }
}
