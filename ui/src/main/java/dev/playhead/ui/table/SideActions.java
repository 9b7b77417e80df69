package dev.playhead.ui.table;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.insight.MessageVersions;
import dev.playhead.transport.interrupt.InterruptKind;
import dev.playhead.ui.interrupt.InterruptSubject;
import java.util.function.Consumer;
import javafx.scene.Node;

/// Actions that the pane beside a table asks the window for. FX thread.
public interface SideActions {
    /// Goes to a frame on the timeline.
    void goTo(int frame);

    /// Goes to the frames that a filter chooses, and to one of them.
    void goTo(int frame, String filter);

    /// Puts the playhead on a moment, ns since 1970; the view that is shown stays.
    void moveTo(long nanos);

    /// Reads a frame and makes it the one that is chosen in the window; [SidePane#detail] is told what it
    /// says.
    void look(int frame);

    /// Reads the versions of the message that a frame is about, and gives them to `then`.
    void versions(int frame, Consumer<MessageVersions> then);

    /// Opens something that lies over the window.
    ///
    /// @param opening given a node of the window
    void over(Consumer<Node> opening);

    /// Says in a sentence why something could not be done.
    void problem(String sentence);

    /// Publishes an interrupt, and asks first for what there is to say.
    void interrupt(InterruptKind kind, InterruptSubject subject, Controls controls);
}
