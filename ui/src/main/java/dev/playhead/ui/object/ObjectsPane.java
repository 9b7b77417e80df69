package dev.playhead.ui.object;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.insight.object.ObjectNode;
import dev.playhead.transport.insight.object.ObjectTrack;
import dev.playhead.transport.insight.object.ObjectsAt;
import dev.playhead.ui.control.ChoiceButton;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.FactPane;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.theme.Palette;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// LiveObjects of one channel at a moment, as a tree or as JSON, and what is to be said of the chosen key. FX thread.
public final class ObjectsPane extends BorderPane {
    private final SideActions actions;
    private final ChoiceButton<Integer> channels;
    private final Label headline = Nodes.label("", "ph-muted");
    private final Label changed = Nodes.label("", "ph-small", "ph-muted");
    private final Label nothing = Nodes.label("No channel had objects until here.", "ph-muted");
    private final ObjectTreeList tree = new ObjectTreeList(this::chosen, this::openChosen);
    private final ListView<String> json = new ListView<>();
    private final ToggleButton asTree = new ToggleButton("Tree");
    private final ToggleButton asJson = new ToggleButton("JSON");
    private final HBox heads;
    private final FactPane side;
    private List<Integer> known = List.of();
    private int channel = -1;
    private boolean byPerson;
    private @Nullable ShownObjects shown;
    private @Nullable ObjectNode node;
    private @Nullable Timeline latest;

    /// @param actions what the pane beside it asks the window for
    public ObjectsPane(SideActions actions) {
        this.actions = actions;
        channels = new ChoiceButton<>("Channel", "No channel yet", this::words, c -> null, c -> {
            byPerson = true;
            turnTo(c);
            again();
        });
        channels.setId("objects-channel");
        channels.getStyleClass().add("ph-sm");
        side = new FactPane(
                this::facts, actions, "Choose a key to see who wrote it, and which devices have another value.");
        json.setId("objects-json");
        json.getStyleClass().add("ph-payload");
        json.setAccessibleText("Objects of the channel as JSON");
        json.setFixedCellSize(18);
        var copy = Nodes.iconButton(Icon.COPY, "Copy the objects as JSON", this::copy);
        copy.setId("objects-copy");
        headline.setMinWidth(0);
        var header = new HBox(8, forms(), channels, headline, Nodes.space(), copy);
        header.getStyleClass().add("ph-panel-header");
        heads = heads();
        setTop(new VBox(header, heads));
        setCenter(tree);
        getStyleClass().add("ph-panel");
        tree.setPlaceholder(nothing);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        side.show(null);
    }

