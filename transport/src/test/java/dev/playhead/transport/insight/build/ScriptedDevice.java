package dev.playhead.transport.insight.build;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.PresenceMessage;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.TransportId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a device of a [SessionScript] knows of itself.
final class ScriptedDevice {
    final @Nullable String clientId;

    final @Nullable String agent;

    @Nullable
    TransportId transport;

    @Nullable
    String key;

    final Map<String, String> channelSerials = new LinkedHashMap<>();
    long msgSerial;
    String channel = "";
    String serial = "";
    ProtocolMessage.@Nullable Builder lastSent;
    long appendRollupMs;

    ScriptedDevice(@Nullable String clientId, @Nullable String agent) {
        this.clientId = clientId;
        this.agent = agent;
    }

    ProtocolMessage.Builder presence(String channel, PresenceMessage.Builder change) {
        return ProtocolMessage.builder(Action.PRESENCE)
                .channel(channel)
                .msgSerial(msgSerial++)
                .presence(List.of(change.build()));
    }
}
