package dev.playhead.transport.client;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.PresenceAction;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One channel as a [RealtimeClient] sees it. Every method sends one frame and returns at once; what the
/// broker says is in the [Answer]. Safe for use by many threads.
public final class ClientChannel {
    private final RealtimeClient client;
    private final String name;
    private volatile @Nullable String channelSerial;
    private volatile ProtocolMessage.@Nullable Builder attach;
    private volatile Answer<ProtocolMessage> attached;
    private volatile Answer<ProtocolMessage> detached;

    ClientChannel(RealtimeClient client, String name) {
        this.client = client;
        this.name = name;
        attached = new Answer<>("the attach to " + name);
        detached = new Answer<>("the detach from " + name);
    }

    public String name() {
        return name;
    }

    /// Place in the channel's order of what came last: where a resume goes on. Null before the first ATTACHED.
    public @Nullable String channelSerial() {
        return channelSerial;
    }

    /// Attaches with the default modes and without parameters.
    public Answer<ProtocolMessage> attach() {
        return attach(Map.of(), Set.of());
    }

    /// Attaches; from now on every new socket attaches again, from where the channel was.
    ///
    /// @param params channel parameters such as `rewind`; none when empty
    /// @param modes what it may do there; the default of the broker when empty
    public Answer<ProtocolMessage> attach(Map<String, String> params, Set<ChannelMode> modes) {
        var answer = new Answer<ProtocolMessage>("the attach to " + name);
        attached = answer;
        var frame = ProtocolMessage.builder(Action.ATTACH)
                .channel(name)
                .params(params.isEmpty() ? null : params)
                .flags(modes.isEmpty() ? null : ChannelMode.bits(modes));
        client.sendIfConnected(() -> {
            attach = frame;
            return frame.channelSerial(channelSerial);
        });
        return answer;
    }

    /// Detaches; new sockets do not attach again.
    public Answer<ProtocolMessage> detach() {
        var answer = new Answer<ProtocolMessage>("the detach from " + name);
        detached = answer;
        client.sendIfConnected(() -> {
            attach = null;
            return ProtocolMessage.builder(Action.DETACH).channel(name);
        });
        return answer;
    }

    /// Publishes messages in one frame; the answer has one serial each.
    public Answer<PublishResult> publish(List<Message> messages) {
        return client.sendNumbered(
                "a publish on " + name,
                ProtocolMessage.builder(Action.MESSAGE).channel(name).messages(messages));
    }

    /// Publishes one message.
    public Answer<PublishResult> publish(Message.Builder message) {
        return publish(List.of(message.build()));
    }

    /// Appends to the message with this serial; the answer has the serial of the version.
    ///
    /// @param change what is appended, in its `data`
    public Answer<PublishResult> append(String serial, Message.Builder change) {
        return change(MessageAction.APPEND, serial, change);
    }

    /// Changes the message with this serial.
    public Answer<PublishResult> update(String serial, Message.Builder change) {
        return change(MessageAction.UPDATE, serial, change);
    }

    /// Deletes the message with this serial.
    public Answer<PublishResult> delete(String serial) {
        return change(MessageAction.DELETE, serial, Message.builder());
    }

    private Answer<PublishResult> change(MessageAction action, String serial, Message.Builder change) {
        return publish(change.actionCode(action.code()).serial(serial));
    }

    /// Enters the presence set as the client's own id. It is not entered again when a resume fails.
    public Answer<PublishResult> enter(@Nullable String data) {
        return presence(PresenceAction.ENTER, data);
    }

    /// Updates the member's data.
    ///
    /// @param data null for none
    public Answer<PublishResult> updatePresence(@Nullable String data) {
        return presence(PresenceAction.UPDATE, data);
    }

    /// Leaves the presence set.
    public Answer<PublishResult> leave() {
        return presence(PresenceAction.LEAVE, null);
    }

    private Answer<PublishResult> presence(PresenceAction action, @Nullable String data) {
        var member = PresenceMessage.builder(action).data(data == null ? null : new Data.Text(data));
        return client.sendNumbered(
                "a presence " + action.name().toLowerCase(Locale.ROOT) + " on " + name,
                ProtocolMessage.builder(Action.PRESENCE).channel(name).presence(List.of(member.build())));
    }

    /// The ATTACH of a new socket; null when the channel is not to be attached.
    ProtocolMessage.@Nullable Builder attachAgain() {
        var frame = attach;
        return frame == null ? null : frame.channelSerial(channelSerial);
    }

    /// Takes in a frame of this channel. On the reading thread.
    void take(ProtocolMessage frame) {
        switch (frame.action()) {
            case ATTACHED -> {
                channelSerial = frame.channelSerial();
                attached.give(frame);
            }
            case DETACHED -> {
                if (attach == null) {
                    detached.give(frame);
                } else {
                    refused(frame.error());
                }
            }
            case ERROR -> refused(frame.error());
            // RTL15b
            case MESSAGE, PRESENCE, ANNOTATION, OBJECT -> {
                if (frame.channelSerial() != null) {
                    channelSerial = frame.channelSerial();
                }
            }
            case null, default -> {}
        }
    }

    private void refused(@Nullable ErrorInfo error) {
        attach = null;
        fail(new RefusedException("the attach to " + name, error));
    }

    void fail(RuntimeException reason) {
        attached.fail(reason);
        detached.fail(reason);
    }
}
