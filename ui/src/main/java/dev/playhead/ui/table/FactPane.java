package dev.playhead.ui.table;

import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.WrappedText;
import dev.playhead.ui.device.ParticipantIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Pane of facts about the chosen row. What has not changed keeps its node, and with it the focus. FX thread.
public final class FactPane implements SidePane {
    private static final double NAMES = 76;
    private static final double WHO = 108;

    private final Function<RowAt, List<Fact>> facts;
    private final SideActions actions;
    private final String invitation;
    private final VBox box = new VBox(6);
    private final ScrollPane pane = new ScrollPane(box);
    private List<Fact> shown = List.of();

    /// @param facts what there is to say about a row
    /// @param invitation what is said while none is chosen
    public FactPane(Function<RowAt, List<Fact>> facts, SideActions actions, String invitation) {
        this.facts = facts;
        this.actions = actions;
        this.invitation = invitation;
        box.getStyleClass().add("ph-detail-body");
        pane.getStyleClass().addAll("ph-panel", "ph-detail");
        pane.setFitToWidth(true);
        pane.setFocusTraversable(true);
        pane.setAccessibleText("About the chosen row");
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void show(@Nullable RowAt row) {
        var now = row == null ? List.<Fact>of(new Fact.Note(invitation, Tone.MUTED)) : facts.apply(row);
        if (now.equals(shown)) {
            return;
        }
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < now.size(); i++) {
            boolean same = i < shown.size() && now.get(i).equals(shown.get(i));
            nodes.add(same ? box.getChildren().get(i) : node(now.get(i), row == null ? null : row.timeline()));
        }
        shown = List.copyOf(now);
        box.getChildren().setAll(nodes);
    }

    private Node node(Fact fact, @Nullable Timeline timeline) {
        return switch (fact) {
            case Fact.Title title -> title(title, timeline);
            case Fact.Value value -> value(value);
            case Fact.Chips chips -> chips(chips);
            case Fact.Note(var text, var tone) -> wrapped(text, tone, false);
            case Fact.Block(var text) -> {
                var block = new VBox(wrapped(text, Tone.PLAIN, true));
                block.getStyleClass().add("ph-fact-block");
                yield block;
            }
            case Fact.Link link -> link(link);
            case Fact.Jump(var text, var nanos) -> link(text, () -> actions.moveTo(nanos));
            case Fact.Who who -> who(who, timeline);
        };
    }

    private static Node title(Fact.Title title, @Nullable Timeline timeline) {
        var name = Nodes.label(title.text(), "ph-strong");
        if (title.participant() >= 0 && timeline != null) {
            name.setGraphic(ParticipantIcon.of(timeline.participants().get(title.participant())));
        }
        var line = new HBox(8, name, Nodes.label(title.more(), "ph-mono", "ph-muted"), Nodes.space());
        if (!title.state().isEmpty()) {
            var state = styled(title.state(), title.tone());
            state.setMinWidth(Region.USE_PREF_SIZE);
            state.setGraphic(title.tone() == Tone.ALIVE ? dot() : null);
            line.getChildren().add(state);
        }
        line.getStyleClass().add("ph-fact-title");
        return line;
    }

    /// The dot of what is there and well.
    static Node dot() {
        var dot = new Region();
        dot.getStyleClass().addAll("ph-dot", "ph-ok");
        return dot;
    }

    private static Node value(Fact.Value value) {
        var text = wrapped(value.text(), value.tone(), value.code());
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(8, name(value.name()), text);
        if (!value.aside().isEmpty()) {
            var aside = styled(value.aside(), value.asideTone());
            aside.getStyleClass().add("ph-mono");
            aside.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(aside);
        }
        return line;
    }

    private static Node chips(Fact.Chips chips) {
        var flow = new FlowPane(4, 4);
        chips.on().forEach(word -> flow.getChildren().add(Nodes.label(word, "ph-chip", "ph-mono")));
        chips.off().forEach(word -> flow.getChildren().add(denied(word)));
        HBox.setHgrow(flow, Priority.ALWAYS);
        return new HBox(8, name(chips.name()), flow);
    }

    private static Node denied(String word) {
        var text = new Text(word);
        text.getStyleClass().add("ph-denied-text");
        var chip = new Label("", text);
        chip.setAccessibleText(word + ", not granted");
        chip.getStyleClass().addAll("ph-chip", "ph-denied");
        return chip;
    }

    private Node link(Fact.Link link) {
        return link(link.text(), () -> {
            if (link.filter().isEmpty()) {
                actions.goTo(link.frame());
            } else {
                actions.goTo(link.frame(), link.filter());
            }
        });
    }

    private static Node link(String text, Runnable action) {
        var leads = new Hyperlink(text);
        leads.setOnAction(e -> {
            leads.setVisited(false);
            action.run();
        });
        return leads;
    }

    private static Node who(Fact.Who who, @Nullable Timeline timeline) {
        var name = new Label();
        if (timeline != null) {
            var participant = timeline.participants().get(who.participant());
            name.setText(participant.name());
            name.setGraphic(ParticipantIcon.of(participant));
        }
        name.setMinWidth(WHO);
        name.setMaxWidth(WHO);
        var text = wrapped(who.text(), who.tone(), false);
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(8, name, text);
    }

    private static Label name(String text) {
        var label = Nodes.label(text, "ph-muted");
        label.setMinWidth(NAMES);
        label.setMaxWidth(NAMES);
        return label;
    }

    private static Label styled(String text, Tone tone) {
        return tone.style().isEmpty() ? new Label(text) : Nodes.label(text, tone.style());
    }

    private static WrappedText wrapped(String text, Tone tone, boolean code) {
        var colour = tone.style().isEmpty() ? "ph-main-text" : tone.style();
        var wrapped = code ? new WrappedText(colour, "ph-mono-12") : new WrappedText(colour);
        wrapped.setText(text);
        wrapped.setMinHeight(Region.USE_PREF_SIZE);
        return wrapped;
    }
}
