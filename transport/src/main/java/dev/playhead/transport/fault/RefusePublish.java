package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Publishes are refused, over a connection with NACK (RTN7), over REST with the status; they are stored
/// nowhere and delivered to nobody.
///
/// @param what the publishes that it looks at
/// @param channel the channel that they are for; empty for any
/// @param error the reason that the publisher is told
public record RefusePublish(What what, String channel, ErrorInfo error, Dose dose) implements FrameFault {
    private static final String WHAT = "what";
    private static final String CHANNEL = "channel";
    private static final String ERROR = "error";
    private static final ErrorInfo NO_APPENDS =
            new ErrorInfo(93002, 400, "Appends are refused on purpose, as where messages cannot change.");
    private static final ErrorInfo NO_RIGHT =
            new ErrorInfo(40160, 401, "The publish is refused on purpose, as without the capability.");

    public static final FaultKind KIND = new FaultKind(
            "refuse-publish",
            "what=append code=93002",
            "status=N message=WORDS channel=NAME percent=N " + Dose.PARAMETERS,
            RefusePublish::read);

    /// Publishes that are refused.
    public enum What {
        /// Those that append to a message.
        APPEND("Appends"),
        /// Messages of any kind.
        MESSAGE("Messages"),
        /// Changes of presence.
        PRESENCE("Changes of presence"),
        /// Whatever is answered with ACK.
        ANY("Publishes of any kind");

        private final String words;

        What(String words) {
            this.words = words;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static RefusePublish read(FaultFields fields) {
        var what = What.valueOf(
                fields.choice(WHAT, "append", "message", "presence", "any").toUpperCase(Locale.ROOT));
        return new RefusePublish(
                what,
                fields.text(CHANNEL, ""),
                fields.error(ERROR, what == What.APPEND ? NO_APPENDS : NO_RIGHT),
                Dose.read(fields, Dose.ALWAYS));
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(WHAT, what.word());
        if (!channel.isEmpty()) {
            fields.put(CHANNEL, channel);
        }
        fields.put(ERROR, error.toMap());
        fields.putAll(dose.fields());
        return fields;
    }

    @Override
    public String verb() {
        return "Refuse";
    }

    @Override
    public String label(String who) {
        return "Refuse " + what.words.toLowerCase(Locale.ROOT) + " of " + who;
    }

    @Override
    public String words() {
        return what.words + (channel.isEmpty() ? "" : " to " + channel) + " are refused with " + error.code() + ": "
                + dose.words() + ".";
    }

    @Override
    public String done() {
        return "refused it";
    }

    @Override
    public boolean looksAt(ProtocolMessage frame, Way way) {
        return way == Way.FROM && isMeant(frame) && new FrameMatch(List.of(), channel, "").has(frame);
    }

    private boolean isMeant(ProtocolMessage frame) {
        return switch (what) {
            case APPEND -> frame.action() == Action.MESSAGE && appends(frame);
            case MESSAGE -> frame.action() == Action.MESSAGE;
            case PRESENCE -> frame.action() == Action.PRESENCE;
            case ANY ->
                frame.action() == Action.MESSAGE
                        || frame.action() == Action.PRESENCE
                        || frame.action() == Action.ANNOTATION
                        || frame.action() == Action.OBJECT;
        };
    }

    private static boolean appends(ProtocolMessage frame) {
        var messages = frame.messages() == null ? List.<Message>of() : frame.messages();
        return messages.stream().anyMatch(message -> message.action() == MessageAction.APPEND);
    }

    @Override
    public FrameDecision frameIn(ProtocolMessage frame, SeededRandom chance) {
        return dose.hits(chance) ? new FrameDecision.Refused(error) : FrameDecision.PASSED;
    }
}
