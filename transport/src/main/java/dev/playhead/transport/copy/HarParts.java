package dev.playhead.transport.copy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parts of entries in an HTTP archive.
final class HarParts {
    /// Times of sending, waiting and receiving, which nobody has taken apart; ms.
    static final Map<String, Object> TIMINGS = Map.of("send", 0L, "wait", 0L, "receive", 0L);

    private HarParts() {}

    static String moment(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    static double millis(long nanos) {
        return nanos / 1_000 / 1e3;
    }

    static Map<String, Object> request(String method, String url, Map<String, String> headers) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("method", method);
        fields.put("url", url);
        fields.put("httpVersion", "HTTP/1.1");
        fields.put("cookies", List.of());
        fields.put("headers", pairs(headers));
        fields.put("queryString", query(url));
        fields.put("headersSize", -1L);
        fields.put("bodySize", -1L);
        return fields;
    }

    static Map<String, Object> response(int status, String words, Map<String, Object> content) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("status", (long) status);
        fields.put("statusText", words);
        fields.put("httpVersion", "HTTP/1.1");
        fields.put("cookies", List.of());
        fields.put("headers", List.of());
        fields.put("content", content);
        fields.put("redirectURL", "");
        fields.put("headersSize", -1L);
        fields.put("bodySize", -1L);
        return fields;
    }

    private static List<Map<String, Object>> pairs(Map<String, String> values) {
        var pairs = new ArrayList<Map<String, Object>>();
        values.forEach((name, value) -> pairs.add(pair(name, value)));
        return pairs;
    }

    private static Map<String, Object> pair(String name, String value) {
        var pair = new LinkedHashMap<String, Object>();
        pair.put("name", name);
        pair.put("value", value);
        return pair;
    }

    private static List<Map<String, Object>> query(String url) {
        int mark = url.indexOf('?');
        var pairs = new ArrayList<Map<String, Object>>();
        if (mark >= 0) {
            for (var part : url.substring(mark + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                pairs.add(equals < 0 ? pair(part, "") : pair(part.substring(0, equals), part.substring(equals + 1)));
            }
        }
        return pairs;
    }
}
