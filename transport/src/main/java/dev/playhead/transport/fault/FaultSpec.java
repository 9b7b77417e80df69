package dev.playhead.transport.fault;

import dev.playhead.transport.protocol.ConnectionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /// The fault that a text stands for, to be set when a broker starts.
    ///
    /// @throws IllegalArgumentException when it stands for none; the message says why and what there is
    public static FaultSpec parse(String text) {
        return parse(text, true);
    }

    /// The fault that a text stands for, to be set on a broker that may have clients.
    ///
    /// @throws IllegalArgumentException when it stands for none; the message says why and what there is
    public static FaultSpec now(String text) {
        return parse(text, false);
    }

    private static FaultSpec parse(String text, boolean isStart) {
        try {
            var words = words(text);
            if (words.isEmpty()) {
                throw new FaultFields.Wrong("it is empty. There are: " + all());
            }
            return of(words.getFirst(), fields(words.subList(1, words.size())), isStart);
        } catch (FaultFields.Wrong wrong) {
            throw new IllegalArgumentException("The fault \"" + text + "\" cannot be set: " + wrong.getMessage() + ".");
        }
    }

    /// The fault that an object stands for, to be set on a broker that may have clients: `kind` or
    /// `preset`, and beside it what stands behind them on the command line.
    ///
    /// @throws IllegalArgumentException when it stands for none; the message says why and what there is
    public static FaultSpec now(Map<String, ? extends @Nullable Object> object) {
        var fields = new LinkedHashMap<String, @Nullable Object>(object);
        var kind = fields.remove("kind");
        var preset = fields.remove("preset");
        try {
            if ((kind == null) == (preset == null)) {
                throw new FaultFields.Wrong("it needs a kind or a preset. There are: " + all());
            }
            return of(kind != null ? kind.toString() : FaultPreset.PREFIX + preset, fields, false);
        } catch (FaultFields.Wrong wrong) {
            throw new IllegalArgumentException("The fault cannot be set: " + wrong.getMessage() + ".");
        }
    }

    private static FaultSpec of(String name, Map<String, ? extends @Nullable Object> given, boolean isStart) {
        var fields = new FaultFields(given);
        var example = "";
        try {
            var target = target(fields);
            long afterMs = millis(fields, "after", 0);
            var label = fields.text("label", "");
            Fault fault;
            long forMs;
            if (name.startsWith(FaultPreset.PREFIX)) {
                var preset = preset(name.substring(FaultPreset.PREFIX.length()));
                example = name;
                fault = preset.fault();
                forMs = millis(fields, "for", preset.forMs());
                label = label.isEmpty() ? preset.label(target.words()) : label;
            } else {
                var kind = kind(name);
                example = kind.example() + "'" + (kind.more().isEmpty() ? "" : ", possible are also '" + kind.more());
                forMs = millis(fields, "for", 0);
                fault = kind.read().apply(fields);
                label = label.isEmpty() ? fault.label(target.words()) : label;
            }
            if (!fields.unread().isEmpty()) {
                throw new FaultFields.Wrong("nobody knows " + String.join(", ", fields.unread()));
            }
            if (isStart && fault.isMomentary() && afterMs == 0) {
                throw new FaultFields.Wrong("it" + AT_ONCE);
            }
            return new FaultSpec(target, fault, label, afterMs, forMs);
        } catch (FaultFields.Wrong wrong) {
            throw example.isEmpty()
                    ? wrong
                    : new FaultFields.Wrong(
                            wrong.getMessage() + "; write for example '" + example + "', and with any fault " + COMMON);
        }
    }

    private static FaultKind kind(String name) {
        var kind = FaultKinds.of(name);
        if (kind == null) {
            throw new FaultFields.Wrong("there is no fault called " + name + ". There are: " + all());
        }
        return kind;
    }

    private static FaultPreset preset(String id) {
        var preset = FaultPreset.of(id);
        if (preset == null) {
            var all = FaultPreset.ALL.stream().map(FaultPreset::id).toList();
            throw new FaultFields.Wrong("there is no preset called " + id + ". There are: " + String.join(", ", all));
        }
        return preset;
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

    private static long millis(FaultFields fields, String name, long absentMs) {
        var text = fields.text(name, "");
        if (text.isEmpty()) {
            return absentMs;
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
