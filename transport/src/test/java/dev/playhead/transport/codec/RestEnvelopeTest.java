package dev.playhead.transport.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.codec.rest.RestEnvelope;
import dev.playhead.transport.codec.rest.RestSecrets;
import dev.playhead.transport.protocol.ErrorInfo;
import dev.playhead.transport.protocol.Format;
import dev.playhead.transport.session.RestReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The form in which browsers take pages, and the links that clients of any kind follow.
class RestEnvelopeTest {
    @ParameterizedTest
    @EnumSource(Format.class)
    void aFailureGoesIntoTheEnvelopeWithItsStatus(Format format) throws Exception {
        var answer = RestAnswerEncoder.failure(
                new ErrorInfo(40400, 404, "Nothing."), format, "/channels/x?envelope=msgpack&a=2");
        assertEquals(200, answer.status());
        assertEquals(Format.MSGPACK, answer.format());
        var envelope = JsonTree.read(Format.MSGPACK, answer.body());
        assertEquals(List.of("statusCode", "response", "headers"), List.copyOf(envelope.keySet()));
        assertEquals(404L, envelope.get("statusCode"));
        var error = (Map<?, ?>) ((Map<?, ?>) envelope.get("response")).get("error");
        assertEquals(40400L, error.get("code"));
        var headers = (Map<?, ?>) envelope.get("headers");
        assertEquals("40400", headers.get("X-Ably-Errorcode"));
    }

    @Test
    void whoDoesNotAskGetsTheAnswerItself() {
        var inside = RestAnswerEncoder.failure(new ErrorInfo(40400, 404, "Nothing."), Format.JSON, "/x");
        assertEquals(404, inside.status());
        assertSame(inside, RestEnvelope.around(inside, "/channels/x/messages?envelope=yes"));
        assertSame(inside, RestEnvelope.around(inside, "/channels/x/messages"));
    }

    @Test
    void aLinkAlwaysHasAParameter() {
        // ably-js takes a link without any for no link at all; @ably/spaces asks for the current page first.
        var nothing = new RestReply.Messages(List.of(), null);
        var page = RestAnswerEncoder.encode(nothing, Format.JSON, 6, "/channels/x/messages", RestSecrets.MASKED);
        assertEquals(
                "<./messages?limit=100>; rel=\"first\", <./messages?limit=100>; rel=\"current\"",
                page.headers().get("Link"));
    }
}
