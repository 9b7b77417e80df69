package dev.playhead.transport.codec.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads one document. Keys are texts and stand once; anchors and aliases are refused, since a place in the
/// file must be one place in the tree.
public final class YamlReader {
    private static final YamlPlace START = new YamlPlace(1, 1);

    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReader() {}

    /// Reads a document; an empty one is a scalar of nothing.
    ///
    /// @throws YamlSyntaxException says where and why it cannot be read
    public static YamlNode read(String text) throws YamlSyntaxException {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            return root == null ? new YamlNode.Scalar("", false, START) : new YamlReader().node(root);
        } catch (MarkedYAMLException e) {
            throw new YamlSyntaxException(
                    place(e.getProblemMark()), Objects.requireNonNullElse(e.getProblem(), "This is no YAML") + ".");
        } catch (YAMLException e) {
            throw new YamlSyntaxException(
                    START,
                    Objects.requireNonNullElse(e.getMessage(), "This is no YAML.")
                            .replace('\n', ' '));
        }
    }

    private YamlNode node(Node node) throws YamlSyntaxException {
        var place = place(node.getStartMark());
        if (!seen.add(node)) {
            throw new YamlSyntaxException(place, "Anchors and aliases (& and *) are not read here; write it twice.");
        }
        return switch (node) {
            case ScalarNode scalar -> new YamlNode.Scalar(scalar.getValue(), isQuoted(scalar), place);
            case SequenceNode sequence -> {
                List<YamlNode> items = new ArrayList<>();
                for (var item : sequence.getValue()) {
                    items.add(node(item));
                }
                yield new YamlNode.Sequence(items, place);
            }
            case MappingNode mapping -> mapping(mapping, place);
            default -> throw new YamlSyntaxException(place, "A " + node.getNodeId() + " is not read here.");
        };
    }

    private YamlNode mapping(MappingNode mapping, YamlPlace place) throws YamlSyntaxException {
        var pairs = new LinkedHashMap<String, YamlNode.Pair>();
        for (var tuple : mapping.getValue()) {
            var at = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new YamlSyntaxException(at, "A key must be a word.");
            }
            if (pairs.containsKey(key.getValue())) {
                throw new YamlSyntaxException(at, "The key " + key.getValue() + " stands here twice.");
            }
            pairs.put(key.getValue(), new YamlNode.Pair(at, node(tuple.getValueNode())));
        }
        return new YamlNode.Mapping(pairs, place);
    }

    private static boolean isQuoted(ScalarNode scalar) {
        return scalar.getScalarStyle() == DumperOptions.ScalarStyle.SINGLE_QUOTED
                || scalar.getScalarStyle() == DumperOptions.ScalarStyle.DOUBLE_QUOTED;
    }

    private static YamlPlace place(@Nullable Mark mark) {
        return mark == null ? START : new YamlPlace(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
