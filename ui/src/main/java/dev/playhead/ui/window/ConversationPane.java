package dev.playhead.ui.window;

import dev.playhead.transport.conversation.ChannelState;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.conversation.ConversationList;
import dev.playhead.ui.conversation.MessageFacts;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.FactPane;
import dev.playhead.ui.table.RowAt;
import dev.playhead.ui.table.SideActions;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A conversation, and the facts of the message that is chosen in it. FX thread.
final class ConversationPane {
    private static final double SIDE = 408;
    private static final double LEAST_SIDE = 300;
    private static final double LEAST_LIST = 420;

    private final ViewContext context;
    private final ConversationList list = new ConversationList(this::chosen);
    private final GuardedPane<ConversationList> guarded = GuardedPane.of("The conversation", list);
    private final FactPane side;
    private final Split pane;
    private @Nullable Timeline timeline;
    private @Nullable ChannelState state;
    private @Nullable String serial;

    ConversationPane(ViewContext context) {
        this.context = context;
        side = new FactPane(this::facts, new Actions(), "Choose a message to see who has which version of it.");
        guarded.setMinWidth(LEAST_LIST);
        side.node().setMinWidth(LEAST_SIDE);
        pane = new Split(Orientation.HORIZONTAL, guarded, room -> Math.max(LEAST_LIST, room - SIDE));
        pane.setSecond(side.node());
        side.show(null);
    }

    Region node() {
        return pane;
    }

    List<PaneFocus.Pane> panes() {
        return List.of(new PaneFocus.Pane(guarded, list.focusTarget()), PaneFocus.Pane.of(side.node()));
    }

    void show(Timeline now, ChannelState channel) {
        timeline = now;
        state = channel;
        guarded.update("show", pane -> pane.show(now, channel));
        tell();
    }

    private void chosen(@Nullable String message) {
        serial = message;
        var row = row();
        var channel = state;
        if (message != null && row != null && channel != null) {
            int frame = MessageFacts.frame(row, channel, message);
            if (frame >= 0) {
                context.frames().choose(frame);
            }
        }
        tell();
    }

    private @Nullable RowAt row() {
        return timeline == null || state == null
                ? null
                : new RowAt(timeline, 0, state.conversation().atNanos());
    }

    private void tell() {
        side.show(serial == null ? null : row());
    }

    private List<Fact> facts(RowAt row) {
        return state == null || serial == null ? List.of() : MessageFacts.of(row, state, serial);
    }

    void clear() {
        timeline = null;
        state = null;
        guarded.update("clear", ConversationList::clear);
        tell();
    }

    void stepOut() {
        guarded.update("choose", pane -> pane.choose(null));
    }

    private final class Actions implements SideActions {
        @Override
        public void goTo(int frame) {
            context.frames().goTo(frame);
        }

        @Override
        public void goTo(int frame, String filter) {
            context.model().filterProperty().set(filter);
            context.frames().goTo(frame);
        }

        @Override
        public void moveTo(long nanos) {
            context.model().stepTo(nanos);
        }

        @Override
        public void look(int frame) {
            context.frames().choose(frame);
        }

        @Override
        public void versions(int frame, Consumer<MessageVersions> then) {
            var open = context.open().get();
            if (open != null) {
                open.versions(frame, then);
            }
        }
    }
}
