package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ConnectionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A fault as somebody writes it on a command line: its kind, then `name=value` for whom it hits, for when
/// and for how long, and for its parameters, as in `slow client=phone ms=300 after=5s for=20s`. A value with
/// spaces stands in quotes.
///
/// @param afterMs when it is set, ms after the start
/// @param forMs how long it is on, ms; 0 for until the end
public record FaultSpec(FaultRule.Target target, Fault fault, String label, long afterMs, long forMs) {
    /// The parameters that every fault has besides its own.
    public static final String COMMON = "client=NAME, app=ID, connection=ID, after=5s, for=20s, label=WORDS";

    private static final Pattern WORD = Pattern.compile("\\G\\s*((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final String AT_ONCE =
            " is over as soon as it is set, and nobody is attached at the start: say when," + " for example after=10s";

    /// The fault that a text stands for.
    ///
    /// @throws IllegalArgumentException when it stands for none; the message says why and what there is
    public static FaultSpec parse(String text) {
        try {
            return of(words(text));
        } catch (FaultFields.Wrong wrong) {
            throw new IllegalArgumentException("The fault \"" + text + "\" cannot be set: " + wrong.getMessage() + ".");
        }
    }

    private static FaultSpec of(List<String> words) {
        if (words.isEmpty()) {
            throw new FaultFields.Wrong("it is empty. There are: " + all());
        }
        var name = words.getFirst();
        var kind = FaultKinds.of(name);
        if (kind == null) {
            throw new FaultFields.Wrong("there is no fault called " + name + ". There are: " + all());
        }
        var given = fields(words.subList(1, words.size()));
        var fields = new FaultFields(given);
        try {
            var target = target(fields);
            long afterMs = millis(fields, "after");
            long forMs = millis(fields, "for");
            var label = fields.text("label", "");
            var fault = kind.read().apply(fields);
            if (!fields.unread().isEmpty()) {
                throw new FaultFields.Wrong("nobody knows " + String.join(", ", fields.unread()));
            }
            if (fault.isMomentary() && afterMs == 0) {
                throw new FaultFields.Wrong("it" + AT_ONCE);
            }
            return new FaultSpec(target, fault, label.isEmpty() ? fault.label(target.words()) : label, afterMs, forMs);
        } catch (FaultFields.Wrong wrong) {
            throw new FaultFields.Wrong(wrong.getMessage() + "; write for example '" + kind.example() + "'"
                    + (kind.more().isEmpty() ? "" : ", possible are also " + kind.more()) + ", and with any fault "
                    + COMMON);
        }
    }

    /// All kinds with their parameters, for people.
    public static String all() {
        var examples = new ArrayList<String>();
        FaultKinds.ALL.forEach(kind -> examples.add("'" + kind.example() + "'"));
        return String.join(", ", examples);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text.strip());
        int end = 0;
        while (matcher.find()) {
            words.add(QUOTED.matcher(matcher.group(1))
                    .replaceAll(quoted -> java.util.regex.Matcher.quoteReplacement(
                            quoted.group(1) == null ? String.valueOf(quoted.group(2)) : quoted.group(1))));
            end = matcher.end();
        }
        if (end < text.strip().length()) {
            throw new FaultFields.Wrong("a quotation mark is not closed");
        }
        return words;
    }

    private static Map<String, String> fields(List<String> words) {
        var fields = new LinkedHashMap<String, String>();
        for (var word : words) {
            int at = word.indexOf('=');
            if (at < 1) {
                throw new FaultFields.Wrong("\"" + word + "\" is no name=value");
            }
            if (fields.put(word.substring(0, at), word.substring(at + 1)) != null) {
                throw new FaultFields.Wrong(word.substring(0, at) + " is said twice");
            }
        }
        return fields;
    }

    private static FaultRule.Target target(FaultFields fields) {
        var client = fields.text("client", "");
        var connection = fields.text("connection", "");
        var app = fields.text("app", "");
        if (!client.isEmpty() && !connection.isEmpty()) {
            throw new FaultFields.Wrong("it can hit a client or a connection, not both");
        }
        if (!client.isEmpty()) {
            return new FaultRule.Target.Client(app, client);
        }
        if (!app.isEmpty()) {
            throw new FaultFields.Wrong("app needs client=NAME beside it");
        }
        return connection.isEmpty()
                ? new FaultRule.Target.Everyone()
                : new FaultRule.Target.Connection(new ConnectionId(connection));
    }

    private static long millis(FaultFields fields, String name) {
        var text = fields.text(name, "");
        if (text.isEmpty()) {
            return 0;
        }
        var matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new FaultFields.Wrong(name + "=" + text + " is no time; write 500ms, 5s or 2m");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1_000;
            default -> number * 60_000;
        };
    }
}
