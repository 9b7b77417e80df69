package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.codec.rest.RestSecrets;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import dev.playhead.transport.protocol.Version;
import dev.playhead.transport.session.RestReply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Messages for clients that ask for protocol version 2 or 3, and from them.
class LegacyMessagesTest {
    private static final Map<String, Object> SUMMARY = Map.of("reaction:total.v1", Map.of("total", 3L));

    private final Message edited = Message.builder()
            .actionCode(MessageAction.UPDATE.code())
            .serial("01-000@loc:000")
            .data(new Data.Text("hello"))
            .timestamp(1_000L)
            .version(new Version("02-000@loc:000", 2_000L, "ann", "typo", Map.of("why", "spelling")))
            .annotations(Map.of("summary", SUMMARY))
            .build();
    private final ProtocolMessage frame = ProtocolMessage.builder(Action.MESSAGE)
            .channel("c")
            .messages(List.of(edited))
            .build();

    @ParameterizedTest
    @EnumSource
    void clientsOfVersionTwoAndThreeAreSentTextsAndAnOperation(Format format) throws Exception {
        for (int version : new int[] {2, 3}) {
            var message = message(format, FrameCodec.of(format, version).encode(frame));
            assertEquals("02-000@loc:000", message.get("version"));
            assertEquals(1_000L, ((Number) Objects.requireNonNull(message.get("createdAt"))).longValue());
            assertEquals(
                    Map.of("clientId", "ann", "description", "typo", "metadata", Map.of("why", "spelling")),
                    message.get("operation"));
            assertEquals(
                    Map.of("total", 3L),
                    ((Map<?, ?>) Objects.requireNonNull(message.get("summary"))).get("reaction:total.v1"));
            assertNull(message.get("annotations"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyElseIsSentTheObject(Format format) throws Exception {
        for (int version : new int[] {4, 5, 6, 7}) {
            assertSame(FrameCodec.of(format), FrameCodec.of(format, version));
        }
        var message = message(format, FrameCodec.of(format).encode(frame));
        assertEquals("02-000@loc:000", ((Map<?, ?>) Objects.requireNonNull(message.get("version"))).get("serial"));
        assertNull(message.get("createdAt"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRecordedOfThemIsReadAsWhatItWas(Format format) throws Exception {
        var read = FrameCodec.of(format).decode(FrameCodec.of(format, 2).encode(frame));
        var message = Objects.requireNonNull(read.messages()).getFirst();
        var version = Objects.requireNonNull(message.version());
        assertEquals("02-000@loc:000", version.serial());
        assertEquals("ann", version.clientId());
        assertEquals(Map.of("why", "spelling"), version.metadata());
        assertEquals(SUMMARY, Objects.requireNonNull(message.annotations()).get("summary"));
    }

    @ParameterizedTest
    @EnumSource
    void requestsAreAnsweredLikewise(Format format) throws Exception {
        var one = RestAnswerEncoder.encode(new RestReply.OneMessage(edited), format, 2, "/x", RestSecrets.MASKED);
        assertEquals("02-000@loc:000", JsonTree.read(format, one.body()).get("version"));
        var now = RestAnswerEncoder.encode(new RestReply.OneMessage(edited), format, 4, "/x", RestSecrets.MASKED);
        assertEquals(
                "02-000@loc:000",
                ((Map<?, ?>) Objects.requireNonNull(
                                JsonTree.read(format, now.body()).get("version")))
                        .get("serial"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> message(Format format, byte[] frame) throws IOException {
        var messages =
                (List<?>) Objects.requireNonNull(JsonTree.read(format, frame).get("messages"));
        return (Map<String, @Nullable Object>) messages.getFirst();
    }
}
