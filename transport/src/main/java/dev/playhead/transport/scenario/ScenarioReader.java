package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlNode;
import dev.playhead.transport.codec.yaml.YamlReader;
import dev.playhead.transport.codec.yaml.YamlSyntaxException;
import dev.playhead.transport.session.Handshake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads scenarios. Whatever is wrong is told at once, each with its place.
public final class ScenarioReader {
    private static final long DEFAULT_LIMIT_MS = 600_000;
    private static final Map<String, Scenario.Dialect> DIALECTS =
            Map.of("ai-transport", Scenario.Dialect.AI_TRANSPORT, "plain", Scenario.Dialect.PLAIN);

    private final Problems problems = new Problems();
    private final @Nullable Path folder;

    private ScenarioReader(@Nullable Path folder) {
        this.folder = folder;
    }

    /// Reads a file.
    ///
    /// @throws IOException when it cannot be read at all
    /// @throws ScenarioException when it is no scenario; says all that is wrong with it
    public static Scenario read(Path file) throws IOException, ScenarioException {
        return new ScenarioReader(file.toAbsolutePath().getParent()).read(Files.readString(file), file.toString());
    }

    /// Reads a text that stands in no file, so that it can name none.
    ///
    /// @param name of the text, for errors
    /// @throws ScenarioException when it is no scenario; says all that is wrong with it
    public static Scenario parse(String text, String name) throws ScenarioException {
        return new ScenarioReader(null).read(text, name);
    }

    private Scenario read(String text, String name) throws ScenarioException {
        return whole(text, name, ScenarioFormat.SCENARIO, this::scenario);
    }

    /// Reads those who take part, without anything that happens: `dialect`, `seed`, `devices` and `actors`, as YAML or
    /// as
    /// JSON, which is YAML.
    ///
    /// @param name of the text, for errors
    /// @throws ScenarioException when it names nobody who can take part; says all that is wrong with it
    public static Cast cast(String text, String name) throws ScenarioException {
        var reader = new ScenarioReader(null);
        return reader.whole(text, name, ScenarioFormat.CAST, reader::cast);
    }

    private <T> T whole(String text, String name, ScenarioFormat format, Function<Section, T> read)
            throws ScenarioException {
        T whole = null;
        try {
            whole = read.apply(Section.of(YamlReader.read(text), format, problems::add));
        } catch (YamlSyntaxException e) {
            problems.add(new ScenarioException.Problem(e.place(), String.valueOf(e.getMessage())));
        } catch (Wrong wrong) {
            problems.add(wrong);
        }
        if (!problems.isEmpty()) {
            throw problems.exception(name);
        }
        return Objects.requireNonNull(whole);
    }

    private Cast cast(Section section) {
        var reader = new CastReader(folder, problems);
        var devices = named(section, "devices", reader::device);
        var agents = named(section, "actors", reader::agent);
        checkNames(section, devices, agents);
        var simulated = new ArrayList<Device.Simulated>();
        devices.forEach((name, device) -> {
            if (device instanceof Device.Simulated ours) {
                simulated.add(ours);
            } else if (device != null) {
                problems.add(new ScenarioException.Problem(
                        section.required("devices").place(),
                        name + " is external, so it comes by itself and nobody can add it."));
            }
        });
        if (devices.isEmpty() && agents.isEmpty() && problems.isEmpty()) {
            throw new Wrong(section.place(), "Nobody is named: write devices or actors.");
        }
        return new Cast(
                told(() -> dialect(section), Scenario.Dialect.AI_TRANSPORT),
                told(() -> seed(section), 1L),
                simulated,
                present(agents));
    }

    private static long seed(Section section) {
        return section.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
    }

    private void checkNames(
            Section section, Map<String, @Nullable Device> devices, Map<String, @Nullable Agent> agents) {
        for (var agent : agents.keySet()) {
            if (devices.containsKey(agent)) {
                problems.add(new ScenarioException.Problem(
                        section.required("actors").place(), "A device and an actor are both called " + agent + "."));
            }
        }
    }

    private Scenario scenario(Section section) {
        var cast = new CastReader(folder, problems);
        var devices = named(section, "devices", cast::device);
        var agents = named(section, "actors", cast::agent);
        checkNames(section, devices, agents);
        return new Scenario(
                told(() -> section.text("scenario"), ""),
                told(() -> seed(section), 1L),
                told(() -> dialect(section), Scenario.Dialect.AI_TRANSPORT),
                told(() -> section.duration("rollup", Handshake.DEFAULT_APPEND_ROLLUP_MS), 0L),
                told(() -> section.duration("limit", DEFAULT_LIMIT_MS), DEFAULT_LIMIT_MS),
                told(() -> section.duration("settle", 0), 0L),
                present(devices),
                present(agents),
                timeline(section, devices, List.copyOf(agents.keySet())),
                expectations(section, List.copyOf(devices.keySet())));
    }

    private static Scenario.Dialect dialect(Section section) {
        if (!section.has("dialect")) {
            return Scenario.Dialect.AI_TRANSPORT;
        }
        var word = section.scalar("dialect");
        var dialect = DIALECTS.get(word.text());
        if (dialect == null) {
            var there = DIALECTS.keySet().stream().sorted().toList();
            throw Wrong.word(word.place(), "There is no dialect " + word.words() + ".", word.text(), there);
        }
        return dialect;
    }

    // Who cannot be read is there without a value, so that what names them is not wrong as well.
    private <T> Map<String, @Nullable T> named(Section section, String key, BiFunction<String, YamlNode.Pair, T> read) {
        var all = new LinkedHashMap<String, @Nullable T>();
        var node = section.get(key);
        if (node == null) {
            return all;
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.add(new ScenarioException.Problem(
                    node.place(),
                    "Found " + node.words() + ", expected names with what they stand for in " + key + "."));
            return all;
        }
        mapping.pairs().forEach((name, pair) -> all.put(name, read(() -> read.apply(name, pair))));
        return all;
    }

    private static <T> List<T> present(Map<String, @Nullable T> named) {
        return named.values().stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private List<Step> timeline(Section section, Map<String, @Nullable Device> devices, List<String> agents) {
        var node = section.get("timeline");
        if (node == null) {
            return List.of();
        }
        var simulated = new ArrayList<String>();
        var external = new ArrayList<String>();
        devices.forEach((name, device) -> (device instanceof Device.External ? external : simulated).add(name));
        var reader = new TimelineReader(simulated, agents, external);
        var steps = new ArrayList<Step>();
        for (var item : Section.items(node)) {
            var step = read(() -> reader.step(item, false, 0));
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private List<Expectation> expectations(Section section, List<String> devices) {
        var node = read(() -> section.required("expect"));
        if (node == null) {
            return List.of();
        }
        var reader = new ExpectationReader(devices);
        var all = new ArrayList<Expectation>();
        for (var item : Section.items(node)) {
            all.addAll(told(() -> reader.expectations(item), List.of()));
        }
        return all;
    }

    private <T> T told(Problems.Reading<T> reading, T otherwise) {
        return problems.told(reading, otherwise);
    }

    private <T> @Nullable T read(Problems.Reading<T> reading) {
        return problems.read(reading);
    }
}