    private HBox forms() {
        var group = new ToggleGroup();
        for (var form : List.of(asTree, asJson)) {
            form.setToggleGroup(group);
            form.setId("objects-as-" + (form == asTree ? "tree" : "json"));
        }
        group.selectToggle(asTree);
        group.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                setCenter(asJson.isSelected() ? json : tree);
                Nodes.show(heads, !asJson.isSelected());
                fillJson();
            }
        });
        var segments = new HBox(asTree, asJson);
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        segments.setMinWidth(Region.USE_PREF_SIZE);
        return segments;
    }

    private HBox heads() {
        var name = Nodes.label("Name", "ph-small", "ph-muted");
        var value = Nodes.label("Value", "ph-small", "ph-muted");
        var by = Nodes.label("By", "ph-small", "ph-muted");
        ObjectCell.fix(name, ObjectCell.NAME);
        ObjectCell.fix(value, ObjectCell.VALUE);
        ObjectCell.fix(by, ObjectCell.BY);
        HBox.setHgrow(changed, Priority.ALWAYS);
        var row = new HBox(8, name, value, by, changed);
        row.getStyleClass().add("ph-objects-heads");
        return row;
    }

    private String words(int of) {
        var timeline = latest;
        return timeline == null ? "" : id(timeline, of).words();
    }

    private static ChannelId id(Timeline timeline, int channel) {
        return timeline.channels().get(channel).id();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.C && key.isShortcutDown()) {
            copy();
            key.consume();
        }
    }

    // What is chosen, and all of it while nothing is.
    private void copy() {
        var of = shown;
        if (of != null) {
            Nodes.copy(ObjectJson.of(node == null ? of.root() : node));
        }
    }

    /// The pane beside it.
    public Region side() {
        return side.node();
    }

    /// Returns the node that takes the focus when somebody comes to this pane.
    public Node focusTarget() {
        return asJson.isSelected() ? json : tree;
    }

    /// Shows the objects as they stood at a moment.
    ///
    /// @param nanos the moment, ns since 1970
    /// @param fromNanos first moment on the lanes
    /// @param toNanos last moment on the lanes
    public void show(Timeline timeline, long nanos, long fromNanos, long toNanos, Palette palette) {
        latest = timeline;
        var there = timeline.objects().stream()
                .filter(track -> track.until(nanos) > 0)
                .toList();
        known = there.stream().map(ObjectTrack::channel).toList();
        if (!byPerson || !known.contains(channel)) {
            turnTo(newest(there, nanos));
        }
        channels.show(known, known.contains(channel) ? channel : null);
        Nodes.show(channels, !known.isEmpty());
        var track = there.stream()
                .filter(each -> each.channel() == channel)
                .findFirst()
                .orElse(null);
        if (track == null) {
            shown = null;
            tree.clear();
            headline.setText("");
            changed.setText("");
            fillJson();
            return;
        }
        var frames = timeline.frames();
        var root = ObjectsAt.of(track, nanos, frames::writtenNanos);
        shown = new ShownObjects(timeline, track, root, nanos, fromNanos, toNanos, palette);
        long start = timeline.startNanos();
        changed.setText("Changed, " + Formats.shortClock(Math.max(0, fromNanos - start)) + " to "
                + Formats.shortClock(toNanos - start));
        headline.setText(headline(track, root, nanos));
        tree.show(shown);
        fillJson();
    }

    private static int newest(List<ObjectTrack> tracks, long nanos) {
        int found = -1;
        long last = Long.MIN_VALUE;
        for (var track : tracks) {
            long at = track.changes().get(track.until(nanos) - 1).atNanos();
            if (at > last) {
                last = at;
                found = track.channel();
            }
        }
        return found;
    }

    private static String headline(ObjectTrack track, ObjectNode root, long nanos) {
        int different = different(root);
        return Formats.count(track.until(nanos), "change")
                + (different == 0 ? "" : ", " + Formats.count(different, "key") + " not the same everywhere");
    }

    private static int different(ObjectNode node) {
        int count = node.others().isEmpty() ? 0 : 1;
        for (var child : node.children()) {
            count += different(child);
        }
        return count;
    }

    private void turnTo(int other) {
        if (other != channel) {
            channel = other;
            tree.clear();
        }
    }

    private void again() {
        var of = shown;
        var timeline = latest;
        if (of != null && timeline != null) {
            show(timeline, of.nanos(), of.fromNanos(), of.toNanos(), of.palette());
        }
    }

    private void fillJson() {
        if (asJson.isSelected()) {
            var of = shown;
            var lines = of == null ? List.<String>of() : ObjectJson.lines(of.root());
            if (!json.getItems().equals(lines)) {
                json.getItems().setAll(lines);
            }
        }
    }

    private void chosen(@Nullable ObjectRow row) {
        node = row == null ? null : row.node();
        var of = shown;
        side.show(row == null || of == null ? null : new RowAt(of.timeline(), 0, of.nanos()));
    }

    private List<Fact> facts(RowAt row) {
        var of = shown;
        var key = node;
        return of == null || key == null ? List.of() : ObjectFacts.of(row, of.track(), key);
    }

    private void openChosen() {
        var last = node == null ? null : node.last();
        if (last != null && last.row() >= 0) {
            actions.goTo(last.row());
        }
    }

    /// Chooses the key that a frame has changed, if it is shown.
    ///
    /// @param frame its row in the frames table
    public void selectFrame(int frame) {
        var of = shown;
        var found = of == null || frame < 0 ? null : find(of.root(), frame);
        if (found != null) {
            tree.choose(found.path());
        }
    }

    private static @Nullable ObjectNode find(ObjectNode under, int frame) {
        for (var child : under.children()) {
            var last = child.last();
            if (last != null && last.row() == frame && child.kind() != ObjectNode.Kind.MAP) {
                return child;
            }
            var deeper = find(child, frame);
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    /// Forgets the session.
    public void clear() {
        shown = null;
        latest = null;
        channel = -1;
        byPerson = false;
        tree.clear();
        fillJson();
    }

    /// Chooses nothing.
    public void stepOut() {
        tree.choose(null);
    }
}
