package dev.playhead.transport.serving;

import dev.playhead.transport.log.Entry;
import dev.playhead.transport.log.InputEntry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Serials that are others than in the recording: of messages that somebody live has published in the place of a
/// recorded participant, and of those that could not be given the same one. What happens later and means such a message
/// is made to mean it by its new serial, wherever that stands in a payload. Safe for use by many threads.
final class SerialMap {
    // As long in one as in the other, so that payloads of MessagePack stay what they are.
    private static final Pattern SERIAL = Pattern.compile("(\\d{14}-\\d{3})(@|%40)(\\w+)");
    private static final String AT = "@";

    private final Map<String, String> byRecorded = new HashMap<>();

    /// Notes that messages that had some serials have others now.
    synchronized void put(List<String> recorded, List<String> now) {
        if (recorded.size() != now.size()) {
            return; // something else has become of it
        }
        for (int i = 0; i < now.size(); i++) {
            var before = ofFrame(recorded.get(i));
            var after = ofFrame(now.get(i));
            if (!before.equals(after) && before.length() == after.length()) {
                byRecorded.put(before, after);
            }
        }
    }

    private static String ofFrame(String serial) {
        int colon = serial.indexOf(':');
        return colon < 0 ? serial : serial.substring(0, colon);
    }

    /// Returns an input with the serials that messages have now; the same one when it means none of them.
    synchronized InputEntry instead(InputEntry recorded) {
        if (byRecorded.isEmpty()) {
            return recorded;
        }
        return switch (recorded) {
            case Entry.FrameIn e
            when means(e.payload()) ->
                new Entry.FrameIn(
                        e.position(),
                        e.atNanos(),
                        e.transport(),
                        e.channel(),
                        e.format(),
                        instead(e.payload()),
                        e.problem());
            case Entry.RestIn e
            when means(e.body()) || !e.target().equals(instead(e.target())) ->
                new Entry.RestIn(
                        e.position(),
                        e.atNanos(),
                        e.request(),
                        e.identity(),
                        e.refusal(),
                        e.method(),
                        instead(e.target()),
                        e.headers(),
                        instead(e.body()));
            default -> recorded;
        };
    }

    private boolean means(byte[] payload) {
        var text = new String(payload, StandardCharsets.ISO_8859_1);
        return !text.equals(instead(text));
    }

    private byte[] instead(byte[] payload) {
        return instead(new String(payload, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String instead(String text) {
        return SERIAL.matcher(text).replaceAll(found -> {
            var now = byRecorded.get(found.group(1) + AT + found.group(3));
            return now == null ? found.group() : now.replace(AT, found.group(2));
        });
    }
}
