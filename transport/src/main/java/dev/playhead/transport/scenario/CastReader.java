package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlNode;
import dev.playhead.transport.field.Filter;
import dev.playhead.transport.filter.FilterSyntaxException;
import dev.playhead.transport.protocol.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
    private final Problems problems;

    /// @param folder where files that the scenario names are; null when it may name none
    /// @param problems told what is wrong with somebody, of whom the rest is read all the same
    CastReader(@Nullable Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    Device device(String name, YamlNode.Pair pair) {
        checkName(name, pair);
        var sdk = sdk(pair.value(), ScenarioFormat.SIMULATED);
        if (sdk.equals("external")) {
            var section = Section.of(pair.value(), ScenarioFormat.EXTERNAL, problems::add);
            var match = section.scalar("match");
            return new Device.External(name, filter(match), match.text(), section.duration("wait", DEFAULT_WAIT_MS));
        }
        var section = Section.of(pair.value(), ScenarioFormat.SIMULATED, problems::add);
        long retryMs = told(() -> section.duration("retry", DEFAULT_RETRY_MS), DEFAULT_RETRY_MS);
        return new Device.Simulated(
                name,
                told(() -> section.text("clientId", name), name),
                told(() -> channels(section), List.of()),
                Math.max(1, retryMs),
                section.has("rewind") ? problems.read(() -> section.text("rewind")) : null,
                told(() -> section.flag("presence"), false),
                told(() -> format(section), Format.JSON));
    }

    private static List<String> channels(Section section) {
        var channels = new ArrayList<String>();
        for (var item : Section.items(section.required("channels"))) {
            channels.add(Section.scalar(item, "channels").text());
        }
        if (channels.isEmpty()) {
            throw new Wrong(section.required("channels").place(), "A device needs at least one channel.");
        }
        return channels;
    }

    private static Format format(Section section) {
        if (!section.has("format")) {
            return Format.JSON;
        }
        var word = section.scalar("format");
        for (var format : Format.values()) {
            if (format.word().equals(word.text())) {
                return format;
            }
        }
        var there = Arrays.stream(Format.values()).map(Format::word).toList();
        throw Wrong.word(word.place(), "There is no format " + word.words() + ".", word.text(), there);
    }

    private <T> T told(Problems.Reading<T> reading, T otherwise) {
        return problems.told(reading, otherwise);
    }

    private void checkName(String name, YamlNode.Pair pair) {
        if (!NAME.matcher(name).matches()) {
            problems.add(new Wrong(
                    pair.key(),
                    "\u201c" + name + "\u201d is no name: use letters, digits, - and _, and begin with a letter."));
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
        checkName(name, pair);
        sdk(pair.value(), ScenarioFormat.ACTOR);
        var section = Section.of(pair.value(), ScenarioFormat.ACTOR, problems::add);
        var mistakes = problems.read(() -> mistakes(section));
        var clientId = told(() -> section.text("clientId", name), name);
        boolean present = told(() -> section.flag("presence"), false);
        var format = told(() -> format(section), Format.JSON);
        var stream = Section.of(section.required("stream"), ScenarioFormat.STREAM, problems::add);
        List<List<String>> answers = told(() -> answers(stream), List.of(List.of()));
        return new Agent(
                name,
                clientId,
                told(() -> stream.text("channel"), ""),
                answers.getFirst(),
                told(() -> gapMs(stream), 0.0),
                told(() -> jitter(stream), 0),
                present,
                format,
                mistakes == null ? Agent.Mistakes.NONE : mistakes,
                told(() -> stream.has("approval") ? token(stream, "approval") : 0, 0),
                answers.subList(1, answers.size()));
    }

    private List<List<String>> answers(Section stream) {
        Function<String, List<String>> pieces = told(() -> pieces(stream), text -> pieces(text, DEFAULT_CHUNK));
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
        var answers = new ArrayList<List<String>>();
        for (var text : texts) {
            answers.add(pieces.apply(text));
        }
        int tokens = answers.stream().mapToInt(List::size).sum();
        if (tokens > MOST_TOKENS) {
            throw new Wrong(stream.place(), "These are " + tokens + " tokens; a million is the most.");
        }
        return answers;
    }

    private static Function<String, List<String>> pieces(Section stream) {
        if (!stream.has("chunk")) {
            return text -> pieces(text, DEFAULT_CHUNK);
        }
        var chunk = stream.scalar("chunk");
        switch (chunk.text()) {
            case "word" -> {
                return text -> matches(WORDS, text);
            }
            case "line" -> {
                return text -> matches(LINES, text);
            }
            default -> {
                if (!chunk.text().matches("\\d{1,6}")) {
                    throw Wrong.word(
                            chunk.place(),
                            "Found " + chunk.words() + ", expected a number of characters, word or line for chunk.",
                            chunk.text(),
                            List.of("word", "line"));
                }
                int characters = (int) Section.number(chunk, "chunk", 1, 100_000);
                return text -> pieces(text, characters);
            }
        }
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
            throw new Wrong(name.place(), "Only a scenario in a file can name one; write the text itself.");
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

    private Agent.Mistakes mistakes(Section actor) {
        var node = actor.get("errors");
        if (node == null) {
            return Agent.Mistakes.NONE;
        }
        var section = Section.of(node, ScenarioFormat.ERRORS, problems::add);
        return new Agent.Mistakes(
                told(() -> section.has("die") ? token(section, "die") : 0, 0),
                told(() -> section.has("duplicate") ? token(section, "duplicate") : 0, 0),
                problems.read(() -> stall(section)),
                problems.read(() -> burst(section)),
                told(() -> section.flag("no-terminator"), false),
                told(() -> section.flag("ignore-stop"), false));
    }

    private Agent.@Nullable Stall stall(Section errors) {
        var node = errors.get("stall");
        if (node == null) {
            return null;
        }
        var keys = Section.of(node, ScenarioFormat.STALL, problems::add);
        return new Agent.Stall(token(keys, "at"), keys.duration("for"));
    }

    private Agent.@Nullable Burst burst(Section errors) {
        var node = errors.get("burst");
        if (node == null) {
            return null;
        }
        var keys = Section.of(node, ScenarioFormat.BURST, problems::add);
        return new Agent.Burst(token(keys, "at"), (int) Section.number(keys.scalar("tokens"), "tokens", 2, 100_000));
    }

    private static int token(Section section, String key) {
        return (int) Section.number(section.scalar(key), key, 1, MOST_TOKENS);
    }
}
