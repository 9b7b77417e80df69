package dev.playhead.transport.codec.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Path and query of a request, decoded after splitting, so that `%2F` in a channel name does not split it.
///
/// @param path decoded segments
/// @param query decoded parameters; the first of a name counts
public record RestTarget(List<String> path, Map<String, String> query) {
    /// Decodes a target as sent, for example `/channels/a%2Fb/messages?limit=2`.
    public static RestTarget of(String target) {
        int question = target.indexOf('?');
        var pathText = question < 0 ? target : target.substring(0, question);
        var path = new ArrayList<String>();
        for (var segment : pathText.split("/", -1)) {
            if (!segment.isEmpty()) {
                path.add(decoded(segment.replace("+", "%2B")));
            }
        }
        var query = new LinkedHashMap<String, String>();
        if (question >= 0) {
            for (var pair : target.substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    var name = equals < 0 ? pair : pair.substring(0, equals);
                    query.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new RestTarget(path, query);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
