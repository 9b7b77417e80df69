package dev.playhead.ui.window;

import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.conversation.ChannelChooser;
import dev.playhead.ui.conversation.MessageTable;
import dev.playhead.ui.conversation.ReadChannel;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Messages as they were at the playhead, in one of two forms: a channel read as a conversation, or a table of all
/// that there are. FX thread.
final class MessagesView implements View, OpenSession.Listener {
    static final ViewKind KIND =
            new ViewKind("messages", "Messages", "", Icon.MESSAGE, "Ctrl 2", true, MessagesView::new);

    private static final PaintTurns.Part MESSAGES = new PaintTurns.Part("messages", 200);

    private final ViewContext context;
    private final MessageTable table = new MessageTable();
    private final ConversationPane conversation;
    private final ChannelChooser channels = new ChannelChooser(this::again);
    private final ToggleButton asConversation = new ToggleButton("Conversation");
    private final ToggleButton asTable = new ToggleButton("Table");
    private final Label count = Nodes.label("", "ph-mono", "ph-muted");
    private final Label at = Nodes.label("", "ph-mono", "ph-muted");
    private final BorderPane pane = new BorderPane();
    private final ShownMoment shown = new ShownMoment();

    MessagesView(ViewContext context) {
        this.context = context;
        conversation = new ConversationPane(context);
        var forms = new ToggleGroup();
        for (var form : List.of(asConversation, asTable)) {
            form.setId("messages-as-" + form.getText().toLowerCase(Locale.ROOT));
            form.setToggleGroup(forms);
        }
        forms.selectToggle(asConversation);
        forms.selectedToggleProperty().addListener((o, before, now) -> {
            if (now == null) {
                forms.selectToggle(before);
            } else {
                again();
            }
        });
        var segments = new HBox(asConversation, asTable);
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        var header = new HBox(8, segments, channels.node(), Nodes.space(), count, at);
        header.getStyleClass().add("ph-panel-header");
        pane.setTop(header);
        form();
    }

    private boolean isConversation() {
        return asConversation.isSelected();
    }

    private void form() {
        var body = isConversation() ? conversation.node() : table.node();
        if (pane.getCenter() != body) {
            pane.setCenter(body);
        }
        Nodes.show(channels.node(), isConversation());
    }

    private void again() {
        form();
        var open = context.open().get();
        if (open != null) {
            paint(MESSAGES, open);
        }
    }

    @Override
    public ViewKind kind() {
        return KIND;
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        return isConversation() ? conversation.panes() : List.of(new PaneFocus.Pane(pane, table.node()));
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open != null && shown.turnsTo(open)) {
            open.listen(this);
            table.clear();
            channels.clear();
            conversation.clear();
        }
        if (open != null && !behind(open).isEmpty()) {
            paint(MESSAGES, open);
        }
    }

    @Override
    public Set<PaintTurns.Part> behind(OpenSession open) {
        return shown.isBehind(open, context.model().momentNanos()) ? Set.of(MESSAGES) : Set.of();
    }

    @Override
    public void paint(PaintTurns.Part part, OpenSession open) {
        long playhead = context.model().momentNanos();
        shown.show(open, playhead);
        var timeline = open.session().timeline();
        long nanos = Math.min(playhead, timeline.endNanos());
        at.setText("at " + Formats.clock(nanos - timeline.startNanos()));
        if (isConversation()) {
            channels.show(timeline, nanos);
            var channel = channels.chosen();
            if (channel != null) {
                open.channel(channel, nanos);
            }
            count.setText("");
        } else {
            count.setText(Formats.count(table.show(timeline, nanos), "message"));
        }
    }

    @Override
    public void channel(OpenSession open, ReadChannel read) {
        if (open == context.open().get()
                && read.state().conversation().channel().equals(channels.chosen())) {
            conversation.show(read);
        }
    }

    @Override
    public void stepOut() {
        table.stepOut();
        conversation.stepOut();
    }
}
