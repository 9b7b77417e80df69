package dev.playhead.ui.window;

import dev.playhead.transport.conversation.Conversation;
import dev.playhead.ui.command.PaneFocus;
import dev.playhead.ui.control.GuardedPane;
import dev.playhead.ui.control.Nodes;
import dev.playhead.ui.control.Split;
import dev.playhead.ui.conversation.ConversationList;
import dev.playhead.ui.conversation.MessageFacts;
import dev.playhead.ui.conversation.ReadChannel;
import dev.playhead.ui.interrupt.InterruptMenu;
import dev.playhead.ui.interrupt.InterruptSubject;
import dev.playhead.ui.table.Fact;
import dev.playhead.ui.table.FactPane;
import dev.playhead.ui.table.RowAt;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A conversation, and the facts of the message that is chosen in it. FX thread.
final class ConversationPane {
    private static final double SIDE = 408;
    private static final double LEAST_SIDE = 300;
    private static final double LEAST_LIST = 420;

    private final ViewContext context;
    private final ConversationList list;
    private final GuardedPane<ConversationList> guarded;
    private final FactPane side;
    private final Split pane;
    private @Nullable ReadChannel read;
    private final Consumer<@Nullable String> onChosen;
    private @Nullable String serial;

    /// @param onChosen told the serial of the message that is chosen; null for none
    /// @param onOpen told the serial of a message whose versions are wanted
    /// @param onDevice told the participant as which the texts are to be read; -1 for the server
    ConversationPane(
            ViewContext context, Consumer<@Nullable String> onChosen, Consumer<String> onOpen, IntConsumer onDevice) {
        this.context = context;
        this.onChosen = onChosen;
        list = new ConversationList(this::chosen, onOpen, onDevice);
        list.focusTarget().setOnContextMenuRequested(e -> interrupt());
        guarded = GuardedPane.of("The conversation", list);
        side = new FactPane(this::facts, context.sideActions(), "Choose a message to see who has which version of it.");
        guarded.setMinWidth(LEAST_LIST);
        side.node().setMinWidth(LEAST_SIDE);
        pane = new Split(Orientation.HORIZONTAL, guarded, room -> Math.max(LEAST_LIST, room - SIDE))
                .named("conversation");
        pane.setSecond(side.node());
        side.show(null);
    }

    /// Opens the menu of interrupts for the chosen message, under the list; does nothing when none is chosen.
    void interrupt() {
        var of = read;
        var message = serial;
        if (of != null && message != null) {
            var conversation = of.state().conversation();
            var text = conversation.items().stream()
                    .filter(item -> item.place().serial().equals(message) && item instanceof Conversation.Said)
                    .map(item -> ((Conversation.Said) item).text())
                    .findFirst()
                    .orElse("");
            InterruptMenu.open(
                    list.chosenNode(),
                    InterruptSubject.of(conversation.channel(), message, text),
                    context.liveControls());
        }
    }

    Region node() {
        return pane;
    }

    List<PaneFocus.Pane> panes() {
        return List.of(new PaneFocus.Pane(guarded, list.focusTarget()), PaneFocus.Pane.of(side.node()));
    }

    void show(ReadChannel channel) {
        read = channel;
        guarded.update("show", pane -> pane.show(channel));
        tell();
    }

    private void chosen(@Nullable String message) {
        serial = message;
        var channel = read;
        if (message != null && channel != null) {
            int frame = MessageFacts.frame(row(channel), channel.state(), message);
            if (frame >= 0) {
                context.frames().choose(frame);
            }
        }
        onChosen.accept(message);
        tell();
    }

    private static RowAt row(ReadChannel of) {
        return new RowAt(of.timeline(), 0, of.state().conversation().atNanos());
    }

    private void tell() {
        side.show(serial == null || read == null ? null : row(read));
    }

    private List<Fact> facts(RowAt row) {
        return read == null || serial == null ? List.of() : MessageFacts.of(row, read.state(), serial);
    }

    void clear() {
        read = null;
        guarded.update("clear", ConversationList::clear);
        tell();
    }

    /// Chooses a message; null chooses none.
    void choose(@Nullable String message) {
        guarded.update("choose", pane -> pane.choose(message));
    }

    void takeFocus() {
        list.focusTarget().requestFocus();
        Nodes.showFocus(list.focusTarget());
    }

    void stepOut() {
        guarded.update("choose", pane -> pane.choose(null));
    }
}
