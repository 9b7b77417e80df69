package dev.playhead.transport.simulation;

import dev.playhead.transport.core.Broker;
import dev.playhead.transport.core.Effect;
import dev.playhead.transport.core.Input;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.PublishResult;
import dev.playhead.transport.protocol.TransportId;
import dev.playhead.transport.session.ChannelView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the broker has, and had after every change: what any device must have that was given that change.
final class Truth {
    private final Map<String, String> textAt = new HashMap<>();
    private final Map<String, Map<String, Last>> ever = new HashMap<>();
    // Texts of new messages by channel and serial, as they were answered: some are dropped by the input that stored
    // them.
    private final Map<String, Map<String, String>> fleeting = new HashMap<>();
    // Messages by channel and serial as they were answered: some are dropped by the input that has changed them.
    private final Map<String, Map<String, Last>> leaving = new HashMap<>();
    // What waits for its answer, by transport and count.
    private final Map<String, ProtocolMessage> asked = new HashMap<>();
    // Texts of appends, by channel and serial, that were answered without a version of their own.
    private final Map<String, String> pieces = new HashMap<>();
    private Map<String, ChannelView> channels = Map.of();

    /// A message as it was last, whether it is still kept or not.
    record Last(String text, String version) {}

    /// Looks at the broker after an input.
    void note(Broker broker) {
        var now = new HashMap<String, ChannelView>();
        for (var view : broker.channels()) {
            now.put(view.name(), view);
            for (var message : view.messages()) {
                textAt.put(view.name() + version(message), text(message));
                ever.computeIfAbsent(view.name(), name -> new TreeMap<>())
                        .put(Objects.requireNonNull(message.serial()), new Last(text(message), version(message)));
            }
        }
        channels = now;
    }

    /// Looks at what was answered and sent: what one and the same input has stored and dropped was there only
    /// meanwhile. An answer may wait for that of an earlier frame, or for the end of a window for appends.
    void note(Input input, List<Effect> effects) {
        if (input instanceof Input.Received(var at, var from, var frame, var size) && frame.messages() != null) {
            asked.put(from + " " + frame.msgSerial(), frame);
        }
        for (var effect : effects) {
            if (effect instanceof Effect.Send(var to, var frame)) {
                if (frame.channel() != null && frame.messages() != null) {
                    frame.messages().forEach(message -> sent(frame.channel(), message));
                } else if (frame.res() != null && frame.msgSerial() != null) {
                    to.forEach(transport -> answered(transport, frame.msgSerial(), frame.res()));
                }
            }
        }
    }

    private void answered(TransportId transport, long first, List<PublishResult> results) {
        for (int i = 0; i < results.size(); i++) {
            var frame = asked.remove(transport + " " + (first + i));
            if (frame != null && frame.channel() != null) {
                answered(frame, results.get(i).serials());
            }
        }
    }

    private void sent(String channel, Message message) {
        ever.computeIfAbsent(channel, name -> new TreeMap<>())
                .compute(Objects.requireNonNull(message.serial()), (serial, last) -> after(last, message));
    }

    private void answered(ProtocolMessage frame, List<@Nullable String> serials) {
        var channel = Objects.requireNonNull(frame.channel());
        var messages = Objects.requireNonNull(frame.messages());
        for (int i = 0; i < serials.size() && i < messages.size(); i++) {
            var message = messages.get(i);
            var serial = serials.get(i);
            if (message.action() == MessageAction.CREATE) {
                if (serial != null) {
                    fleeting.computeIfAbsent(channel, name -> new TreeMap<>()).put(serial, text(message));
                }
            } else if (message.serial() != null) {
                var key = channel + message.serial();
                var text = pieces.getOrDefault(key, "") + text(message);
                if (serial == null) {
                    pieces.put(key, text); // the next answer is for all of them
                } else {
                    pieces.remove(key);
                    grew(channel, message, text, serial);
                }
            }
        }
    }

    private void grew(String channel, Message change, String text, String version) {
        var serial = Objects.requireNonNull(change.serial());
        var last = ever(channel).get(serial);
        if (last != null) {
            leaving.computeIfAbsent(channel, name -> new TreeMap<>())
                    .put(serial, after(latest(channel, serial, last), change, text, version));
        }
    }

    private Last latest(String channel, String serial, Last last) {
        var left = leaving.getOrDefault(channel, Map.of()).get(serial);
        return left != null && left.version().compareTo(last.version()) > 0 ? left : last;
    }

    private static @Nullable Last after(@Nullable Last last, Message change) {
        if (last == null) {
            return change.action() == MessageAction.CREATE ? new Last(text(change), version(change)) : null;
        }
        return after(last, change, text(change), version(change));
    }

    private static Last after(Last last, Message change, String text, String version) {
        if (version.compareTo(last.version()) <= 0) {
            return last;
        }
        var before = change.action() == MessageAction.APPEND ? last.text() : "";
        return new Last(before + text, version);
    }

    /// The text of a message after the change with this version serial; null when another change of the same
    /// frame came over it at once.
    @Nullable
    String textAt(String channel, String versionSerial) {
        return textAt.get(channel + versionSerial);
    }

    @Nullable
    ChannelView channel(String name) {
        return channels.get(name);
    }

    Collection<ChannelView> channels() {
        return channels.values();
    }

    /// The text of every message of a channel by its serial, in their order.
    Map<String, String> texts(String channel) {
        var texts = new TreeMap<String, String>();
        var view = channels.get(channel);
        if (view != null) {
            view.messages().forEach(m -> texts.put(Objects.requireNonNull(m.serial()), text(m)));
        }
        return texts;
    }

    /// Every message that a channel ever had by its serial, as it was last.
    Map<String, Last> ever(String channel) {
        return ever.getOrDefault(channel, Map.of());
    }

    /// Names of all channels that ever had a message.
    Set<String> everNames() {
        return Set.copyOf(Stream.concat(ever.keySet().stream(), fleeting.keySet().stream())
                .toList());
    }

    /// The last text of every message that a channel ever had, by its serial.
    Map<String, String> everTexts(String channel) {
        var texts = new TreeMap<>(fleeting.getOrDefault(channel, Map.of()));
        ever(channel)
                .forEach((serial, last) ->
                        texts.put(serial, latest(channel, serial, last).text()));
        return texts;
    }

    /// Texts that were added to a message and answered without a version of their own, while no version with them
    /// has come: none ever does when the message goes meanwhile.
    String pieces(String channel, String serial) {
        return pieces.getOrDefault(channel + serial, "");
    }

    /// Returns whether a message that was there is not kept any more.
    boolean isGone(String channel, String serial) {
        boolean was = ever(channel).containsKey(serial)
                || fleeting.getOrDefault(channel, Map.of()).containsKey(serial);
        return was && !texts(channel).containsKey(serial);
    }

    static String text(Message message) {
        return message.data() instanceof Data.Text(var value) ? value : "";
    }

    static String version(Message message) {
        var version = Objects.requireNonNull(message.version(), "a message without a version");
        return Objects.requireNonNull(version.serial());
    }
}
