package dev.playhead.transport.server.transport;

import dev.playhead.transport.codec.FrameCodec;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ChannelMode;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.QualifiedName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One channel that a stream of events listens to.
///
/// @param modes only such as receive
public record StreamSubscription(String channel, Map<String, String> params, Set<ChannelMode> modes) {
    private static final Set<ChannelMode> RECEIVING =
            Set.of(ChannelMode.SUBSCRIBE, ChannelMode.PRESENCE_SUBSCRIBE, ChannelMode.ANNOTATION_SUBSCRIBE);
    // What the request says about itself; the rest of its query is for the channels.
    private static final Set<String> OF_THE_REQUEST = Set.of(
            "channels",
            "channel",
            "separator",
            "v",
            "key",
            "accessToken",
            "access_token",
            "clientId",
            "lastEvent",
            "enveloped",
            "heartbeats",
            "format",
            "agent",
            "presence",
            "remainPresentFor",
            "rnd",
            "echo");

    /// Returns the subscriptions that a request asks for; empty when it names no channel.
    public static List<StreamSubscription> of(Map<String, String> query) {
        var names = query.getOrDefault("channels", query.getOrDefault("channel", ""));
        var common = new LinkedHashMap<>(query);
        common.keySet().removeAll(OF_THE_REQUEST);
        var subscriptions = new ArrayList<StreamSubscription>();
        for (var name : names.split(Pattern.quote(query.getOrDefault("separator", ",")), -1)) {
            if (!name.isBlank()) {
                subscriptions.add(one(name, common, "true".equals(query.get("presence"))));
            }
        }
        return subscriptions;
    }

    // `[?rewind=1]name` is the channel `name` with a parameter of its own, and a filter is one of them.
    private static StreamSubscription one(String qualified, Map<String, String> common, boolean presence) {
        var params = new LinkedHashMap<>(common);
        params.putAll(QualifiedName.params(qualified));
        var modes = EnumSet.noneOf(ChannelMode.class);
        var words = params.remove("modes");
        for (var word : words == null ? new String[0] : words.split(",", -1)) {
            ChannelMode.ofWord(word.strip()).filter(RECEIVING::contains).ifPresent(modes::add);
        }
        if (modes.isEmpty()) {
            modes.add(ChannelMode.SUBSCRIBE);
        }
        if (presence) {
            modes.add(ChannelMode.PRESENCE_SUBSCRIBE);
        }
        return new StreamSubscription(QualifiedName.base(qualified), params, modes);
    }

    /// The frame that attaches to it, from a position in the channel if there is one.
    byte[] attach(@Nullable String serial) {
        return FrameCodec.of(Format.JSON)
                .encode(ProtocolMessage.builder(Action.ATTACH)
                        .channel(channel)
                        .channelSerial(serial)
                        .flags(ChannelMode.bits(modes))
                        .params(params.isEmpty() ? null : params)
                        .build());
    }
}
