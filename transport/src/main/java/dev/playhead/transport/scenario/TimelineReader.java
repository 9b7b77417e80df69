package dev.playhead.transport.scenario;

import dev.playhead.transport.codec.yaml.YamlNode;
import dev.playhead.transport.fault.FaultKind;
import dev.playhead.transport.fault.FaultKinds;
import dev.playhead.transport.fault.FaultPreset;
import dev.playhead.transport.fault.FaultSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what happens in a scenario.
final class TimelineReader {
    private static final Pattern DO =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)\\.([a-z]+)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final String RESTORE = "restore";
    private static final Map<String, Step.Act> SETTLES = Map.of(
            "release", new Step.Act.Settle(false, true),
            "release next", new Step.Act.Settle(false, false),
            "drop", new Step.Act.Settle(true, true),
            "drop next", new Step.Act.Settle(true, false));
    private static final int DEEPEST = 20;

    private final List<String> devices;
    private final List<String> agents;
    private final List<String> external;

    /// @param devices names of simulated devices
    /// @param agents names of agents
    /// @param external names of devices of others, which only faults can be set on
    TimelineReader(List<String> devices, List<String> agents, List<String> external) {
        this.devices = devices;
        this.agents = agents;
        this.external = external;
    }

    Step step(YamlNode node, boolean follows, int depth) {
        var section = Section.of(node, ScenarioFormat.STEP);
        if (depth > DEEPEST) {
            throw new Wrong(node.place(), "Steps follow each other more than " + DEEPEST + " deep.");
        }
        var trigger = trigger(section, follows);
        var acts = new ArrayList<Step.Act>();
        if (section.get("do") instanceof YamlNode of) {
            Section.items(of).forEach(item -> acts.add(act(Section.scalar(item, "do"))));
        }
        if (section.get("fault") instanceof YamlNode of) {
            Section.items(of).forEach(item -> acts.add(fault(item)));
        }
        if (section.has("bookmark")) {
            acts.add(new Step.Act.Bookmark(section.text("bookmark")));
        }
        var then = new ArrayList<Step>();
        if (section.get("then") instanceof YamlNode of) {
            Section.items(of).forEach(item -> then.add(step(item, true, depth + 1)));
        }
        if (acts.isEmpty() && then.isEmpty()) {
            throw new Wrong(node.place(), "Nothing happens in this step: it needs do, fault, bookmark or then.");
        }
        return new Step(node.place(), trigger, acts, then);
    }

    private static Step.Trigger trigger(Section section, boolean follows) {
        var given = List.of("at", "after", "on").stream().filter(section::has).toList();
        if (given.size() > 1) {
            throw new Wrong(
                    section.place(), "A step has one of at, after and on, not " + String.join(" and ", given) + ".");
        }
        if (section.has("nth") && !section.has("on")) {
            throw new Wrong(section.place(), "nth says which of the rows of on is meant; there is no on.");
        }
        if (given.isEmpty()) {
            throw new Wrong(section.place(), "When? A step needs " + (follows ? "after or on." : "at or on."));
        }
        if (follows && section.has("at")) {
            throw new Wrong(
                    section.required("at").place(), "What stands in then follows something: write after, not at.");
        }
        return switch (given.getFirst()) {
            case "on" -> {
                var text = section.scalar("on");
                yield new Step.Trigger.On(
                        CastReader.filter(text), text.text(), (int) section.number("nth", 1, 1_000_000_000, 1));
            }
            default -> new Step.Trigger.After(section.duration(given.getFirst()));
        };
    }

    private Step.Act act(YamlNode.Scalar text) {
        if (text.text().equals(RESTORE)) {
            return new Step.Act.Restore();
        }
        var settles = SETTLES.get(text.text());
        if (settles != null) {
            return settles;
        }
        var matcher = DO.matcher(text.text().strip());
        if (!matcher.matches()) {
            throw new Wrong(
                    text.place(),
                    "Found " + text.words() + ", expected somebody and what they do, such as laptop.send \"Hello\".");
        }
        var who = matcher.group(1);
        boolean isAgent = agents.contains(who);
        if (external.contains(who)) {
            throw new Wrong(
                    text.placeOf(0), who + " is external, so it does what it wants; only faults can be set on it.");
        }
        if (!isAgent && !devices.contains(who)) {
            var all = new ArrayList<>(devices);
            all.addAll(agents);
            throw Wrong.word(text.placeOf(0), "Nobody is called " + who + ".", who, all);
        }
        var verbs = Verb.of(isAgent);
        var word = matcher.group(2);
        var verb = Verb.named(word);
        if (verb == null || !verbs.contains(verb)) {
            throw Wrong.word(
                    text.placeOf(who.length() + 1),
                    (isAgent ? "An actor" : "A device") + " cannot " + word + ".",
                    word,
                    verbs.stream().map(Verb::word).toList());
        }
        return new Step.Act.Do(who, verb, said(verb, matcher.group(3), text, matcher.start(2)));
    }

    private static String said(Verb verb, @Nullable String said, YamlNode.Scalar text, int at) {
        if (said == null || said.isEmpty()) {
            if (verb.needsText()) {
                throw new Wrong(
                        text.placeOf(at), "What does it " + verb.word() + "? Write it behind, in quotation marks.");
            }
            return "";
        }
        if (!verb.says()) {
            throw new Wrong(text.placeOf(at), verb.word() + " has nothing to say, so nothing may stand behind it.");
        }
        boolean quoted = said.length() > 1 && said.startsWith("\"") && said.endsWith("\"");
        return quoted ? said.substring(1, said.length() - 1) : said;
    }

    private Step.Act fault(YamlNode node) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var whom = "";
        try {
            if (node instanceof YamlNode.Scalar line) {
                return new Step.Act.SetFault(
                        FaultSpec.now(Section.scalar(line, "fault").text()), "");
            }
            if (!(node instanceof YamlNode.Mapping mapping)) {
                throw new Wrong(node.place(), "Found " + node.words() + ", expected a fault with a preset or a kind.");
            }
            for (var pair : mapping.pairs().entrySet()) {
                var value = Section.scalar(pair.getValue().value(), pair.getKey());
                if (pair.getKey().equals("device")) {
                    whom = whom(value);
                } else {
                    known(pair.getKey(), value);
                    fields.put(pair.getKey(), value.text());
                }
            }
            if (!whom.isEmpty()) {
                for (var other : List.of("client", "connection", "app")) {
                    if (fields.containsKey(other)) {
                        throw new Wrong(node.place(), "A fault hits a device or a " + other + ", not both.");
                    }
                }
                fields.put("client", whom);
            }
            return new Step.Act.SetFault(FaultSpec.now(fields), whom);
        } catch (IllegalArgumentException e) {
            throw new Wrong(node.place(), String.valueOf(e.getMessage()));
        }
    }

    private String whom(YamlNode.Scalar value) {
        var all = new ArrayList<>(devices);
        all.addAll(external);
        all.addAll(agents);
        if (!all.contains(value.text())) {
            throw Wrong.word(value.place(), "Nobody is called " + value.text() + ".", value.text(), all);
        }
        return value.text();
    }

    private static void known(String key, YamlNode.Scalar value) {
        var names = Map.of(
                "preset", FaultPreset.ALL.stream().map(FaultPreset::id).toList(),
                "kind", FaultKinds.ALL.stream().map(FaultKind::name).toList());
        var there = names.get(key);
        if (there != null && !there.contains(value.text())) {
            throw Wrong.word(value.place(), "There is no " + key + " " + value.text() + ".", value.text(), there);
        }
    }
}
