package dev.playhead.transport.interrupt;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes the messages of a client as AI Transport 0.8 writes them.
final class InputMessages {
    private static final String INPUT = "ai-input";
    private static final String CANCEL = "ai-cancel";

    private final Speaker speaker;

    InputMessages(Speaker speaker) {
        this.speaker = speaker;
    }

    /// A stop of a run, or of the run that an input will have.
    Publication cancel(String key, String id) {
        var transport = new LinkedHashMap<String, @Nullable Object>();
        transport.put("event-id", speaker.ids().get());
        transport.put(key, id);
        return new Publication.Create(message(CANCEL, null, transport, Map.of()), null);
    }

    /// A text of a person.
    ///
    /// @param links headers that say where it belongs
    /// @param wakes whether an agent is to be woken for it
    Publication said(WireDialect dialect, String text, Map<String, String> links, boolean wakes) {
        var codec = new LinkedHashMap<String, @Nullable Object>();
        codec.put("kind", "user-message");
        if (dialect == WireDialect.VERCEL) {
            codec.put("messageId", speaker.ids().get());
        }
        codec.put("partType", dialect == WireDialect.OPENAI ? "input_text" : "text");
        var transport = input(speaker.ids().get(), links);
        transport.put("discrete", "true");
        return published(text, transport, codec, wakes);
    }

    /// Another answer is asked for.
    Publication regenerate(String answer, String parent) {
        var transport = input(speaker.ids().get(), Map.of("parent", parent));
        transport.put("msg-regenerate", answer);
        return published("", transport, new LinkedHashMap<>(Map.of("kind", "regenerate")), true);
    }

    /// An answer to a request for an approval.
    Publication decision(Message request, boolean approved, String reason) {
        var asked = AiHeaders.of(request);
        var links = new LinkedHashMap<String, String>();
        links.put("run-id", Objects.requireNonNullElse(asked.runId(), ""));
        var parent = asked.get("parent");
        if (parent != null) {
            links.put("parent", parent);
        }
        var codec = new LinkedHashMap<String, @Nullable Object>();
        codec.put("kind", "tool-approval-response");
        codec.put(asked.get("toolCallId") == null ? "call_id" : "toolCallId", ChannelScene.call(asked));
        codec.put("approved", Boolean.toString(approved));
        if (!reason.isBlank()) {
            codec.put("reason", reason);
        }
        var id = Objects.requireNonNullElse(asked.get("codec-message-id"), "");
        return published("", input(id, links), codec, true);
    }

    private Map<String, @Nullable Object> input(String id, Map<String, String> links) {
        var transport = new LinkedHashMap<String, @Nullable Object>();
        transport.put("role", "user");
        transport.put("codec-message-id", id);
        transport.put("run-client-id", speaker.clientId());
        transport.putAll(links);
        transport.put("event-id", speaker.ids().get());
        transport.put("stream", "false");
        return transport;
    }

    private static Publication published(
            String data, Map<String, @Nullable Object> transport, Map<String, @Nullable Object> codec, boolean wakes) {
        var event = Objects.requireNonNull(transport.get("event-id")).toString();
        return new Publication.Create(message(INPUT, data, transport, codec), wakes ? event : null);
    }

    private static Message message(
            String name,
            @Nullable String data,
            Map<String, @Nullable Object> transport,
            Map<String, @Nullable Object> codec) {
        var ai = new LinkedHashMap<String, @Nullable Object>();
        ai.put("transport", transport);
        if (!codec.isEmpty()) {
            ai.put("codec", codec);
        }
        var message = Message.builder().name(name).extras(new LinkedHashMap<>(Map.of("ai", ai)));
        return (data == null ? message : message.data(new Data.Text(data))).build();
    }
}
