package dev.playhead.ui.simulated;

import dev.playhead.transport.scenario.Cast;
import dev.playhead.transport.scenario.ScenarioException;
import dev.playhead.transport.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text of a scenario for a participant that somebody has filled in, so that one reader judges both. Each
/// line knows the field that it comes from. For one thread.
final class CastText {
    /// Names of the fields of the forms.
    static final String NAME = "name";

    static final String CLIENT_ID = "clientId";
    static final String DIALECT = "dialect";
    static final String FORMAT = "format";
    static final String PRESENCE = "presence";
    static final String CHANNELS = "channels";
    static final String REWIND = "rewind";
    static final String CHANNEL = "channel";
    static final String TEXT = "text";
    static final String RATE = "rate";
    static final String CHUNK = "chunk";
    static final String JITTER = "jitter";
    static final String DIE = "die";
    static final String DUPLICATE = "duplicate";
    static final String STALL_AT = "stall-at";
    static final String STALL_FOR = "stall-for";
    static final String BURST_AT = "burst-at";
    static final String BURST_TOKENS = "burst-tokens";
    static final String NO_TERMINATOR = "no-terminator";
    static final String IGNORE_STOP = "ignore-stop";

    private static final String AT = "at";
    private static final String FOR = "for";
    // Stands where something is missing, of which the form speaks itself.
    private static final String ANY = "any";

    private final Map<String, String> values;
    private final StringBuilder text = new StringBuilder();
    private final List<String> fields = new ArrayList<>();
    private final List<Problem> missing = new ArrayList<>();

    /// Something that is wrong with a field.
    record Problem(String field, String words) {}

    /// Meaning of the fields: a cast, or all that is wrong with them.
    sealed interface Draft {
        record Ready(Cast cast) implements Draft {}

        record Wrong(List<Problem> problems) implements Draft {
            public Wrong {
                problems = List.copyOf(problems);
            }

            /// All of it in sentences.
            String words() {
                return problems.stream().map(Problem::words).distinct().collect(Collectors.joining(" "));
            }
        }
    }

    private CastText(Map<String, String> values) {
        this.values = values;
    }

    /// Reads what was filled in for a device.
    ///
    /// @param values by the names of the fields; those that are not there are empty
    static Draft device(Map<String, String> values) {
        var of = new CastText(values);
        of.who("devices");
        var channels = Stream.of(of.value(CHANNELS).split(","))
                .map(String::strip)
                .filter(channel -> !channel.isEmpty())
                .map(CastText::quoted)
                .toList();
        if (channels.isEmpty()) {
            of.missing.add(new Problem(CHANNELS, "Write the channels that it attaches to."));
        }
        of.line(4, CHANNELS + ": [" + (channels.isEmpty() ? ANY : String.join(", ", channels)) + "]", CHANNELS);
        of.maybe(4, REWIND, REWIND);
        return of.read();
    }

    /// Reads what was filled in for an agent.
    ///
    /// @param values by the names of the fields; those that are not there are empty
    static Draft agent(Map<String, String> values) {
        var of = new CastText(values);
        of.who("actors");
        of.line(4, "stream:", CHANNEL);
        of.needed(CHANNEL, "Write the channel on which it answers.");
        of.needed(TEXT, "Write what it answers.");
        of.maybe(6, RATE, RATE);
        of.maybe(6, CHUNK, CHUNK);
        of.maybe(6, JITTER, JITTER);
        of.errors();
        return of.read();
    }

    private void who(String kind) {
        maybe(0, DIALECT, DIALECT);
        line(0, kind + ":", NAME);
        line(2, quoted(value(NAME)) + ":", NAME);
        maybe(4, CLIENT_ID, CLIENT_ID);
        maybe(4, FORMAT, FORMAT);
        maybe(4, PRESENCE, PRESENCE);
    }

    private void errors() {
        boolean stalls = isGiven(STALL_AT) || isGiven(STALL_FOR);
        boolean bursts = isGiven(BURST_AT) || isGiven(BURST_TOKENS);
        var plain = List.of(DIE, DUPLICATE, NO_TERMINATOR, IGNORE_STOP);
        if (!stalls && !bursts && plain.stream().noneMatch(this::isGiven)) {
            return;
        }
        line(4, "errors:", DIE);
        plain.forEach(error -> maybe(6, error, error));
        if (stalls) {
            line(6, "stall:", STALL_AT);
            both(STALL_AT, AT, STALL_FOR, FOR, "A stall needs the token that comes late, and how long it takes.");
        }
        if (bursts) {
            line(6, "burst:", BURST_AT);
            both(BURST_AT, AT, BURST_TOKENS, "tokens", "A burst needs its first token, and how many come at once.");
        }
    }

    private void both(String field, String key, String other, String otherKey, String why) {
        boolean both = isGiven(field) && isGiven(other);
        if (!both) {
            missing.add(new Problem(isGiven(field) ? other : field, why));
        }
        line(8, key + ": " + (isGiven(field) ? quoted(value(field)) : "1"), field);
        line(8, otherKey + ": " + (isGiven(other) ? quoted(value(other)) : FOR.equals(otherKey) ? "1s" : "2"), other);
    }

    private String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    private boolean isGiven(String field) {
        return !value(field).isEmpty();
    }

    private void needed(String field, String why) {
        if (!isGiven(field)) {
            missing.add(new Problem(field, why));
        }
        line(6, field + ": " + (isGiven(field) ? quoted(value(field)) : ANY), field);
    }

    private void maybe(int depth, String key, String field) {
        if (isGiven(field)) {
            line(depth, key + ": " + quoted(value(field)), field);
        }
    }

    private void line(int depth, String words, String field) {
        text.append(" ".repeat(depth)).append(words).append('\n');
        fields.add(field);
    }

    // In the way of JSON, which YAML reads too.
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private Draft read() {
        var problems = new ArrayList<>(missing);
        try {
            var cast = ScenarioReader.cast(text.toString(), "form");
            if (problems.isEmpty()) {
                return new Draft.Ready(cast);
            }
        } catch (ScenarioException wrong) {
            for (var problem : wrong.problems()) {
                int line = Math.clamp(problem.line() - 1, 0, fields.size() - 1);
                problems.add(new Problem(fields.get(line), problem.message()));
            }
        }
        return new Draft.Wrong(problems);
    }
}
