package dev.playhead.ui.detail;

import dev.playhead.transport.explain.FieldMeaning;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.payload.PayloadNode;
import java.util.Locale;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/// A row of the tree of fields: something of the payload, or something that the recording knows beside it.
///
/// @param value as it is shown, cut with a label when it is long; empty for what only has rows under it
/// @param meaning in words; empty when there is nothing to add
/// @param node of the payload; null for what is not on the wire
record FieldItem(
        String name, String value, String meaning, @Nullable PayloadNode node) {
    private static final int MOST_LETTERS = 400;

    /// Returns the whole value, for the clipboard.
    String whole() {
        return node == null ? value : node.text();
    }

    /// The tree of a frame, without a row for the whole. Everything is open but texts that were unfolded.
    static TreeItem<FieldItem> tree(FrameDetail detail) {
        var top = new TreeItem<>(new FieldItem("", "", "", null));
        for (var field : detail.about()) {
            top.getChildren().add(new TreeItem<>(new FieldItem(field.name(), field.value(), "not on the wire", null)));
        }
        var root = detail.tree();
        boolean isFrame = detail.isFrame();
        if (root != null) {
            if (root.kind().isContainer()) {
                root.children().forEach(child -> top.getChildren().add(item(isFrame, child)));
            } else {
                top.getChildren().add(item(isFrame, root));
            }
        }
        return top;
    }

    /// Returns the same of the headers of its messages alone, which stand in `extras`.
    static TreeItem<FieldItem> headers(FrameDetail detail) {
        var top = new TreeItem<>(new FieldItem("", "", "", null));
        if (detail.tree() != null) {
            addHeaders(top, detail.isFrame(), detail.tree());
        }
        if (top.getChildren().isEmpty()) {
            top.getChildren().add(new TreeItem<>(new FieldItem("No headers", "", "its messages have no extras", null)));
        }
        return top;
    }

    private static void addHeaders(TreeItem<FieldItem> top, boolean isFrame, PayloadNode node) {
        for (var child : node.children()) {
            if (child.name().equals("extras")) {
                top.getChildren().add(item(isFrame, child));
            } else if (node.kind() == PayloadNode.Kind.LIST || child.name().equals("messages")) {
                addHeaders(top, isFrame, child);
            }
        }
    }

    private static TreeItem<FieldItem> item(boolean isFrame, PayloadNode node) {
        var item = new TreeItem<>(of(isFrame, node));
        node.children().forEach(child -> item.getChildren().add(item(isFrame, child)));
        item.setExpanded(true);
        return item;
    }

    static FieldItem of(boolean isFrame, PayloadNode node) {
        var value = switch (node.kind()) {
            case OBJECT -> node.children().isEmpty() ? "{}" : "";
            case LIST -> node.children().isEmpty() ? "[]" : "";
            case JSON_TEXT -> "";
            case TEXT, NUMBER, FLAG, NULL, BINARY -> cut(node.text());
        };
        var meaning = switch (node.kind()) {
            case OBJECT -> "";
            case LIST -> count(node.children().size());
            case JSON_TEXT -> "a text that is itself JSON";
            case BINARY -> (node.to() - node.from()) + " bytes of the wire, here as base64";
            case TEXT, NUMBER, FLAG, NULL -> FieldMeaning.of(isFrame, node);
        };
        return new FieldItem(node.name(), value, meaning, node);
    }

    private static String count(int size) {
        return size == 0 ? "" : size == 1 ? "1 value" : String.format(Locale.ROOT, "%,d values", size);
    }

    private static String cut(String text) {
        var line = text.replace('\n', '\u21b5');
        return line.length() <= MOST_LETTERS
                ? line
                : String.format(
                        Locale.ROOT,
                        "%s\u2026 and %,d more characters",
                        line.substring(0, MOST_LETTERS),
                        line.length() - MOST_LETTERS);
    }
}
