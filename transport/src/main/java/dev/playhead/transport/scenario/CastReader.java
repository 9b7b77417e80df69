package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlNode;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads who takes part in a scenario.
final class CastReader {
    private static final long DEFAULT_RETRY_MS = 500;
    private static final long DEFAULT_WAIT_MS = 60_000;
    private static final int DEFAULT_CHUNK = 4;
    private static final int DEFAULT_JITTER = 30;
    private static final int MOST_TOKENS = 1_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)/(s|m)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}|100)%?");
    private static final Pattern WORDS = Pattern.compile("\\S+\\s*");
    private static final Pattern LINES = Pattern.compile("[^\\n]*\\n?");

    private final @Nullable Path folder;

    /// @param folder where files that the scenario names are; null when it may name none
    CastReader(@Nullable Path folder) {
        this.folder = folder;
    }

    Device device(String name, YamlNode.Pair pair) {
        named(name, pair);
        var sdk = sdk(pair.value(), ScenarioFormat.SIMULATED);
        if (sdk.equals("external")) {
            var section = Section.of(pair.value(), ScenarioFormat.EXTERNAL);
            var match = section.scalar("match");
            return new Device.External(name, filter(match), match.text(), section.duration("wait", DEFAULT_WAIT_MS));
        }
        var section = Section.of(pair.value(), ScenarioFormat.SIMULATED);
        var channels = new ArrayList<String>();
        for (var item : Section.items(section.required("channels"))) {
            channels.add(Section.scalar(item, "channels").text());
        }
        if (channels.isEmpty()) {
            throw new Wrong(section.required("channels").place(), "A device needs at least one channel.");
        }
        long retryMs = section.duration("retry", DEFAULT_RETRY_MS);
        return new Device.Simulated(
                name,
                section.text("clientId", name),
                channels,
                Math.max(1, retryMs),
                section.has("rewind") ? section.text("rewind") : null,
                section.flag("presence"));
    }

    private static void named(String name, YamlNode.Pair pair) {
        if (!NAME.matcher(name).matches()) {
            throw new Wrong(
                    pair.key(),
                    "\u201c" + name + "\u201d is no name: use letters, digits, - and _, and begin with a letter.");
        }
    }

    // What it is decides which keys it has.
    private static String sdk(YamlNode node, ScenarioFormat otherwise) {
        if (!(node instanceof YamlNode.Mapping mapping) || !mapping.pairs().containsKey("sdk")) {
            return "simulated";
        }
        var sdk = Section.scalar(mapping.pairs().get("sdk").value(), "sdk");
        var there = otherwise == ScenarioFormat.ACTOR ? List.of("simulated") : List.of("simulated", "external");
        if (!there.contains(sdk.text())) {
            throw Wrong.word(sdk.place(), "There is no sdk " + sdk.words() + ".", sdk.text(), there);
        }
        return sdk.text();
    }

    /// Reads a filter of the window.
    static Filter filter(YamlNode.Scalar text) {
        try {
            return Filter.parse(text.text());
        } catch (FilterSyntaxException e) {
            var message = String.valueOf(e.getMessage()).replaceFirst("^Character \\d+: ", "");
            throw new Wrong(text.placeOf(e.from()), "This filter cannot be read: " + message);
        }
    }

    Agent agent(String name, YamlNode.Pair pair) {
        named(name, pair);
        sdk(pair.value(), ScenarioFormat.ACTOR);
        var section = Section.of(pair.value(), ScenarioFormat.ACTOR);
        var stream = Section.of(section.required("stream"), ScenarioFormat.STREAM);
        var answers = answers(stream);
        var mistakes = section.get("errors");
        return new Agent(
                name,
                section.text("clientId", name),
                stream.text("channel"),
                answers.getFirst(),
                gapMs(stream),
                jitter(stream),
                section.flag("presence"),
                mistakes == null ? Agent.Mistakes.NONE : mistakes(mistakes),
                stream.has("approval") ? token(stream, "approval") : 0,
                answers.subList(1, answers.size()));
    }

    private List<List<String>> answers(Section stream) {
        if (stream.has("text") == stream.has("file")) {
            throw new Wrong(stream.place(), "A stream needs a text or a file, and not both.");
        }
        var texts = new ArrayList<String>();
        if (stream.has("text")) {
            Section.items(stream.required("text"))
                    .forEach(item -> texts.add(Section.scalar(item, "text").text()));
        } else {
            texts.add(read(stream.scalar("file")));
        }
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw new Wrong(stream.place(), "There is nothing to stream.");
        }
        var chunk = stream.get("chunk");
        var answers = new ArrayList<List<String>>();
        for (var text : texts) {
            answers.add(chunk == null ? pieces(text, DEFAULT_CHUNK) : tokens(text, Section.scalar(chunk, "chunk")));
        }
        int tokens = answers.stream().mapToInt(List::size).sum();
        if (tokens > MOST_TOKENS) {
            throw new Wrong(stream.place(), "These are " + tokens + " tokens; a million is the most.");
        }
        return answers;
    }

    private static List<String> tokens(String text, YamlNode.Scalar chunk) {
        return switch (chunk.text()) {
            case "word" -> matches(WORDS, text);
            case "line" -> matches(LINES, text);
            default -> {
                if (!chunk.text().matches("\\d{1,6}")) {
                    throw Wrong.word(
                            chunk.place(),
                            "Found " + chunk.words() + ", expected a number of characters, word or line for chunk.",
                            chunk.text(),
                            List.of("word", "line"));
                }
                yield pieces(text, (int) Section.number(chunk, "chunk", 1, 100_000));
            }
        };
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    // Never through the middle of a character that is two in Java.
    private static List<String> pieces(String text, int characters) {
        var pieces = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + characters);
            if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
                end++;
            }
            pieces.add(text.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private String read(YamlNode.Scalar name) {
        if (folder == null) {
            throw new Wrong(name.place(), "This scenario is no file, so it can name none.");
        }
        var file = folder.resolve(name.text());
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Wrong(
                    name.place(),
                    "The file " + name.words() + " cannot be read: there must be a text in UTF-8 at " + file + ".");
        }
    }

    private static double gapMs(Section stream) {
        if (!stream.has("rate")) {
            return 20;
        }
        var rate = stream.scalar("rate");
        var matcher = RATE.matcher(rate.text());
        double perUnit = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        if (perUnit <= 0) {
            throw new Wrong(rate.place(), "Found " + rate.words() + ", expected a rate such as 50/s or 20/m.");
        }
        return (matcher.group(2).equals("s") ? 1_000 : 60_000) / perUnit;
    }

    private static int jitter(Section stream) {
        if (!stream.has("jitter")) {
            return DEFAULT_JITTER;
        }
        var jitter = stream.scalar("jitter");
        var matcher = PERCENT.matcher(jitter.text());
        if (!matcher.matches()) {
            throw new Wrong(
                    jitter.place(),
                    "Found " + jitter.words() + ", expected a part of the time such as 30% for jitter.");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static Agent.Mistakes mistakes(YamlNode node) {
        var section = Section.of(node, ScenarioFormat.ERRORS);
        Agent.Stall stall = null;
        if (section.get("stall") instanceof YamlNode of) {
            var keys = Section.of(of, ScenarioFormat.STALL);
            stall = new Agent.Stall(token(keys, "at"), keys.duration("for"));
        }
        Agent.Burst burst = null;
        if (section.get("burst") instanceof YamlNode of) {
            var keys = Section.of(of, ScenarioFormat.BURST);
            burst = new Agent.Burst(
                    token(keys, "at"), (int) Section.number(keys.scalar("tokens"), "tokens", 2, 100_000));
        }
        return new Agent.Mistakes(
                section.has("die") ? token(section, "die") : 0,
                section.has("duplicate") ? token(section, "duplicate") : 0,
                stall,
                burst,
                section.flag("no-terminator"),
                section.flag("ignore-stop"));
    }

    private static int token(Section section, String key) {
        return (int) Section.number(section.scalar(key), key, 1, MOST_TOKENS);
    }
}
