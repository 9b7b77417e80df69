package dev.playhead.ui.interrupt;

import dev.playhead.transport.api.Controls;
import dev.playhead.transport.api.Session;
import dev.playhead.transport.insight.FrameDetail;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.participant.FrameDraft;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.MessageAction;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Sends the chosen frame of a live session again, after it was edited: it is published anew, as a participant of its
/// own. FX thread.
public final class SendAgain {
    /// Place in which it works, for those who look for it elsewhere.
    public static final String ELSEWHERE = "where a frame of a live session with messages or presence is chosen";

    private static final Set<String> KINDS = Stream.concat(
                    Stream.of(Action.MESSAGE, Action.PRESENCE).map(Action::name),
                    Arrays.stream(MessageAction.values()).map(MessageAction::name))
            .collect(Collectors.toUnmodifiableSet());

    private final Supplier<@Nullable Session> session;
    private final Consumer<String> problem;
    private @Nullable FrameDetail looked;

    /// @param session that is shown; null while there is none
    /// @param problem says in a sentence why a frame cannot be sent
    public SendAgain(Supplier<@Nullable Session> session, Consumer<String> problem) {
        this.session = session;
        this.problem = problem;
    }

    /// Takes in what was read of the chosen frame.
    public void looked(FrameDetail detail) {
        looked = detail;
    }

    /// Returns whether a row of the frames table can be sent again.
    ///
    /// @param row -1 for none
    public boolean works(int row) {
        var of = session.get();
        return of != null
                && row >= 0
                && controls(of).isPresent()
                && isSendable(of.timeline().frames(), row);
    }

    private static Optional<Controls> controls(Session of) {
        return of.controls();
    }

    private static boolean isSendable(Frames frames, int row) {
        return row < frames.count() && frames.way(row) != Frames.Way.EVENT && KINDS.contains(frames.kind(row));
    }

    /// Opens the form for a row, over the window of a node.
    public void open(Node owner, int row) {
        var of = session.get();
        var detail = looked;
        if (of == null || !works(row)) {
            return;
        }
        if (detail == null || detail.row() != row) {
            problem.accept("The frame is being read; try again in a moment.");
            return;
        }
        try {
            if (!detail.isFrame()) {
                throw new IllegalArgumentException("A request is sent again with Copy as curl; this is no frame.");
            }
            var draft = FrameDraft.of(detail.format(), detail.payload());
            controls(of)
                    .ifPresent(controls -> ResendPrompt.start(owner, draft, about(of, row), words(of, row), controls));
        } catch (IllegalArgumentException refused) {
            problem.accept(String.valueOf(refused.getMessage()));
        }
    }

    private static String about(Session of, int row) {
        var timeline = of.timeline();
        int channel = timeline.frames().channel(row);
        var where = channel < 0
                ? ""
                : " on " + timeline.channels().get(channel).id().words();
        return timeline.frames().kind(row) + where;
    }

    private static String words(Session of, int row) {
        var frames = of.timeline().frames();
        int who = frames.participant(row);
        boolean toOne = frames.way(row) != Frames.Way.IN && who >= 0;
        return "Everybody on the channel gets it, as a new frame."
                + (toOne
                        ? " It went to " + of.timeline().participants().get(who).name()
                                + "; it cannot be sent to one device alone."
                        : "");
    }
}
