package dev.playhead.transport.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Bytes that nobody could read, as they may be recorded: their punctuation, and the words that the protocol knows.
/// Every other word may be a secret in the wrong place.
final class MaskedText {
    private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 5;
    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "null",
            "action",
            "id",
            "channel",
            "channelSerial",
            "msgSerial",
            "connectionId",
            "connectionKey",
            "connectionSerial",
            "count",
            "flags",
            "params",
            "timestamp",
            "auth",
            "accessToken",
            "error",
            "code",
            "statusCode",
            "message",
            "messages",
            "presence",
            "annotations",
            "state",
            "operation",
            "object",
            "objectId",
            "name",
            "data",
            "encoding",
            "clientId",
            "extras",
            "serial",
            "version",
            "type",
            "keyName",
            "ttl",
            "capability",
            "nonce",
            "mac");

    private MaskedText() {}

    static byte[] of(byte[] text) {
        var masked = new ByteArrayOutputStream(text.length);
        int at = 0;
        while (at < text.length) {
            int end = at;
            while (end < text.length && isOfWord(text[end])) {
                end++;
            }
            if (end == at) {
                masked.write(text[at++]);
                continue;
            }
            var word = new String(text, at, end - at, StandardCharsets.ISO_8859_1);
            if (WORDS.contains(word) || word.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
                masked.write(text, at, end - at);
            } else {
                masked.writeBytes(MASK);
            }
            at = end;
        }
        return masked.toByteArray();
    }

    // Whatever stands in tokens, keys and base64; bytes that are no ASCII may be of a word in any language.
    private static boolean isOfWord(byte b) {
        return b < 0
                || (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || b == '_'
                || b == '-'
                || b == '.'
                || b == '~'
                || b == '+'
                || b == '/'
                || b == '%';
    }
}
