package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/// Refuses what is nested too deeply, before it has been read into anything.
final class ShallowParser extends JsonParserDelegate {
    private final int deepest;
    private int depth;

    ShallowParser(JsonParser parser, int deepest) {
        super(parser);
        this.deepest = deepest;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        var token = super.nextToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            if (++depth > deepest) {
                throw new UnreadableException("nested deeper than " + deepest);
            }
        } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            depth--;
        }
        return token;
    }
}
