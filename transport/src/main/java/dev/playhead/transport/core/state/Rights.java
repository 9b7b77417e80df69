package dev.playhead.transport.core.state;

import dev.playhead.transport.auth.Operation;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.QualifiedName;
import dev.playhead.transport.session.Identity;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rights of an identity on a channel, by its capability (TK2b).
public final class Rights {
    private Rights() {}

    /// Returns why this operation is not permitted; null when it is.
    public static @Nullable ErrorInfo refusal(Identity identity, Operation operation, String channel) {
        return identity.capability().allows(operation, QualifiedName.base(channel))
                ? null
                : Errors.capability(operation, channel);
    }

    /// Of the modes that an attachment wants, those that it may have.
    public static Set<ChannelMode> modes(Identity identity, String channel, Set<ChannelMode> wanted) {
        var name = QualifiedName.base(channel);
        var granted = EnumSet.noneOf(ChannelMode.class);
        for (var mode : wanted) {
            if (identity.capability().allows(operation(mode), name)) {
                granted.add(mode);
            }
        }
        return granted;
    }

    /// Returns why a message may not be changed; null when it may. To change one's own takes less than to
    /// change any.
    public static @Nullable ErrorInfo change(Identity identity, String channel, MessageAction action, Message message) {
        boolean delete = action == MessageAction.DELETE;
        var any = delete ? Operation.MESSAGE_DELETE_ANY : Operation.MESSAGE_UPDATE_ANY;
        var own = delete ? Operation.MESSAGE_DELETE_OWN : Operation.MESSAGE_UPDATE_OWN;
        if (refusal(identity, any, channel) == null) {
            return null;
        }
        var refused = refusal(identity, own, channel);
        if (refused != null) {
            return refused;
        }
        var clientId = identity.clientId();
        if (clientId == null || clientId.equals(Identity.ANY)) {
            return Errors.anonymousChange();
        }
        return clientId.equals(message.clientId()) ? null : Errors.capability(any, channel);
    }

    private static Operation operation(ChannelMode mode) {
        return switch (mode) {
            case PRESENCE -> Operation.PRESENCE;
            case PUBLISH -> Operation.PUBLISH;
            case SUBSCRIBE, PRESENCE_SUBSCRIBE -> Operation.SUBSCRIBE;
            case ANNOTATION_PUBLISH -> Operation.ANNOTATION_PUBLISH;
            case ANNOTATION_SUBSCRIBE -> Operation.ANNOTATION_SUBSCRIBE;
            case OBJECT_PUBLISH -> Operation.OBJECT_PUBLISH;
            case OBJECT_SUBSCRIBE -> Operation.OBJECT_SUBSCRIBE;
        };
    }
}
