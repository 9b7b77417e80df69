package dev.playhead.ui.detail;

import dev.playhead.transport.compare.TextDiff;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.MessageVersions.Kind;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The life of the message that the frame is about: each version with who, when and its serial, and what it
/// changed in the text.
final class VersionsTab extends ScrollingTab {
    private final DetailActions actions;
    private final VersionStrip strip = new VersionStrip(this::choose);
    private final HBox slider;
    private final HBox about = new HBox(8);
    private final VBox serial = new VBox(4);
    private final WrappedText text = new WrappedText("ph-reading");
    private final Label legend = Nodes.label("", "ph-muted", "ph-small");
    private final Label none = Nodes.label("", "ph-second");
    private @Nullable ShownFrame frame;
    private MessageVersions versions = MessageVersions.NONE;
    private int chosen;

    VersionsTab(DetailActions actions) {
        super("Versions");
        this.actions = actions;
        var previous = Nodes.iconButton(Icon.LEFT, "Version before", () -> strip.step(-1));
        var next = Nodes.iconButton(Icon.RIGHT, "Version after", () -> strip.step(1));
        previous.setId("version-previous");
        next.setId("version-next");
        previous.getStyleClass().add("ph-sm");
        next.getStyleClass().add("ph-sm");
        HBox.setHgrow(strip, Priority.ALWAYS);
        slider = new HBox(4, previous, next, strip);
        about.getStyleClass().add("ph-centred");
        text.setMinHeight(Region.USE_PREF_SIZE);
        body().getChildren().addAll(none, slider, about, serial, legend, text);
    }

    @Override
    public void show(ShownFrame shown) {
        frame = shown;
        versions = MessageVersions.NONE;
        chosen = 0;
        fill();
        none.setText(
                shown.detail().serial() == null
                        ? "No message is known that this row is about."
                        : "Reading the versions\u2026");
        update(shown);
        toTop();
    }

    @Override
    public void update(ShownFrame shown) {
        frame = shown;
        int row = shown.detail().row();
        if (shown.detail().serial() != null) {
            actions.versions(row, read -> arrived(row, read));
        }
    }

    private void arrived(int row, MessageVersions read) {
        var shown = frame;
        if (shown == null || shown.detail().row() != row || read.equals(versions)) {
            return;
        }
        versions = read;
        int count = read.all().size();
        if (chosen == 0) {
            int of = shown.timeline().frames().version(row);
            chosen = of > 0 && of <= count ? of : count;
        }
        none.setText(count == 0 ? "The versions of this message are not in the recording." : "");
        fill();
    }

    private void choose(int number) {
        chosen = number;
        fill();
    }

    private void fill() {
        var shown = frame;
        boolean any = shown != null && chosen > 0 && chosen <= versions.all().size();
        Nodes.show(none, !any);
        for (var node : List.of(slider, about, serial, legend, text)) {
            Nodes.show(node, any);
        }
        if (shown == null || !any) {
            return;
        }
        var version = versions.all().get(chosen - 1);
        strip.show(versions.all(), chosen);
        var diff = TextDiff.of(versions.textAt(chosen - 1), versions.textAt(chosen));
        about.getChildren().setAll(about(shown, version, diff));
        serial.getChildren().setAll(serial(version));
        legend.setText(
                version.kind() == Kind.DELETE
                        ? "The text is kept in history and hidden in apps."
                        : chosen == 1
                                ? "Text at v1"
                                : "Text at v" + chosen + " compared with v" + (chosen - 1) + ", before it");
        text.show(DiffPieces.inline(diff, DiffPieces.Length.CUT), null);
    }

    private List<Node> about(ShownFrame shown, MessageVersions.Version version, TextDiff diff) {
        var nodes = new ArrayList<Node>();
        nodes.add(Nodes.label(word(version.kind()) + " v" + version.number(), "ph-strong"));
        if (version.row() >= 0) {
            nodes.add(new RowLink(
                    shown,
                    version.row(),
                    String.format(Locale.ROOT, "%s #%,d", shown.who(version.row()), version.row() + 1),
                    actions));
            nodes.add(Nodes.label(
                    Formats.clock(version.atNanos() - shown.timeline().startNanos()), "ph-mono", "ph-second"));
        }
        int added = diff.count(TextDiff.Kind.ADDED);
        int removed = diff.count(TextDiff.Kind.REMOVED);
        if (added > 0) {
            nodes.add(Nodes.label(String.format(Locale.ROOT, "+%,d", added), "ph-mono", "ph-ok-text"));
        }
        if (removed > 0) {
            nodes.add(Nodes.label(String.format(Locale.ROOT, "\u2212%,d", removed), "ph-mono", "ph-fault-text"));
        }
        nodes.add(Nodes.label(added + removed == 0 ? "text as before" : "characters", "ph-muted"));
        return nodes;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case CREATE -> "Created";
            case APPEND -> "Appended";
            case UPDATE -> "Updated";
            case DELETE -> "Deleted";
            case UNKNOWN -> "Cannot tell";
        };
    }

    private static List<Node> serial(MessageVersions.Version version) {
        var mark = version.serial();
        if (mark == null) {
            var words = version.kind() == Kind.APPEND
                    ? "The broker put this append together with a later one, whose serial it has."
                    : "Serial of this version: cannot tell.";
            return List.of(Nodes.label(words, "ph-muted", "ph-small"));
        }
        var copy = new Button("", Icon.COPY.node(14));
        copy.getStyleClass().addAll("ph-icon-button", "ph-sm");
        copy.setAccessibleText("Copy the serial of the version");
        copy.setOnAction(e -> Nodes.copy(mark));
        return List.of(
                Nodes.label("Serial of this version", "ph-muted", "ph-small"),
                new HBox(new SerialParts(mark), Nodes.space(), copy));
    }
}
