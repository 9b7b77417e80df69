package dev.playhead.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.playhead.transport.check.Checker;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.codec.JsonTree;
import dev.playhead.transport.codec.yaml.YamlReader;
import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The published schema and the reader say the same.
class ScenarioSchemaTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SAMPLES = Path.of("..", "samples", "scenarios");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(scenario:.*?)```");

    private final Map<String, Object> schema;

    ScenarioSchemaTest() throws IOException {
        schema = object(JsonTree.read(Files.readAllBytes(DOCS.resolve("scenario.schema.json"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static Object at(Object from, String... path) {
        var at = from;
        for (var key : path) {
            at = at instanceof List<?> list
                    ? list.get(Integer.parseInt(key))
                    : object(at).get(key);
        }
        return at;
    }

    @Test
    void theKeysAreThoseOfTheReader() {
        for (var format : ScenarioFormat.values()) {
            var name = format.name().toLowerCase(Locale.ROOT);
            var part = format == ScenarioFormat.SCENARIO ? schema : object(at(schema, "$defs", name));
            assertEquals(
                    new TreeSet<>(format.keys()),
                    new TreeSet<>(object(part.get("properties")).keySet()),
                    name);
            assertEquals(false, part.get("additionalProperties"), name);
        }
    }

    @Test
    void theWordsAreThoseOfTheReader() {
        assertEquals(
                new TreeSet<>(Checkers.all().stream().map(Checker::rule).toList()),
                words(at(schema, "$defs", "expectation", "properties", "check", "oneOf", "0", "enum")));
        var fault = at(schema, "$defs", "fault", "oneOf", "1", "properties");
        assertEquals(
                new TreeSet<>(FaultPreset.ALL.stream().map(FaultPreset::id).toList()),
                words(at(fault, "preset", "enum")));
        assertEquals(
                new TreeSet<>(FaultKinds.ALL.stream().map(FaultKind::name).toList()), words(at(fault, "kind", "enum")));
        var verbs = String.valueOf(at(schema, "$defs", "step", "properties", "do", "oneOf", "0", "pattern"));
        for (var verb : Verb.values()) {
            assertTrue(verbs.contains(verb.word()), verb.word());
        }
        var budgets =
                String.valueOf(at(schema, "$defs", "expectation", "properties", "budget", "propertyNames", "pattern"));
        Stream.concat(Measure.words().stream(), Statistic.words().stream())
                .forEach(word -> assertTrue(budgets.contains(word), word));
    }

    private static TreeSet<String> words(Object list) {
        var words = new TreeSet<String>();
        ((List<?>) list).forEach(word -> words.add(String.valueOf(word)));
        return words;
    }

    @Test
    void everyExampleIsValidAndCanBeRead() throws Exception {
        int read = 0;
        try (var files = Files.list(SAMPLES)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                assertEquals(List.of(), problems(Files.readString(file)), file.toString());
                ScenarioReader.read(file);
                read++;
            }
        }
        assertTrue(read >= 4);
        for (var example : examples()) {
            assertEquals(List.of(), problems(example), example);
        }
    }

    static List<String> examples() throws IOException {
        var examples = new ArrayList<String>();
        var matcher = EXAMPLE.matcher(Files.readString(DOCS.resolve("scenarios.md")));
        while (matcher.find()) {
            examples.add(matcher.group(1));
        }
        assertTrue(examples.size() >= 4);
        return examples;
    }

    @Test
    void whatTheReaderRefusesIsInvalid() throws Exception {
        var text = "scenario: x\nexpect: [{ check: no-loss }]\n";
        assertEquals(List.of(), problems(text));
        for (var wrong : List.of(
                "sead: 1\n" + text,
                "seed: many\n" + text,
                "scenario: x\n",
                text.replace("no-loss", "no-los"),
                text + "devices: { phone: { } }\n",
                text + "devices: { phone: { channels: a, chanels: b } }\n",
                text + "timeline: [{ at: soon, do: restore }]\n",
                text + "timeline: [{ at: 1s, do: phone.sing }]\n",
                text + "timeline: [{ at: 1s, fault: { preset: tunel } }]\n",
                text.replace("check: no-loss", "budget: { ttft.p9: 1s }"))) {
            assertTrue(!problems(wrong).isEmpty(), wrong);
        }
    }

    private List<String> problems(String yaml) throws Exception {
        return new JsonSchema(schema).problems(YamlReader.read(yaml));
    }
}
