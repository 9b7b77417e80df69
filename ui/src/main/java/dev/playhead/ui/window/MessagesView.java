package dev.playhead.ui.window;

import dev.playhead.transport.insight.ChannelId;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.ui.command.Command;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.conversation.ChannelChooser;
import dev.playhead.ui.conversation.MessageLines;
import dev.playhead.ui.conversation.MessageTable;
import dev.playhead.ui.conversation.OutlinePane;
import dev.playhead.ui.format.Formats;
import dev.playhead.ui.pulse.PaintTurns;
import dev.playhead.ui.theme.Icon;
import dev.playhead.ui.version.ReadMessages;
import dev.playhead.ui.version.VersionsPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Messages as they were at the playhead, in one of three forms: a channel read as a conversation, the versions of one
/// of its messages, or a table of all that there are. FX thread.
final class MessagesView implements View, OpenSession.Listener {
    static final ViewKind KIND =
            new ViewKind("messages", "Messages", "", Icon.MESSAGE, "Ctrl 2", true, MessagesView::new);

    /// Names of its other forms, for pictures.
    static final List<String> FORMS = List.of("versions", "table");

    private static final PaintTurns.Part MESSAGES = new PaintTurns.Part("messages", 200);
    private static final double OUTLINE = 300;
    private static final double NARROW_OUTLINE = 220;
    private static final double LEAST_FOR_OUTLINE = 1_200;
    private static final double WIDE = 1_400;

    private final ViewContext context;
    private final MessageTable table = new MessageTable(this::open);
    private final ConversationPane conversation;
    private final VersionsPane versions;
    private final GuardedPane<VersionsPane> guardedVersions;
    private final OutlinePane outline = new OutlinePane(this::chosen, this::open);
    private final GuardedPane<OutlinePane> guardedOutline = GuardedPane.of("The list of messages", outline);
    private final Split columns;
    private final ChannelChooser channels = new ChannelChooser(this::otherChannel);
    private final ToggleGroup forms = new ToggleGroup();
    private final ToggleButton asConversation = new ToggleButton("Conversation");
    private final ToggleButton asVersions = new ToggleButton("Versions");
    private final ToggleButton asTable = new ToggleButton("Table");
    private final Label count = Nodes.label("", "ph-mono", "ph-muted");
    private final Label at = Nodes.label("", "ph-mono", "ph-muted");
    private final BorderPane pane = new BorderPane();
    private final ShownMoment shown = new ShownMoment();
    private @Nullable ReadMessages read;
    // Serial of the message that is chosen.
    private @Nullable String chosen;
    // Participant as which texts are read; -1 for the server.
    private int device = -1;
    private double width = WIDE;

