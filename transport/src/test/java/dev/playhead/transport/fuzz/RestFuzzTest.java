package dev.playhead.transport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.playhead.transport.codec.rest.RestAnswerEncoder;
import dev.playhead.transport.codec.rest.RestBodies;
import dev.playhead.transport.codec.rest.RestRefusedException;
import dev.playhead.transport.codec.rest.RestRequestDecoder;
import dev.playhead.transport.protocol.Format;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Any REST request. The input is `METHOD target content-type`, a new line, and the body.
class RestFuzzTest {
    @FuzzTest
    void anyRequestIsAnsweredOrRefused(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        var line = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split(" ", 3);
        var body = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        var target = line.length > 1 ? line[1] : "/";
        var headers = Map.of("content-type", line.length > 2 ? line[2] : "", "accept", line[0]);
        var format = RestRequestDecoder.replyFormat(target, headers);
        try {
            Furnished.fresh().requested(RestRequestDecoder.decode(line[0], target, headers, body), target);
        } catch (RestRefusedException refused) {
            RestAnswerEncoder.failure(refused.error(), format, target);
        }
        for (var each : Format.values()) {
            RestBodies.read(each, body);
        }
    }
}
