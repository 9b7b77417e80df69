package dev.playhead.transport.scenario;

import dev.playhead.transport.check.Checker;
import dev.playhead.transport.check.catalog.Checkers;
import dev.playhead.transport.codec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/// Reads what must be so.
final class ExpectationReader {
    private static final long DEFAULT_WITHIN_MS = 2_000;

    private final List<String> devices;

    /// @param devices names of all devices, external ones too
    ExpectationReader(List<String> devices) {
        this.devices = devices;
    }

    /// The expectations of an item of the list; each is judged on its own.
    List<Expectation> expectations(YamlNode node) {
        var section = Section.of(node, ScenarioFormat.EXPECTATION);
        var all = new ArrayList<Expectation>();
        if (section.get("converge") instanceof YamlNode of) {
            all.add(converge(of));
        }
        if (section.get("check") instanceof YamlNode of) {
            Section.items(of).forEach(item -> all.add(check(Section.scalar(item, "check"))));
        }
        if (section.get("never") instanceof YamlNode of) {
            for (var item : Section.items(of)) {
                var text = Section.scalar(item, "never");
                all.add(new Expectation.Never(text.place(), CastReader.filter(text), text.text()));
            }
        }
        if (section.get("sometimes") instanceof YamlNode of) {
            for (var item : Section.items(of)) {
                var text = Section.scalar(item, "sometimes");
                all.add(new Expectation.Sometimes(text.place(), CastReader.filter(text), text.text()));
            }
        }
        if (section.get("budget") instanceof YamlNode of) {
            all.addAll(budgets(of));
        }
        if (all.isEmpty()) {
            throw new Wrong(node.place(), "Nothing is expected here.");
        }
        return all;
    }

    private Expectation converge(YamlNode node) {
        if (node instanceof YamlNode.Scalar all && all.text().equals("all")) {
            return new Expectation.Converge(node.place(), devices, DEFAULT_WITHIN_MS);
        }
        var section = Section.of(node, ScenarioFormat.CONVERGE);
        var whom = new ArrayList<String>();
        if (section.get("devices") instanceof YamlNode of) {
            for (var item : Section.items(of)) {
                var name = Section.scalar(item, "devices");
                if (!devices.contains(name.text())) {
                    throw Wrong.word(name.place(), "No device is called " + name.text() + ".", name.text(), devices);
                }
                whom.add(name.text());
            }
        }
        if (whom.isEmpty()) {
            whom.addAll(devices);
        }
        if (whom.isEmpty()) {
            throw new Wrong(node.place(), "There is no device that could converge.");
        }
        return new Expectation.Converge(node.place(), whom, section.duration("within", DEFAULT_WITHIN_MS));
    }

    private static Expectation check(YamlNode.Scalar rule) {
        var rules = Checkers.all().stream().map(Checker::rule).toList();
        if (!rules.contains(rule.text())) {
            throw Wrong.word(rule.place(), "There is no rule " + rule.text() + ".", rule.text(), rules);
        }
        return new Expectation.Check(rule.place(), rule.text());
    }

    private static List<Expectation> budgets(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new Wrong(node.place(), "Found " + node.words() + ", expected budgets such as ttft.p95: 400ms.");
        }
        var all = new ArrayList<Expectation>();
        for (var pair : mapping.pairs().entrySet()) {
            var key = pair.getKey();
            var at = pair.getValue().key();
            int dot = key.indexOf('.');
            var measure = Measure.named(dot < 0 ? key : key.substring(0, dot));
            if (measure == null) {
                throw Wrong.word(
                        at, "Nobody measures " + key + ".", dot < 0 ? key : key.substring(0, dot), Measure.words());
            }
            var word = dot < 0 ? "" : key.substring(dot + 1);
            var statistic = Statistic.named(word);
            if (statistic == null) {
                throw Wrong.word(
                        at.plus(dot + 1),
                        "A budget is a time and what is taken of it, such as " + measure.word() + ".p95.",
                        word,
                        Statistic.words());
            }
            var limit = Section.scalar(pair.getValue().value(), key);
            all.add(new Expectation.Budget(at, measure, statistic, Section.duration(limit, key)));
        }
        return all;
    }
}