    MessagesView(ViewContext context) {
        this.context = context;
        conversation = new ConversationPane(context, serial -> chosen = serial, this::open, this::readAs);
        versions = new VersionsPane(context.sideActions());
        guardedVersions = GuardedPane.of("The versions", versions);
        guardedOutline.setMinWidth(160);
        columns = new Split(Orientation.HORIZONTAL, guardedOutline, room -> width < WIDE ? NARROW_OUTLINE : OUTLINE)
                .named("messages-tree");
        for (var form : List.of(asConversation, asVersions, asTable)) {
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
        var segments = new HBox(asConversation, asVersions, asTable);
        segments.getStyleClass().addAll("ph-segments", "ph-sm");
        var header = new HBox(8, segments, channels.node(), Nodes.space(), count, at);
        header.getStyleClass().add("ph-panel-header");
        pane.setTop(header);
        form();
    }

    private boolean isTable() {
        return asTable.isSelected();
    }

    private boolean isVersions() {
        return asVersions.isSelected();
    }

    private boolean hasOutline() {
        return isVersions() || width >= LEAST_FOR_OUTLINE;
    }

    // Parts that are not shown have no parent, so that one can be shown in either place.
    private void form() {
        var body = isVersions() ? guardedVersions : conversation.node();
        Region wanted = isTable() ? table.node() : hasOutline() ? columns : body;
        if (pane.getCenter() != wanted || wanted == columns && !columns.holds(body)) {
            pane.setCenter(null);
            columns.setSecond(null);
            if (wanted == columns) {
                columns.setSecond(body);
            }
            pane.setCenter(wanted);
        }
        guardedOutline.update("form", isVersions() ? OutlinePane::suggestList : OutlinePane::suggestTree);
        Nodes.show(channels.node(), !isTable());
    }

    private void again() {
        form();
        var open = context.open().get();
        if (open != null) {
            paint(MESSAGES, open);
        }
    }

    private void otherChannel() {
        chosen = null;
        conversation.choose(null);
        again();
    }

    /// Somebody has chosen a message in the list beside.
    private void chosen(String serial) {
        if (serial.equals(chosen)) {
            return;
        }
        chosen = serial;
        if (isVersions()) {
            again();
        } else {
            conversation.choose(serial);
        }
    }

    private void readAs(int participant) {
        device = participant;
        again();
    }

    private void open(ChannelId channel, String serial) {
        channels.take(channel);
        open(serial);
    }

    private void open(String serial) {
        chosen = serial;
        if (isVersions()) {
            again();
        } else {
            forms.selectToggle(asVersions);
        }
        guardedVersions.update("focus", VersionsPane::takeFocus);
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
    public void turnTo(String form) {
        forms.getToggles().stream()
                .filter(toggle -> toggle instanceof ToggleButton button
                        && button.getText().toLowerCase(Locale.ROOT).equals(form))
                .forEach(forms::selectToggle);
    }

    @Override
    public List<PaneFocus.Pane> panes() {
        if (isTable()) {
            return List.of(new PaneFocus.Pane(pane, table.node()));
        }
        var panes = new ArrayList<PaneFocus.Pane>();
        if (hasOutline()) {
            panes.add(new PaneFocus.Pane(guardedOutline, outline.focusTarget()));
        }
        if (isVersions()) {
            versions.parts().forEach(part -> panes.add(PaneFocus.Pane.of(part)));
        } else {
            panes.addAll(conversation.panes());
        }
        return panes;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(
                        "message-versions",
                        "Versions of the chosen message, and back",
                        "V",
                        context.whileShown(this),
                        held -> forms.selectToggle(isVersions() ? asConversation : asVersions)),
                Command.of(
                        "interrupt-message",
                        "Interrupt: edit, delete, answer again, approve the chosen message",
                        "I",
                        context.whileShown(this),
                        held -> conversation.interrupt()));
    }

    @Override
    public void fit(double now) {
        width = now;
        form();
    }

    @Override
    public void show() {
        var open = context.open().get();
        if (open != null && shown.turnsTo(open)) {
            open.listen(this);
            table.clear();
            channels.clear();
            conversation.clear();
            guardedOutline.update("clear", OutlinePane::clear);
            guardedVersions.update("clear", VersionsPane::clear);
            read = null;
            chosen = null;
            device = -1;
        }
        if (open != null && !behind(open).isEmpty()) {
            paint(MESSAGES, open);
        }
        fill(); // with the colours of today
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
        if (isTable()) {
            count.setText(Formats.count(table.show(timeline, nanos), "message"));
            return;
        }
        count.setText("");
        channels.show(timeline, nanos);
        var channel = channels.chosen();
        if (channel != null) {
            if (isVersions() && chosen == null) {
                chosen = MessageLines.liveliest(timeline.channel(channel), nanos);
            }
            open.channel(channel, nanos, isVersions() ? chosen : null, isVersions() ? -1 : device);
        }
    }

    @Override
    public void channel(OpenSession open, ReadMessages now) {
        if (open == context.open().get()
                && now.channel().state().conversation().channel().equals(channels.chosen())) {
            read = now;
            fill();
        }
    }

    private void fill() {
        var now = read;
        if (now == null || isTable()) {
            return;
        }
        if (hasOutline()) {
            guardedOutline.update("show", outlined -> outlined.show(now.channel(), chosen));
        }
        if (isVersions()) {
            guardedVersions.update(
                    "show", form -> form.show(now, context.palette().get()));
        } else {
            conversation.show(now.channel());
        }
    }

    @Override
    public void detail(OpenSession open, FrameDetail detail) {
        if (open == context.open().get() && isVersions()) {
            var timeline = open.session().timeline();
            guardedVersions.update("detail", form -> form.detail(timeline, detail));
        }
    }

    @Override
    public void stepOut() {
        if (isVersions()) {
            forms.selectToggle(asConversation);
            conversation.choose(chosen);
            conversation.takeFocus();
            return;
        }
        table.stepOut();
        conversation.stepOut();
    }
}
