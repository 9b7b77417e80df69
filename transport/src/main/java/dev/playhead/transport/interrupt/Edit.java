package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A question asked otherwise. With AI Transport that is a branch beside it: nothing is changed. A plain message gets
/// another version.
public record Edit(String text) implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.EDIT;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        var why = Refusals.unwritable(scene);
        var chosen = chosen(scene);
        if (why != null) {
            return why;
        }
        if (chosen == null) {
            return "Choose the message to edit.";
        }
        if (scene.dialect() == WireDialect.PLAIN) {
            return chosen.action() == MessageAction.DELETE ? "That message is deleted." : null;
        }
        var headers = AiHeaders.of(chosen);
        boolean asks = "user-message".equals(headers.get("kind")) && headers.get("codec-message-id") != null;
        return asks ? null : "Only what a person has asked can be asked otherwise.";
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        var chosen = Objects.requireNonNull(chosen(scene));
        if (scene.dialect() == WireDialect.PLAIN) {
            var changed = Message.builder().name(chosen.name()).data(new Data.Text(text));
            return List.of(new Publication.Change(
                    Objects.requireNonNull(chosen.serial()),
                    MessageAction.UPDATE,
                    changed.extras(chosen.extras()).build()));
        }
        var headers = AiHeaders.of(chosen);
        var links = new LinkedHashMap<String, String>();
        var parent = headers.get("parent");
        if (parent != null) {
            links.put("parent", parent);
        }
        links.put("fork-of", Objects.requireNonNull(headers.get("codec-message-id")));
        return List.of(new InputMessages(scene.speaker()).said(scene.dialect(), text, links, true));
    }

    // Where a run is chosen, what it answers.
    private static @Nullable Message chosen(ChannelScene scene) {
        return scene.chosen() == null ? scene.question() : scene.chosen();
    }
}
