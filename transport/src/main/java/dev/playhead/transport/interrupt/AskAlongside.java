package dev.playhead.transport.interrupt;

import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question that does not wait for the answer before it: two runs overlap.
public record AskAlongside(String text) implements Interrupt {
    private static final String QUESTION = "question";

    @Override
    public InterruptKind kind() {
        return InterruptKind.ASK;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        return Refusals.unwritable(scene);
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        return List.of(asked(scene, text));
    }

    /// Writes a question that follows whatever was said last.
    static Publication asked(ChannelScene scene, String text) {
        if (scene.dialect() == WireDialect.PLAIN) {
            return new Publication.Create(
                    Message.builder()
                            .name(name(scene))
                            .data(new Data.Text(text))
                            .build(),
                    null);
        }
        var tail = scene.tail();
        var links = tail == null ? Map.<String, String>of() : Map.of("parent", tail);
        return new InputMessages(scene.speaker()).said(scene.dialect(), text, links, true);
    }

    private static String name(ChannelScene scene) {
        var given = scene.speaker().words().askName();
        if (!given.isEmpty()) {
            return given;
        }
        var before = scene.questionBefore(scene.growing());
        var name = before == null ? null : before.name();
        return name == null ? QUESTION : name;
    }
}
