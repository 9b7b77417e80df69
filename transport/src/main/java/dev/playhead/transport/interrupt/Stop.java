package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A stop of a run: `ai-cancel` with the run, or with the question while no run has begun. On a plain channel it is the
/// message of [PlainWords].
public record Stop() implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.STOP;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        var why = Refusals.unreadable(scene);
        if (why != null) {
            return why;
        }
        if (scene.dialect() == WireDialect.PLAIN) {
            return scene.growing() == null ? "No message grows on this channel." : null;
        }
        return unanswered(scene) == null ? Refusals.over(scene.run()) : null;
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        var speaker = scene.speaker();
        if (scene.dialect() == WireDialect.PLAIN) {
            var serial = Objects.requireNonNull(
                    Objects.requireNonNull(scene.growing()).serial());
            var words = speaker.words();
            var data = words.cancelData().replace(PlainWords.SERIAL, serial);
            return List.of(new Publication.Create(
                    Message.builder()
                            .name(words.cancelName())
                            .data(new Data.Text(data))
                            .build(),
                    null));
        }
        var write = new InputMessages(speaker);
        var input = unanswered(scene);
        return List.of(
                input != null
                        ? write.cancel("input-codec-message-id", input)
                        : write.cancel("run-id", Objects.requireNonNull(scene.run()).id));
    }

    // The id of the chosen question while it has no run.
    private static @Nullable String unanswered(ChannelScene scene) {
        var chosen = scene.chosen();
        if (chosen == null || scene.run() != null || !"ai-input".equals(chosen.name())) {
            return null;
        }
        return AiHeaders.of(chosen).get("codec-message-id");
    }
}
