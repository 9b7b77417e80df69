package dev.playhead.transport.mask;

import dev.playhead.transport.codec.Extension;
import dev.playhead.transport.delta.MalformedDeltaException;
import dev.playhead.transport.delta.VcdiffLiterals;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Payloads of users, as the trees of fields that a decoder makes of them, without what they say.
final class ContentMask {
    private static final String BASE64 = "base64";
    private static final byte BYTE = 'x';
    // Of exact trees, which have what JSON has not under names that begin so.
    private static final String EXACT = "~";

    private ContentMask() {}

    /// Returns the field `data` masked. How it is read is what `encoding` says: a text, JSON, bytes, a delta.
    ///
    /// @param encoding null or empty when nothing was done to it
    static @Nullable Object data(@Nullable Object value, @Nullable String encoding) {
        return switch (value) {
            case String text -> text(text, encoding);
            case byte[] bytes -> bytes(bytes, encoding);
            case null, default -> any(value);
        };
    }

    private static String text(String text, @Nullable String encoding) {
        if (encoding == null || encoding.isEmpty()) {
            return TextMask.of(text);
        }
        if (encoding.equals(BASE64) || encoding.endsWith("/" + BASE64)) {
            int rest = encoding.length() - BASE64.length() - 1;
            return base64(text, rest <= 0 ? null : encoding.substring(0, rest));
        }
        return isJson(encoding) ? JsonMask.of(text) : TextMask.of(text);
    }

    /// Returns bytes in base64 masked.
    ///
    /// @param encoding of the bytes
    static String base64(String text, @Nullable String encoding) {
        try {
            return Base64.getEncoder().encodeToString(bytes(Base64.getDecoder().decode(text), encoding));
        } catch (IllegalArgumentException notBase64) {
            return TextMask.of(text);
        }
    }

    /// Returns bytes masked, as many as there were.
    static byte[] bytes(byte[] bytes, @Nullable String encoding) {
        if (encoding != null && encoding.contains("vcdiff")) {
            try {
                return VcdiffLiterals.replaced(bytes, TextMask::of);
            } catch (MalformedDeltaException noDelta) {
                return filled(bytes.length);
            }
        }
        if (encoding == null || encoding.contains("cipher") || !encoding.contains("utf-8")) {
            return filled(bytes.length);
        }
        return isJson(encoding)
                ? JsonMask.of(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : TextMask.of(bytes);
    }

    private static boolean isJson(String encoding) {
        return encoding.equals("json") || encoding.startsWith("json/");
    }

    private static byte[] filled(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, BYTE);
        return bytes;
    }

    /// Returns any value masked: names of fields stay, and so do `true`, `false` and null.
    static @Nullable Object any(@Nullable Object value) {
        return switch (value) {
            case String text -> TextMask.of(text);
            case Long number -> Long.parseLong(TextMask.ofNumber(number.toString()));
            case Double number when Double.isFinite(number) -> Double.parseDouble(TextMask.ofNumber(number.toString()));
            case BigInteger number -> new BigInteger(TextMask.ofNumber(number.toString()));
            case byte[] bytes -> filled(bytes.length);
            case Extension extension -> new Extension(extension.type(), base64(extension.base64(), null));
            case Map<?, ?> map -> {
                var masked = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, field) -> masked.put(String.valueOf(name), field(String.valueOf(name), field)));
                yield masked;
            }
            case List<?> list -> {
                var masked = new ArrayList<@Nullable Object>();
                list.forEach(item -> masked.add(any(item)));
                yield masked;
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object field(String name, @Nullable Object value) {
        if (name.startsWith(EXACT) && !name.startsWith(EXACT + EXACT) && value instanceof String exact) {
            return switch (name) {
                case "~bytes" -> base64(exact, null);
                case "~extension" -> {
                    int space = exact.indexOf(' ');
                    yield exact.substring(0, space + 1) + base64(exact.substring(space + 1), null);
                }
                case "~number" -> exact;
                default -> TextMask.of(exact);
            };
        }
        return any(value);
    }
}
