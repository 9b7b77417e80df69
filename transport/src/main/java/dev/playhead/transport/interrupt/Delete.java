package dev.playhead.transport.interrupt;

import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The deletion of one message. It stays in the history, as deleted.
public record Delete() implements Interrupt {
    @Override
    public InterruptKind kind() {
        return InterruptKind.DELETE;
    }

    @Override
    public @Nullable String refusal(ChannelScene scene) {
        var chosen = scene.chosen();
        if (scene.isChoiceGone()) {
            return Refusals.unreadable(scene);
        }
        if (chosen == null) {
            return "Choose the message to delete.";
        }
        return chosen.action() == MessageAction.DELETE ? "That message is deleted already." : null;
    }

    @Override
    public List<Publication> publications(ChannelScene scene) {
        var serial =
                Objects.requireNonNull(Objects.requireNonNull(scene.chosen()).serial());
        return List.of(new Publication.Change(
                serial, MessageAction.DELETE, Message.builder().build()));
    }
}
