package dev.playhead.ui.fault;

import dev.playhead.transport.fault.Break;
import dev.playhead.transport.fault.FaultFields;
import dev.playhead.transport.insight.Frames;
import dev.playhead.transport.insight.Timeline;
import dev.playhead.transport.protocol.Action;
import dev.playhead.transport.protocol.MessageAction;
import dev.playhead.transport.protocol.ProtocolMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Breakpoint on frames like one that somebody has chosen: of the same kind, on the same channel, on the same way of
/// the same participant. Immutable.
///
/// @param participant index in the timeline
public record FrameBreakpoint(int participant, Break breakpoint) {
    private static final Set<String> KINDS = Stream.concat(
                    Arrays.stream(Action.values())
                            .filter(action -> Break.mayStop(ProtocolMessage.builder(action)
                                    .channel("any")
                                    .build()))
                            .map(Action::name),
                    Arrays.stream(MessageAction.values()).map(MessageAction::name))
            .collect(Collectors.toUnmodifiableSet());

    /// Returns the breakpoint for a row of the frames table; empty when it is no frame, or one that never stops.
    ///
    /// @param row -1 for none
    public static Optional<FrameBreakpoint> of(Timeline timeline, int row) {
        var frames = timeline.frames();
        if (row < 0 || row >= frames.count() || frames.participant(row) < 0 || !KINDS.contains(frames.kind(row))) {
            return Optional.empty();
        }
        boolean from = frames.way(row) == Frames.Way.IN;
        if (frames.way(row) == Frames.Way.EVENT) {
            return Optional.empty();
        }
        var filter = "kind == " + frames.kind(row);
        if (frames.channel(row) >= 0) {
            var name = timeline.channels().get(frames.channel(row)).id().name();
            filter += " && channel == \"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        var fields = new HashMap<String, String>();
        fields.put("filter", filter);
        fields.put("way", from ? "from" : "to");
        return Break.KIND.read().apply(new FaultFields(fields)) instanceof Break breakpoint
                ? Optional.of(new FrameBreakpoint(frames.participant(row), breakpoint))
                : Optional.empty();
    }
}
