package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Several frames in one body, as a JSON array.
public final class FrameList {
    private FrameList() {}

    /// The bytes of each frame, as they were sent.
    ///
    /// @throws MalformedFrameException when the body is not one array of objects
    public static List<byte[]> split(byte[] body) throws MalformedFrameException {
        var frames = new ArrayList<byte[]>();
        try (var in = JacksonStreams.parser(Format.JSON, body)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedFrameException("Frames must come in one JSON array.");
            }
            for (var token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw new MalformedFrameException("A frame must be one JSON object.");
                }
                int start = (int) in.currentTokenLocation().getByteOffset();
                in.skipChildren();
                frames.add(Arrays.copyOfRange(
                        body, start, (int) in.currentLocation().getByteOffset()));
            }
            return frames;
        } catch (IOException | RuntimeException e) {
            throw new MalformedFrameException("The frames are no valid JSON.", e);
        }
    }
}
