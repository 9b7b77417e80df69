package dev.playhead.ui.conversation;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.conversation.Conversation;
import dev.playhead.transport.insight.AttachmentStatus;
import dev.playhead.transport.insight.ChannelHoldings;
import dev.playhead.transport.insight.ChannelHoldings.Held;
import dev.playhead.transport.insight.ChannelHoldings.OfMessage;
import dev.playhead.transport.insight.ChannelTrack.MessageMark;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.ui.timeline.ExampleSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said on the channel of the example session, as AI Transport writes it. The phone is away from 124.6 s on.
public final class ExampleConversation {
    private static final long PHONE_CUT = ExampleSession.at(124.6);
    private static final String BOAT =
            "The Lokrum boat leaves the old harbour every half hour from 09:00. The crossing takes ten minutes. Buy a"
                    + " return ticket at the pier; the last boat back leaves at 18:00 in autumn, and the island closes to"
                    + " visitors after that. If the sea is rough the boats stop, so check the board by the pier before"
                    + " you go. ";
    private static final String PLAN =
            "Day 1: walk the city walls early, before the heat, then the maritime museum in Fort St John. Day 2: 10:00"
                    + " ferry to Lokrum, swim on the rocky east side, and be back by 16:00. ";

    private ExampleConversation() {}

    /// The channel at a moment, ns since 1970.
    public static ChannelState at(Timeline timeline, long nanos) {
        var channel = timeline.channels().getFirst();
        var messages = new ArrayList<Message>();
        var held = new ArrayList<OfMessage>();
        for (var mark : channel.messages()) {
            if (mark.createdNanos() <= nanos) {
                messages.add(message(mark, nanos));
                int newest = mark.versionAt(nanos);
                int phone = mark.versionAt(Math.min(nanos, PHONE_CUT));
                boolean away = nanos > PHONE_CUT;
                held.add(new OfMessage(
                        mark.serial(),
                        newest,
                        newest,
                        List.of(
                                new Held(newest, AttachmentStatus.ATTACHED),
                                new Held(phone, away ? AttachmentStatus.AWAY : AttachmentStatus.ATTACHED),
                                new Held(newest, AttachmentStatus.ATTACHED))));
            }
        }
        return new ChannelState(
                Conversation.of(channel.id(), nanos, 25, messages), new ChannelHoldings(List.of(0, 1, 2), held));
    }

    private static Message message(MessageMark mark, long nanos) {
        int appends = Math.min(mark.appends(), Math.max(0, mark.versionAt(nanos) - 1));
        return switch (mark.serial()) {
            case "a" -> said(mark, "ann-laptop", "ai-input", "Which ferry goes to Lokrum tomorrow?", user());
            case "b" -> said(mark, "planner", "ai-output", grown(BOAT, appends), output("run-5", "complete", "text"));
            case "c" -> said(mark, "ann-phone", "ai-input", "And if it rains?", user());
            case "d" -> said(mark, "planner", "ai-output", grown(PLAN, appends), output("run-6", "streaming", "text"));
            case "e" ->
                said(
                        mark,
                        "maps",
                        "ai-output",
                        "{\"near\":\"Dubrovnik\",\"diet\":\"vegan\",\"car\":false}",
                        output("run-7", "complete", "tool-input"));
            default -> said(mark, null, null, "Is Nishta open on Monday?", Map.of());
        };
    }

    // Four letters an append, as the marks say.
    private static String grown(String text, int appends) {
        int letters = appends * 4;
        return text.repeat(letters / text.length() + 1).substring(0, letters);
    }

    private static Map<String, Object> user() {
        return Map.of("transport", Map.of("role", "user"), "codec", Map.of("kind", "user-message"));
    }

    private static Map<String, Object> output(String run, String status, String kind) {
        return Map.of(
                "transport", Map.of("run-id", run, "stream", "true", "status", status),
                "codec", Map.of("kind", kind, "toolCallId", "call-1", "toolName", "places"));
    }

    private static Message said(
            MessageMark mark, @Nullable String client, @Nullable String name, String text, Map<String, Object> ai) {
        return Message.builder()
                .serial(mark.serial())
                .clientId(client)
                .name(name)
                .data(new Data.Text(text))
                .extras(ai.isEmpty() ? Map.of() : Map.of("ai", ai))
                .build();
    }
}
